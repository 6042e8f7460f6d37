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
    check("", base, slope, kink, jumpSlope);
  }

  /** Checks the four parameters of a curve whose names have a prefix. */
  static void check(String prefix, Decimal base, Decimal slope, Decimal kink, Decimal jumpSlope) {
    Bounds.notNegative(named(prefix, "base"), base);
    Bounds.notNegative(named(prefix, "slope"), slope);
    Bounds.notNegative(named(prefix, "kink"), kink);
    Bounds.notNegative(named(prefix, "jumpSlope"), jumpSlope);
  }

  private static String named(String prefix, String name) {
    return prefix.isEmpty()
        ? name
        : prefix + Character.toUpperCase(name.charAt(0)) + name.substring(1);
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
