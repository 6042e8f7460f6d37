package io.counterpool.models.liquidation;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * The size of a position to close so that a shortage of margin is just covered.
 *
 * <p>One unit closed frees its margin and pays the two fees: {@code size = shortage ÷ (price ×
 * quotePrice × (marginRatio − liquidatorFee) − price × insuranceFee)}. Each term of the divisor and
 * the result are rounded down. {@link io.counterpool.models.margin.LinearMargin#sizeToClose} asks
 * the account itself instead and rounds up. Source: Drift v2, liquidation.
 *
 * @param marginRatio fraction of the notional that a position ties up, ≥ 0
 * @param liquidatorFee fraction of the notional, ≥ 0
 * @param insuranceFee fraction of the notional, ≥ 0
 * @param cashScale fraction digits of cash and prices
 * @param sizeScale fraction digits of sizes
 */
public record PartialLiquidation(
    Decimal marginRatio,
    Decimal liquidatorFee,
    Decimal insuranceFee,
    int cashScale,
    int sizeScale) {

  public PartialLiquidation {
    Bounds.notNegative("marginRatio", marginRatio);
    Bounds.notNegative("liquidatorFee", liquidatorFee);
    Bounds.notNegative("insuranceFee", insuranceFee);
    Bounds.within("cashScale", cashScale, 0, Decimal.SCALE);
    Bounds.within("sizeScale", sizeScale, 0, Decimal.SCALE);
  }

  /**
   * The size that covers the shortage; the caller bounds it by the position.
   *
   * @param shortage settlement value missing, ≥ 0
   * @param price settlement units for one base unit, ≥ 0
   * @param quotePrice value of one settlement unit, ≥ 0
   * @return base units; empty if no size covers it, because a close frees no more than it costs
   */
  public Optional<Decimal> sizeFor(Decimal shortage, Decimal price, Decimal quotePrice) {
    Bounds.notNegative("shortage", shortage);
    Bounds.notNegative("price", price);
    Bounds.notNegative("quotePrice", quotePrice);
    if (price.isZero() || marginRatio.compareTo(liquidatorFee) <= 0) {
      return Optional.empty();
    }
    BigDecimal freed =
        price
            .toBigDecimal()
            .multiply(quotePrice.toBigDecimal())
            .multiply(marginRatio.minus(liquidatorFee).toBigDecimal())
            .setScale(cashScale, RoundingMode.DOWN);
    BigDecimal cost =
        price
            .toBigDecimal()
            .multiply(insuranceFee.toBigDecimal())
            .setScale(cashScale, RoundingMode.DOWN);
    BigDecimal covered = freed.subtract(cost);
    return covered.signum() <= 0
        ? Optional.empty()
        : Optional.of(
            Decimal.of(shortage.toBigDecimal().divide(covered, sizeScale, RoundingMode.DOWN)));
  }
}
