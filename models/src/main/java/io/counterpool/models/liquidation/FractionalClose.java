package io.counterpool.models.liquidation;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import io.counterpool.models.amm.VirtualAmm;
import io.counterpool.models.margin.CurvePosition;
import java.math.RoundingMode;

/**
 * Closes a fixed part of a position as long as its margin can pay the fee, all of it otherwise.
 *
 * <p>With {@code equity = margin + profit} at the quote of closing everything: if {@code equity ÷
 * notional > feeRate}, {@code partialFraction} of the size is closed, the same part of the profit
 * realised and {@code exchanged × feeRate} taken as a penalty, half of it for the liquidator and
 * the rest for the fund. Otherwise everything is closed; the liquidator's fee is {@code notional ×
 * feeRate ÷ 2}, what equity is below 0 is bad debt, what of the fee equity cannot cover is bad debt
 * as well, and what is left goes to the fund, which pays both. Source: Perpetual Protocol v1,
 * ClearingHouse.liquidate.
 *
 * @param feeRate fraction of the quote, 0 to 1
 * @param partialFraction part of the size; 0 or 1: always everything
 */
public record FractionalClose(Decimal feeRate, Decimal partialFraction) {

  private static final Decimal TWO = Decimal.of(2);

  public FractionalClose {
    Bounds.fraction("feeRate", feeRate);
    Bounds.fraction("partialFraction", partialFraction);
  }

  /**
   * What a liquidation does; quote units, amounts of money ≥ 0.
   *
   * @param isPartial false: everything is closed
   * @param closed signed base units
   * @param exchanged quote of what is closed
   * @param realised profit, below 0 a loss
   * @param unrealised profit of what stays, as valued before
   * @param penalty what the margin pays beyond the loss: to the liquidator and the fund
   * @param liquidatorFee rounded down
   * @param toFund rest of the penalty, or what is left of the margin
   * @param feeBadDebt part of the liquidator's fee that the fund pays
   * @param badDebt loss that the margin does not cover, which the fund pays
   * @param marginAfter of what stays
   * @param sizeAfter signed base units
   */
  public record Closed(
      boolean isPartial,
      Decimal closed,
      Decimal exchanged,
      Decimal realised,
      Decimal unrealised,
      Decimal penalty,
      Decimal liquidatorFee,
      Decimal toFund,
      Decimal feeBadDebt,
      Decimal badDebt,
      Decimal marginAfter,
      Decimal sizeAfter) {}

  /**
   * Liquidates; whether the position may be liquidated is decided before.
   *
   * @throws io.counterpool.models.OutOfRangeException if the curve does not hold enough base
   */
  public Closed liquidate(CurvePosition position, VirtualAmm curve) {
    Decimal notional = position.notional(curve);
    Decimal profit = position.profit(notional);
    Decimal equity = position.margin().plus(profit);
    boolean isPartial =
        partialFraction.isPositive()
            && partialFraction.isLessThan(Decimal.ONE)
            && position.marginRatio(notional, Decimal.ZERO).isGreaterThan(feeRate);
    return isPartial ? part(position, curve, profit) : all(position, notional, profit, equity);
  }

  private Closed part(CurvePosition position, VirtualAmm curve, Decimal profit) {
    Decimal closed = position.size().times(partialFraction, RoundingMode.DOWN);
    Decimal exchanged = CurvePosition.closingQuote(curve, closed);
    Decimal realised = profit.times(partialFraction, RoundingMode.DOWN);
    Decimal penalty = exchanged.times(feeRate, RoundingMode.DOWN);
    Decimal fee = penalty.dividedBy(TWO, RoundingMode.DOWN);
    return new Closed(
        true,
        closed,
        exchanged,
        realised,
        profit.minus(realised),
        penalty,
        fee,
        penalty.minus(fee),
        Decimal.ZERO,
        Decimal.ZERO,
        position.margin().plus(realised).minus(penalty),
        position.size().minus(closed));
  }

  private Closed all(CurvePosition position, Decimal notional, Decimal profit, Decimal equity) {
    Decimal fee = notional.times(feeRate, RoundingMode.DOWN).dividedBy(TWO, RoundingMode.DOWN);
    Decimal left = equity.max(Decimal.ZERO);
    Decimal toFund = left.minus(fee).max(Decimal.ZERO);
    return new Closed(
        false,
        position.size(),
        notional,
        profit,
        Decimal.ZERO,
        left,
        fee,
        toFund,
        fee.minus(left).max(Decimal.ZERO),
        equity.negate().max(Decimal.ZERO),
        Decimal.ZERO,
        Decimal.ZERO);
  }
}
