package io.counterpool.models.rates;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import java.math.RoundingMode;

/**
 * A slope per unit of utilisation that steepens above the kink: {@code base + slope × min(u, kink)
 * + jumpSlope × max(0, u − kink)}.
 *
 * <p>A kink of 1 or more never jumps, a kink of 0 always does; both are used. Source: Compound v2
 * (JumpRateModel), Comet; Synthetix v3 (InterestRate) per percentage point.
 *
 * @param base rate at utilisation 0, fraction per year, ≥ 0
 * @param slope fraction per year for a utilisation of 1, ≥ 0
 * @param kink utilisation above which the jump slope holds, ≥ 0
 * @param jumpSlope fraction per year for a utilisation of 1, ≥ 0
 */
public record JumpRate(Decimal base, Decimal slope, Decimal kink, Decimal jumpSlope)
    implements RateCurve {

  public static final String TAG = "jump";

  public JumpRate {
    Bounds.notNegative("base", base);
    Bounds.notNegative("slope", slope);
    Bounds.notNegative("kink", kink);
    Bounds.notNegative("jumpSlope", jumpSlope);
  }

  @Override
  public Decimal annualRate(Decimal utilisation) {
    Bounds.notNegative("utilisation", utilisation);
    return uncapped(utilisation.min(Decimal.ONE), RoundingMode.CEILING);
  }

  /**
   * The rate without the cap at utilisation 1, each product rounded at eighteen digits.
   *
   * @param utilisation ≥ 0
   */
  public Decimal uncapped(Decimal utilisation, RoundingMode rounding) {
    Decimal below = utilisation.min(kink);
    Decimal above = utilisation.minus(below);
    return base.plus(slope.times(below, rounding)).plus(jumpSlope.times(above, rounding));
  }
}
