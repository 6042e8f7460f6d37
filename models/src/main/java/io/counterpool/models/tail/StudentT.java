package io.counterpool.models.tail;

import io.counterpool.models.OutOfRangeException;

/** Student's t distribution. */
final class StudentT {

  private StudentT() {}

  static double density(double t, double nu) {
    double constant =
        IncompleteBeta.logGamma((nu + 1) / 2)
            - IncompleteBeta.logGamma(nu / 2)
            - StrictMath.log(nu * Math.PI) / 2;
    return StrictMath.exp(constant - (nu + 1) / 2 * StrictMath.log1p(t * t / nu));
  }

  /** Probability of a value above {@code t} ≥ 0: ½ I(ν ÷ (ν + t²); ν ÷ 2, ½). */
  static double above(double t, double nu) {
    return IncompleteBeta.regularised(nu / (nu + t * t), nu / 2, 0.5) / 2;
  }

  /** The value that is not exceeded with probability {@code p}. */
  static double quantile(double p, double nu) {
    if (p == 0.5) {
      return 0;
    }
    if (p < 0.5) {
      return -upper(p, nu);
    }
    return upper(1 - p, nu);
  }

  /** Solves above(t) = q by Newton inside a bracket that only shrinks. */
  private static double upper(double q, double nu) {
    double low = 0;
    double high = 1;
    while (above(high, nu) > q) {
      low = high;
      high *= 2;
      if (high > 1e150) {
        throw new OutOfRangeException("confidence is too close to 0 or 1 for " + nu + " degrees");
      }
    }
    double t = (low + high) / 2;
    for (int i = 0; i < 200; i++) {
      double gap = above(t, nu) - q;
      if (gap > 0) {
        low = t;
      } else {
        high = t;
      }
      double next = t + gap / density(t, nu);
      if (!(next > low && next < high)) {
        next = (low + high) / 2;
      }
      if (Math.abs(next - t) <= 1e-15 * t) {
        return next;
      }
      t = next;
    }
    return t;
  }
}
