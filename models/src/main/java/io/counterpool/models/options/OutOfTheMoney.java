package io.counterpool.models.options;

import static io.counterpool.models.options.Gaussian.mills;

/**
 * The value ω of the out-of-the-money option over the smaller of forward and strike, by the
 * distance {@code X = ln(larger ÷ smaller) ≥ 0} and the total deviation {@code s = volatility ×
 * √years}:
 *
 * <pre>
 * ω = Φ(d₁) − e^X Φ(d₂),  d₁ = s/2 − X/s,  d₂ = −s/2 − X/s,  0 ≤ ω &lt; 1,  ∂ω/∂s = φ(d₁)
 * </pre>
 *
 * It is the same for a call above and a put below the forward, so that both keep their digits. With
 * a₁ = |d₁|, a₂ = |d₂| and the Mills ratio M, φ(d₁) = e^X φ(d₂) makes it {@code φ(d₁) (M(a₁) −
 * M(a₂))} below the inflection d₁ = 0 and {@code 1 − φ(d₁) (M(a₁) + M(a₂))} above. Where s is small
 * both would subtract near-equal terms: below, the difference is expanded in s; above, the halves Φ
 * − ½ are added. Relative error below 10^-12 wherever ω is a normal double (its own exponent d₁²/2
 * magnifies the rounding of d₁), about 10^-15 near the forward.
 */
final class OutOfTheMoney {

  /** Below this the difference of two Mills ratios is a series in s. */
  private static final double SHORT_SERIES = 0.01;

  /** Below this (and above the inflection) ω is summed from halves. */
  private static final double HALVES = 0.5;

  private OutOfTheMoney() {}

  /**
   * ω.
   *
   * @param x {@code ln(larger ÷ smaller)}, ≥ 0
   * @param gap {@code larger ÷ smaller − 1}, the same distance without the logarithm
   * @param s total deviation, ≥ 0
   */
  static double value(double x, double gap, double s) {
    if (s == 0) {
      return 0;
    }
    double h = x / s;
    double t = s / 2;
    if (h > t) {
      double density = Gaussian.density(h - t);
      return density == 0 ? 0 : density * spread(h, s);
    }
    if (s < HALVES) {
      return Gaussian.centred(t - h) + (1 + gap) * Gaussian.centred(t + h) - gap / 2;
    }
    return 1 - complement(h, s);
  }

  /** 1 − ω above the inflection. */
  static double complement(double h, double s) {
    double t = s / 2;
    double density = Gaussian.density(t - h);
    return density == 0 ? 0 : density * (mills(t - h) + mills(t + h));
  }

  /** {@code M(h − s/2) − M(h + s/2)} for h ≥ s/2, relative error small for every s. */
  static double spread(double h, double s) {
    double t = s / 2;
    if (s >= SHORT_SERIES) {
      return mills(h - t) - mills(h + t);
    }
    // −M′, −M‴ and −M⁗′ at h; M′ = hM − 1 gives the rest.
    double m = mills(h);
    double w = h * h;
    double first = 1 - h * m;
    double third = (w + 2) - h * (w + 3) * m;
    double fifth = (w * (w + 9) + 8) - h * (w * (w + 10) + 15) * m;
    double q = t * t;
    return s * (first + q / 6 * (third + q / 20 * fifth));
  }

  /** {@code ln(a ÷ b)}, relative error of a few units of the last place also where a is near b. */
  static double logRatio(double a, double b) {
    double ratio = a / b;
    if (ratio > 0.5 && ratio < 2) {
      return StrictMath.log1p((a - b) / b);
    }
    if (ratio > 0 && ratio <= Double.MAX_VALUE) {
      return StrictMath.log(ratio);
    }
    return StrictMath.log(a) - StrictMath.log(b);
  }
}
