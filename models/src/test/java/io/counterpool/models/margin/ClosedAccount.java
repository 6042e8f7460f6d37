package io.counterpool.models.margin;

import io.counterpool.models.Decimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** An account after a plan was carried out at the marks: the long way, position by position. */
final class ClosedAccount {

  private ClosedAccount() {}

  static MarginAccount after(MarginAccount account, List<LiquidationPlan.Close> closes) {
    Decimal cash = account.settlementCash();
    List<MarginPosition> positions = new ArrayList<>(account.positions());
    for (LiquidationPlan.Close close : closes) {
      MarginPosition position = positions.get(close.index());
      PositionState state = position.state();
      Decimal whole = state.size().abs();
      Decimal closedSigned = state.size().isNegative() ? close.size().negate() : close.size();
      Decimal closedEntry =
          state.entryNotional().timesOver(close.size(), whole, Decimal.SCALE, RoundingMode.CEILING);
      Decimal profit = closedSigned.times(state.price(), RoundingMode.FLOOR).minus(closedEntry);
      Decimal fee =
          close
              .size()
              .times(state.price(), RoundingMode.CEILING)
              .times(position.terms().closeOutFeeRate(), RoundingMode.CEILING);
      cash = cash.plus(profit).minus(fee).minus(state.fundingOwed()).minus(state.borrowOwed());
      positions.set(
          close.index(),
          new MarginPosition(
              new PositionState(
                  state.size().minus(closedSigned),
                  state.entryNotional().minus(closedEntry),
                  state.price()),
              position.terms()));
    }
    return new MarginAccount(cash, account.collaterals(), positions);
  }
}
