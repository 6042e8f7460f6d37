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
    Decimal used = utilisation.min(Decimal.ONE);
    Decimal above = used.minus(kink);
    return above.isPositive()
        ? base.plus(slope1).plus(rise(slope2, above, Decimal.ONE.minus(kink)))
        : base.plus(rise(slope1, used, kink));
  }

  private static Decimal rise(Decimal slope, Decimal way, Decimal length) {
    return slope.timesOver(way, length, Decimal.SCALE, RoundingMode.CEILING);
  }

  /**
   * The rate at more digits than {@link Decimal} holds; every quotient and product is rounded, as
   * fixed-point arithmetic does.
   *
   * @param utilisation 0 to 1
   */
  public BigDecimal annualRate(BigDecimal utilisation, int scale, RoundingMode rounding) {
    BigDecimal bend = kink.toBigDecimal();
    BigDecimal above = utilisation.subtract(bend);
    boolean steep = above.signum() > 0;
    BigDecimal share =
        steep
            ? above.divide(BigDecimal.ONE.subtract(bend), scale, rounding)
            : utilisation.divide(bend, scale, rounding);
    BigDecimal from = steep ? base.plus(slope1).toBigDecimal() : base.toBigDecimal();
    return (steep ? slope2 : slope1)
        .toBigDecimal()
        .multiply(share)
        .setScale(scale, rounding)
        .add(from);
  }
}
