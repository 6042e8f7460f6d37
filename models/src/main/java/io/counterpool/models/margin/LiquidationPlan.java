package io.counterpool.models.margin;

import io.counterpool.models.Decimal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a cross account must close by force: who judges a round, judges with this.
 *
 * <p>Nothing while equity covers maintenance. Below it, the market with the largest maintenance is
 * closed first (of equals the one that stands first in the account): the least size that brings
 * equity to the buffer above maintenance; if no part of the position does, the whole of it, and
 * then the market with the next largest maintenance.
 */
public final class LiquidationPlan {

  private LiquidationPlan() {}

  /**
   * One forced close.
   *
   * @param index place of the position in the account
   * @param size base units, unsigned, above 0, at most the position
   */
  public record Close(int index, Decimal size) {}

  /**
   * Decides for one account. Pure: the same figures give the same plan.
   *
   * @param exits one a position, in the order of the account
   * @return in the order of closing, each position at most once; empty if equity covers maintenance
   * @throws IllegalArgumentException if {@code exits} has another length than the positions
   */
  public static List<Close> decide(LinearMargin margin, MarginAccount account, List<Exit> exits) {
    if (exits.size() != account.positions().size()) {
      throw new IllegalArgumentException(
          "one exit a position: " + exits.size() + " for " + account.positions().size());
    }
    if (!margin.isLiquidatable(account)) {
      return List.of();
    }
    List<Close> closes = new ArrayList<>();
    MarginAccount rest = account;
    for (int index : byMaintenance(margin, account)) {
      Exit exit = exits.get(index);
      Decimal size = margin.sizeToClose(rest, index, exit.closePrice(), exit.sizeStep());
      if (size.isZero()) {
        break; // The closes before it were enough.
      }
      closes.add(new Close(index, size));
      if (size.isLessThan(account.positions().get(index).state().size().abs())) {
        break; // A part was enough.
      }
      rest = withoutPosition(rest, index, exit.closePrice());
    }
    return List.copyOf(closes);
  }

  /** Places of the open positions, largest maintenance first. */
  private static List<Integer> byMaintenance(LinearMargin margin, MarginAccount account) {
    List<Decimal> maintenance =
        account.positions().stream().map(margin::maintenanceMargin).toList();
    return IntStream.range(0, account.positions().size())
        .filter(index -> !account.positions().get(index).state().size().isZero())
        .boxed()
        .sorted(
            Comparator.<Integer, Decimal>comparing(maintenance::get)
                .reversed()
                .thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  /**
   * The account after the whole of one position was closed: profit and what was owed move to cash,
   * less the close-out fee, rounded down. A profit still counts at its payable fraction, as in
   * {@link LinearMargin#sizeToClose}. The place of the position stays, with size 0.
   */
  private static MarginAccount withoutPosition(
      MarginAccount account, int index, Decimal closePrice) {
    MarginPosition position = account.positions().get(index);
    PositionState state = position.state();
    BigDecimal fee =
        state
            .size()
            .abs()
            .toBigDecimal()
            .multiply(closePrice.toBigDecimal())
            .multiply(position.terms().closeOutFeeRate().toBigDecimal());
    BigDecimal cash =
        account
            .settlementCash()
            .toBigDecimal()
            .add(LinearMargin.countedProfit(position, closePrice))
            .subtract(LinearMargin.owed(state))
            .subtract(fee);
    List<MarginPosition> positions = new ArrayList<>(account.positions());
    positions.set(
        index,
        new MarginPosition(
            new PositionState(Decimal.ZERO, Decimal.ZERO, state.price()), position.terms()));
    return new MarginAccount(
        Decimal.of(cash, Decimal.SCALE, RoundingMode.FLOOR), account.collaterals(), positions);
  }
}
