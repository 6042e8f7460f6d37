package io.counterpool.models.options;

import io.counterpool.models.OutOfRangeException;

/**
 * The standard normal distribution, with tails that keep their digits.
 *
 * <p>A tail is density × Mills ratio, {@code Φ(−a) = φ(a) M(a)}, for a ≥ 0; nothing is subtracted
 * from 1 on the small side. {@code M(a) = √(π/2) erfcx(a/√2)} is one polynomial in τ = (a − k) ÷ (a
 * + k) over a + k for all a ≥ 0 (the change of variable is that of M. Shepherd and J. Laframboise,
 * "Chebyshev approximation of (1+2x)exp(x²)erfc x", Math. Comp. 36, 1981; the coefficients are a
 * Chebyshev projection in 60 digits, k = 5.25, relative error of the approximation below 10^-17).
 * The square in the density is carried with its rounding error, so that the relative error of both
 * tails stays within a few units of the last place up to |z| = 37.5; beyond 38.6 they are 0.
 */
public final class Gaussian {

  /** 1 ÷ √(2π). */
  public static final double INVERSE_ROOT_TWO_PI = 0.3989422804014327;

  static final double LOG_ROOT_TWO_PI = 0.9189385332046728;

  /** Where the density is below the smallest double. */
  private static final double LARGEST = 38.7;

  private static final double SHIFT = 5.25;

  private Gaussian() {}

  /** φ(z) = exp(−z²/2) ÷ √(2π). */
  public static double density(double z) {
    requireNumber(z);
    if (Math.abs(z) > LARGEST) {
      return 0;
    }
    double square = z * z;
    double lost = Math.fma(z, z, -square);
    double rough = StrictMath.exp(-0.5 * square);
    return INVERSE_ROOT_TWO_PI * Math.fma(rough, -0.5 * lost, rough);
  }

  /** Φ(z), the probability of a value below {@code z}. */
  public static double below(double z) {
    return z > 0 ? 1 - tail(z) : tail(-z);
  }

  /** 1 − Φ(z), the probability of a value above {@code z}. */
  public static double above(double z) {
    return below(-z);
  }

  private static double tail(double a) {
    double density = density(a);
    return density == 0 ? 0 : density * mills(a);
  }

  /** {@code e^logWeight × Φ(z)}, without overflow where the product is moderate. */
  static double weighted(double logWeight, double z) {
    if (z > 0) {
      double rest = weightedTail(logWeight, z);
      return StrictMath.exp(logWeight) - rest;
    }
    return weightedTail(logWeight, -z);
  }

  /** {@code e^logWeight × (Φ(to) − Φ(from))}; both ends are taken on the side of the small tail. */
  static double weightedBetween(double logWeight, double from, double to) {
    if (from + to > 0) {
      return signedTail(logWeight, from) - signedTail(logWeight, to);
    }
    return signedTail(logWeight, -to) - signedTail(logWeight, -from);
  }

  /** {@code e^logWeight × (1 − Φ(a))} for any sign of {@code a}. */
  private static double signedTail(double logWeight, double a) {
    return weighted(logWeight, -a);
  }

  private static double weightedTail(double logWeight, double a) {
    double exponent = logWeight - 0.5 * a * a;
    if (!(exponent > -745)) {
      return 0;
    }
    return StrictMath.exp(exponent) * INVERSE_ROOT_TWO_PI * mills(a);
  }

  /**
   * Mills ratio (1 − Φ(a)) ÷ φ(a), straight-line so that a loop over it can run in vector lanes.
   *
   * @param a 0 to 10^150
   */
  public static double mills(double a) {
    double r = 1 / (a + SHIFT);
    double t = (a - SHIFT) * r;
    double p = 1.8444246659320663e-10;
    p = Math.fma(p, t, 6.929858833121347e-10);
    p = Math.fma(p, t, -2.065123598770366e-9);
    p = Math.fma(p, t, -8.50534412171706e-9);
    p = Math.fma(p, t, 1.4173456876007106e-8);
    p = Math.fma(p, t, 6.347898295850834e-8);
    p = Math.fma(p, t, -9.416317213191663e-8);
    p = Math.fma(p, t, -4.048888984934597e-7);
    p = Math.fma(p, t, 7.461080350930113e-7);
    p = Math.fma(p, t, 2.384447431516639e-6);
    p = Math.fma(p, t, -6.942588342281745e-6);
    p = Math.fma(p, t, -1.0867349799169303e-5);
    p = Math.fma(p, t, 6.697014918036384e-5);
    p = Math.fma(p, t, -1.7518450508712706e-5);
    p = Math.fma(p, t, -5.416707564096117e-4);
    p = Math.fma(p, t, 1.4891086204652513e-3);
    p = Math.fma(p, t, 8.395263191208626e-4);
    p = Math.fma(p, t, -1.9206257652066357e-2);
    p = Math.fma(p, t, 8.044799386380641e-2);
    p = Math.fma(p, t, -0.22295615883589084);
    p = Math.fma(p, t, 0.4805104414024055);
    p = Math.fma(p, t, -0.8551367855637315);
    p = Math.fma(p, t, 1.2944520160921011);
    p = Math.fma(p, t, -1.6941131664468145);
    p = Math.fma(p, t, 1.934180611733687);
    return p * r;
  }

  /**
   * Φ(z) − ½ near the middle, where it is small: odd, relative error a few units of the last place.
   *
   * @param z −1 to 1
   */
  static double centred(double z) {
    double w = z * z;
    double p = -1.687966761142046e-13;
    p = Math.fma(p, w, 5.003112467600408e-12);
    p = Math.fma(p, w, -1.1285020916451618e-10);
    p = Math.fma(p, w, 2.273377269408955e-9);
    p = Math.fma(p, w, -4.1226578582825246e-8);
    p = Math.fma(p, w, 6.659693116041523e-7);
    p = Math.fma(p, w, -9.444656248451876e-6);
    p = Math.fma(p, w, 1.1543468761421916e-4);
    p = Math.fma(p, w, -1.1873282154802542e-3);
    p = Math.fma(p, w, 9.973557010035806e-3);
    p = Math.fma(p, w, -6.649038006690544e-2);
    p = Math.fma(p, w, INVERSE_ROOT_TWO_PI);
    return z * p;
  }

  private static void requireNumber(double z) {
    if (Double.isNaN(z)) {
      throw new OutOfRangeException("the normal distribution needs a number, was NaN");
    }
  }
}
