package io.counterpool.models.tail;

import io.counterpool.models.RealBounds;

/**
 * The standard normal distribution, relatively exact in both tails.
 *
 * <p>{@code N(x) = ½ + n(x) × (x + x³ ÷ 3 + x⁵ ÷ (3 × 5) + …)} near the middle, and the continued
 * fraction of Mills' ratio, {@code N(−x) = n(x) ÷ (x + 1 ÷ (x + 2 ÷ (x + …)))}, outside. Source:
 * Abramowitz and Stegun 26.2.11 and 26.2.14. For figures that are wanted now and then; kernels
 * interpolate.
 */
public final class Normal {

  private static final double ROOT_TWO_PI = 2.5066282746310007;
  private static final double MIDDLE = 1.2;

  /** n(38.6) is the smallest double. */
  private static final double FARTHEST = 38.6;

  private Normal() {}

  /** exp(−x² ÷ 2) ÷ √(2π). */
  public static double density(double x) {
    return StrictMath.exp(-x * x / 2) / ROOT_TWO_PI;
  }

  /** Probability of a value below {@code x}; 0 and 1 at the infinities. */
  public static double below(double x) {
    if (Double.isNaN(x)) {
      throw new IllegalArgumentException("x is no number");
    }
    double distance = Math.abs(x);
    if (distance < MIDDLE) {
      double term = x;
      double sum = x;
      for (int k = 3; Math.abs(term) > 1e-18 * distance; k += 2) {
        term *= x * x / k;
        sum += term;
      }
      return 0.5 + density(x) * sum;
    }
    double tail = distance > FARTHEST ? 0 : density(x) * mills(distance);
    return x < 0 ? tail : 1 - tail;
  }

  /** N(−x) ÷ n(x) for x ≥ {@value #MIDDLE}: the fraction from its far end. */
  private static double mills(double x) {
    double fraction = x;
    for (int k = 20 + (int) (400 / (x * x)); k > 0; k--) {
      fraction = x + k / fraction;
    }
    return 1 / fraction;
  }

  /**
   * The value that is not exceeded with probability {@code p}.
   *
   * @param p above 0, below 1
   */
  public static double quantile(double p) {
    RealBounds.between("probability", p, 0, 1);
    if (p > 0.5) {
      // 1 − p is exact here.
      return -lower(1 - p);
    }
    return lower(p);
  }

  /** Newton on ln N(x), which is concave: it converges from every start. */
  private static double lower(double p) {
    double target = StrictMath.log(p);
    double x = p > 0.1 ? 0 : -StrictMath.sqrt(-2 * target);
    for (int i = 0; i < 60; i++) {
      double value = below(x);
      double step = (StrictMath.log(value) - target) * value / density(x);
      x -= step;
      if (Math.abs(step) <= 1e-15 * Math.max(1, Math.abs(x))) {
        break;
      }
    }
    return x;
  }
}
