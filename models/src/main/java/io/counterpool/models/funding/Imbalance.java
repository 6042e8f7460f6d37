package io.counterpool.models.funding;

import io.counterpool.models.Bounds;
import io.counterpool.models.Power;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** How far longs and shorts of a market are apart. Source: GMX v2, MarketUtils. */
public final class Imbalance {

  /** Fraction digits of ratios and rates. */
  public static final int SCALE = 30;

  private Imbalance() {}

  /** {@code |longs − shorts| ÷ (longs + shorts)}, 0 to 1; 0 if nobody is in the market. */
  public static BigDecimal of(BigDecimal longs, BigDecimal shorts) {
    return of(longs, shorts, BigDecimal.ONE);
  }

  /**
   * {@code |longs − shorts|^exponent ÷ (longs + shorts)}.
   *
   * @param longs open interest, settlement units, ≥ 0
   * @param shorts open interest, settlement units, ≥ 0
   * @param exponent above 0, at most 64
   * @return power and quotient rounded down at thirty digits; 0 if nobody is in the market
   */
  public static BigDecimal of(BigDecimal longs, BigDecimal shorts, BigDecimal exponent) {
    Bounds.notNegative("longs", longs);
    Bounds.notNegative("shorts", shorts);
    Bounds.positive("exponent", exponent);
    BigDecimal apart = longs.subtract(shorts).abs();
    if (apart.signum() == 0) {
      return BigDecimal.ZERO;
    }
    BigDecimal power = exponent.compareTo(BigDecimal.ONE) == 0 ? apart : Power.of(apart, exponent);
    return power
        .setScale(SCALE, RoundingMode.DOWN)
        .divide(longs.add(shorts), SCALE, RoundingMode.DOWN);
  }
}
