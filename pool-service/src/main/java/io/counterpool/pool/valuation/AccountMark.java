package io.counterpool.pool.valuation;

import io.counterpool.models.Decimal;
import java.util.List;

/**
 * An account with positions as valuation sees it.
 *
 * @param settlementCash may be negative: owed
 */
public record AccountMark(
    Decimal settlementCash, List<AssetMark> collateral, List<PositionMark> positions) {

  public AccountMark {
    collateral = List.copyOf(collateral);
    positions = List.copyOf(positions);
  }

  /** Settlement units, rounded down. At LOWER every price is where this account has least. */
  public Decimal equity(Bound bound) {
    Decimal sum = settlementCash;
    for (AssetMark asset : collateral) {
      sum = sum.plus(asset.value(bound));
    }
    for (PositionMark position : positions) {
      sum = sum.plus(position.equity(bound));
    }
    return sum;
  }

  /** What the account cannot pay: max(0, −equity). */
  public Decimal shortfall(Bound bound) {
    return equity(bound).negate().max(Decimal.ZERO);
  }
}
