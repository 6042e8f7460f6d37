package io.counterpool.models.rates;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What those who provide the liquidity earn of a borrowing rate: {@code rate × usage × (1 −
 * reserveFactor)}. Source: Aave v3, Compound v2.
 */
public final class SupplyRate {

  private SupplyRate() {}

  /**
   * The supply rate, each product rounded.
   *
   * @param rate borrowing rate, per any unit of time
   * @param usage part of the liquidity that earns it
   * @param reserveFactor part that the venue keeps, 0 to 1
   */
  public static BigDecimal of(
      BigDecimal rate,
      BigDecimal usage,
      BigDecimal reserveFactor,
      int scale,
      RoundingMode rounding) {
    return rate.multiply(usage)
        .setScale(scale, rounding)
        .multiply(BigDecimal.ONE.subtract(reserveFactor))
        .setScale(scale, rounding);
  }
}
