package io.counterpool.models.rates;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import io.counterpool.models.Power;
import java.math.RoundingMode;

/**
 * A power of the utilisation: {@code base + factor × u^exponent}.
 *
 * <p>An exponent of 1 is a straight line; above 1 the curve is flat while much is free and steep
 * when little is. Source: GMX v2, MarketUtils (borrowing factor); see {@link ReserveRate.Power} for
 * the form that takes the power of the reserve instead of its share.
 *
 * @param base rate at utilisation 0, fraction per year, ≥ 0
 * @param factor rise from utilisation 0 to 1, fraction per year, ≥ 0
 * @param exponent 0.1 to 16
 */
public record PowerRate(Decimal base, Decimal factor, Decimal exponent) implements RateCurve {

  public static final String TAG = "power";

  private static final Decimal LEAST_EXPONENT = Decimal.of("0.1");
  private static final Decimal LARGEST_EXPONENT = Decimal.of(16);

  public PowerRate {
    Bounds.notNegative("base", base);
    Bounds.notNegative("factor", factor);
    Bounds.within("exponent", exponent, LEAST_EXPONENT, LARGEST_EXPONENT);
  }

  @Override
  public Decimal annualRate(Decimal utilisation) {
    Bounds.notNegative("utilisation", utilisation);
    Decimal used = utilisation.min(Decimal.ONE);
    return used.isZero()
        ? base
        : base.plus(
            Decimal.of(
                Power.of(used.toBigDecimal(), exponent.toBigDecimal())
                    .multiply(factor.toBigDecimal()),
                Decimal.SCALE,
                RoundingMode.CEILING));
  }
}
