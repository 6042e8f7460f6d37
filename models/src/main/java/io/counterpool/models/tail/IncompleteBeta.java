package io.counterpool.models.tail;

import io.counterpool.models.OutOfRangeException;

/**
 * The regularised incomplete beta function I(x; a, b), from which the binomial and Student's t
 * come. Continued fraction of Abramowitz and Stegun 26.5.8, by the method of Lentz.
 */
final class IncompleteBeta {

  private static final double TINY = 1e-300;
  private static final int TERMS = 200_000;
  private static final double HALF_LOG_TWO_PI = 0.9189385332046728;

  private IncompleteBeta() {}

  static double regularised(double x, double a, double b) {
    if (x <= 0) {
      return 0;
    }
    if (x >= 1) {
      return 1;
    }
    // The fraction converges fast below the mean; above it the other tail is taken.
    return x < (a + 1) / (a + b + 2) ? lower(x, 1 - x, a, b) : 1 - lower(1 - x, x, b, a);
  }

  private static double lower(double x, double rest, double a, double b) {
    double front =
        StrictMath.exp(
            logGamma(a + b)
                - logGamma(a)
                - logGamma(b)
                + a * StrictMath.log(x)
                + b * StrictMath.log(rest));
    return front / a * fraction(x, a, b);
  }

  private static double fraction(double x, double a, double b) {
    double c = 1;
    double d = 1 / away(1 - (a + b) * x / (a + 1));
    double value = d;
    for (int m = 1; m <= TERMS; m++) {
      double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
      d = 1 / away(1 + even * d);
      c = away(1 + even / c);
      value *= d * c;
      double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
      d = 1 / away(1 + odd * d);
      c = away(1 + odd / c);
      double factor = d * c;
      value *= factor;
      if (Math.abs(factor - 1) < 1e-16) {
        return value;
      }
    }
    throw new OutOfRangeException("incomplete beta of " + a + ", " + b + " does not converge");
  }

  private static double away(double value) {
    return Math.abs(value) < TINY ? TINY : value;
  }

  /** ln Γ(x) for x above 0: Stirling's series at x ≥ 12, reached by the recurrence. */
  static double logGamma(double x) {
    double product = 1;
    double z = x;
    while (z < 12) {
      product *= z;
      z++;
    }
    double w = 1 / (z * z);
    double series =
        (1.0 / 12
                - w
                    * (1.0 / 360
                        - w
                            * (1.0 / 1260
                                - w * (1.0 / 1680 - w * (1.0 / 1188 - w * (691.0 / 360_360))))))
            / z;
    return (z - 0.5) * StrictMath.log(z) - z + HALF_LOG_TWO_PI + series - StrictMath.log(product);
  }
}
