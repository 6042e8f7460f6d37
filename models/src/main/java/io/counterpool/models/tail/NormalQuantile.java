package io.counterpool.models.tail;

import io.counterpool.models.RealBounds;
import io.counterpool.models.options.Gaussian;

/** The inverse of the standard normal distribution, relatively exact in both tails. */
final class NormalQuantile {

  private NormalQuantile() {}

  /**
   * The value that is not exceeded with probability {@code p}.
   *
   * @param p above 0, below 1
   */
  static double of(double p) {
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
      double value = Gaussian.below(x);
      double step = (StrictMath.log(value) - target) * value / Gaussian.density(x);
      x -= step;
      if (Math.abs(step) <= 1e-15 * Math.max(1, Math.abs(x))) {
        break;
      }
    }
    return x;
  }
}
