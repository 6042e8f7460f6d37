package io.counterpool.models.liquidation;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The share of an insurance fund in a liquidation, cut where the account cannot afford it.
 *
 * <p>{@code fee = min(largest, kept × max(marginRatio − liquidatorFee − shortage ÷ (size × price ×
 * quotePrice), 0))}: what is left of the margin after the shortage and the liquidator, less a
 * haircut, so that the fee itself does not bankrupt the account. Rounded down. Source: Drift v2,
 * liquidation.
 *
 * @param largest fraction of the notional, ≥ 0
 * @param kept fraction of what is affordable that is taken, 0 to 1
 * @param scale fraction digits of the fee
 */
public record AffordableFee(Decimal largest, Decimal kept, int scale) {

  public AffordableFee {
    Bounds.notNegative("largest", largest);
    Bounds.fraction("kept", kept);
    Bounds.within("scale", scale, 0, Decimal.SCALE);
  }

  /**
   * The fee for one position.
   *
   * @param shortage settlement value missing, ≥ 0
   * @param size base units, either sign
   * @param price settlement units for one base unit, ≥ 0
   * @param quotePrice value of one settlement unit, ≥ 0
   * @param marginRatio fraction of the notional that the position ties up, ≥ 0
   * @param liquidatorFee fraction of the notional, ≥ 0
   * @return fraction of the notional; 0 without size or price
   */
  public Decimal fee(
      Decimal shortage,
      Decimal size,
      Decimal price,
      Decimal quotePrice,
      Decimal marginRatio,
      Decimal liquidatorFee) {
    Bounds.notNegative("shortage", shortage);
    Bounds.notNegative("price", price);
    Bounds.notNegative("quotePrice", quotePrice);
    Bounds.notNegative("marginRatio", marginRatio);
    Bounds.notNegative("liquidatorFee", liquidatorFee);
    BigDecimal notional =
        size.abs()
            .toBigDecimal()
            .multiply(price.toBigDecimal())
            .multiply(quotePrice.toBigDecimal());
    if (notional.signum() == 0) {
      return Decimal.ZERO;
    }
    // Everything times the notional, so that nothing is divided before the end.
    BigDecimal left =
        marginRatio
            .minus(liquidatorFee)
            .toBigDecimal()
            .multiply(notional)
            .subtract(shortage.toBigDecimal())
            .max(BigDecimal.ZERO);
    BigDecimal affordable =
        left.multiply(kept.toBigDecimal()).divide(notional, scale, RoundingMode.DOWN);
    return Decimal.of(affordable.min(largest.toBigDecimal()), scale, RoundingMode.DOWN);
  }
}
