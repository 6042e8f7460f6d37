package io.counterpool.models.rates;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Two straight lines that meet at the kink.
 *
 * <p>{@code base + slope1 × u ÷ kink} up to the kink, {@code base + slope1 + slope2 × (u − kink) ÷
 * (1 − kink)} above it. Source: Aave v3, DefaultReserveInterestRateStrategy.
 *
 * @param base rate at utilisation 0, fraction per year, ≥ 0
 * @param kink utilisation of the kink, above 0 and below 1
 * @param slope1 rise up to the kink, fraction per year, ≥ 0
 * @param slope2 rise from the kink to 1, fraction per year, ≥ slope1
 */
public record KinkedRate(Decimal base, Decimal kink, Decimal slope1, Decimal slope2)
    implements RateCurve {

  public static final String TAG = "kinked";

  public KinkedRate {
    Bounds.notNegative("base", base);
    Bounds.positive("kink", kink);
    if (kink.compareTo(Decimal.ONE) >= 0) {
      throw new OutOfRangeException("kink must be below 1, was " + kink);
    }
    Bounds.notNegative("slope1", slope1);
    Bounds.atMost("slope1", slope1, "slope2", slope2);
  }

  @Override
  public Decimal annualRate(Decimal utilisation) {
    Bounds.notNegative("utilisation", utilisation);
    BigDecimal used = utilisation.min(Decimal.ONE).toBigDecimal();
    return Decimal.of(annualRate(used, Decimal.SCALE, RoundingMode.CEILING));
  }

  /**
   * The rate at more digits than {@link Decimal} holds, rounded once.
   *
   * @param utilisation 0 to 1
   */
  public BigDecimal annualRate(BigDecimal utilisation, int scale, RoundingMode rounding) {
    BigDecimal bend = kink.toBigDecimal();
    BigDecimal above = utilisation.subtract(bend);
    if (above.signum() <= 0) {
      return line(base, slope1, utilisation, bend, scale, rounding);
    }
    return line(base.plus(slope1), slope2, above, BigDecimal.ONE.subtract(bend), scale, rounding);
  }

  private static BigDecimal line(
      Decimal from,
      Decimal rise,
      BigDecimal way,
      BigDecimal length,
      int scale,
      RoundingMode rounding) {
    return from.toBigDecimal()
        .multiply(length)
        .add(rise.toBigDecimal().multiply(way))
        .divide(length, scale, rounding);
  }
}
