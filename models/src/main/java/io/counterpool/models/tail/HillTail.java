package io.counterpool.models.tail;

import io.counterpool.models.OutOfRangeException;
import io.counterpool.models.RealBounds;
import java.util.Arrays;

/**
 * Power tail by Hill's estimator: with the losses in descending order, {@code shape = mean of
 * ln(X(i) ÷ X(k + 1)), i = 1 … k}. Source: Hill 1975; the quantile is Weissman's (1978).
 *
 * @param threshold X(k + 1), above 0
 * @param observations n
 * @param largest k, how many losses lie above the threshold
 * @param shape ξ ≥ 0; 0 where the k largest are equal to the threshold
 */
public record HillTail(double threshold, int observations, int largest, double shape) {

  public HillTail {
    RealBounds.positive("threshold", threshold);
    RealBounds.notNegative("shape", shape);
    if (largest < 1 || largest >= observations) {
      throw new OutOfRangeException(
          "k must be from 1 to below the number of losses " + observations + ", was " + largest);
    }
  }

  /**
   * Estimates.
   *
   * @param losses any order; the k + 1 largest must be above 0
   * @param largest k, from 1 to below the number of losses
   */
  public static HillTail of(double[] losses, int largest) {
    double[] sorted = RealBounds.finite("losses", losses, 2).clone();
    if (largest < 1 || largest >= sorted.length) {
      throw new OutOfRangeException(
          "k must be from 1 to below the number of losses " + sorted.length + ", was " + largest);
    }
    Arrays.sort(sorted);
    double threshold = RealBounds.positive("threshold", sorted[sorted.length - 1 - largest]);
    double sum = 0;
    for (int i = sorted.length - largest; i < sorted.length; i++) {
      sum += StrictMath.log(sorted[i] / threshold);
    }
    return new HillTail(threshold, sorted.length, largest, sum / largest);
  }

  /**
   * 1 ÷ shape: moments below it exist.
   *
   * @throws OutOfRangeException if the shape is 0
   */
  public double tailIndex() {
    return 1 / RealBounds.positive("shape", shape);
  }

  /** The loss that is exceeded with probability {@code q} &gt; 0: X(k + 1) × (n ÷ k × q)^(−ξ). */
  public double quantile(double q) {
    RealBounds.positive("probability", q);
    double value = threshold * StrictMath.pow((double) observations / largest * q, -shape);
    return RealBounds.finite("quantile", value);
  }
}
