package io.counterpool.models.amm;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;
import io.counterpool.models.Power;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * What a provider of two reserves has lost against holding them, as a fraction of the held value:
 * never positive, −1 when the price of one asset has gone to 0. Fees are not counted. Source: the
 * identity of the constant product.
 */
public final class ImpermanentLoss {

  /** Fraction digits of the result, rounded half even. */
  public static final int SCALE = 30;

  private static final MathContext DIGITS = new MathContext(60, RoundingMode.HALF_EVEN);
  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  private ImpermanentLoss() {}

  /**
   * Equal weights: {@code 2√r ÷ (1 + r) − 1}.
   *
   * @param priceRatio price now ÷ price then, ≥ 0
   */
  public static BigDecimal constantProduct(BigDecimal priceRatio) {
    BigDecimal kept = notNegative(priceRatio).sqrt(DIGITS).multiply(TWO);
    return loss(kept.divide(BigDecimal.ONE.add(priceRatio), DIGITS));
  }

  /**
   * Weighted product: {@code r^w ÷ (1 − w + w × r) − 1}.
   *
   * @param priceRatio price now ÷ price then of the asset that moved, ≥ 0
   * @param weight of that asset in the pool, 0 to 1
   */
  public static BigDecimal weighted(BigDecimal priceRatio, Decimal weight) {
    notNegative(priceRatio);
    BigDecimal w = Bounds.fraction("weight", weight).toBigDecimal();
    if (w.signum() == 0 || w.compareTo(BigDecimal.ONE) == 0) {
      return BigDecimal.ZERO; // One asset alone: the pool is what was held.
    }
    if (priceRatio.signum() == 0) {
      return BigDecimal.ONE.negate();
    }
    BigDecimal held = BigDecimal.ONE.subtract(w).add(w.multiply(priceRatio));
    return loss(Power.of(priceRatio, w).divide(held, DIGITS));
  }

  private static BigDecimal loss(BigDecimal ofHeld) {
    return ofHeld
        .subtract(BigDecimal.ONE)
        .setScale(SCALE, RoundingMode.HALF_EVEN)
        .min(BigDecimal.ZERO);
  }

  private static BigDecimal notNegative(BigDecimal priceRatio) {
    if (priceRatio.signum() < 0) {
      throw new OutOfRangeException("priceRatio must not be below 0, was " + priceRatio);
    }
    return priceRatio;
  }
}
