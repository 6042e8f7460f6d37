package io.counterpool.models.rates;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Part of what was supplied that is in use: {@code borrowed ÷ supplied}. Where nothing is borrowed
 * it is 0, an empty market included. Above 1 more is borrowed than was supplied. Source: Aave v3,
 * Compound v2.
 */
public final class Utilisation {

  private Utilisation() {}

  /**
   * The quotient, rounded once.
   *
   * @param borrowed any unit of value, ≥ 0
   * @param supplied the same unit, all that is borrowed or idle; above 0 unless nothing is borrowed
   * @param scale fraction digits
   * @throws io.counterpool.models.OutOfRangeException if something is borrowed of nothing
   */
  public static BigDecimal of(
      BigDecimal borrowed, BigDecimal supplied, int scale, RoundingMode rounding) {
    if (Bounds.notNegative("borrowed", borrowed).signum() == 0) {
      return BigDecimal.ZERO;
    }
    return borrowed.divide(Bounds.positive("supplied", supplied), scale, rounding);
  }

  /**
   * Part of a pool's value that is reserved, at six digits, rounded up, at most 1. It is 0 where
   * nothing is reserved, whatever the pool is worth, and 1 where the whole value is reserved or
   * losses have left less than that.
   *
   * @param reserved settlement units, ≥ 0
   * @param value settlement units; below 0 after losses
   */
  public static Decimal ofReserves(Decimal reserved, Decimal value) {
    if (Bounds.notNegative("reserved", reserved).isZero()) {
      return Decimal.ZERO;
    }
    return reserved.isLessThan(value)
        ? reserved.dividedBy(value, 6, RoundingMode.CEILING)
        : Decimal.ONE;
  }
}
