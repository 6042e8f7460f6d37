package io.counterpool.models.tail;

import io.counterpool.models.RealBounds;
import java.util.Arrays;

/**
 * The tail of observed returns, by sorting them: the reference of {@link TailSelection}.
 *
 * <p>Two rules are in use. By order statistic: of the losses in ascending order the one at place
 * {@code k = ⌈n × p⌉}, and {@code ES = [(k ÷ n − p) × VaR + Σ losses beyond k ÷ n] ÷ (1 − p)}.
 * Interpolated, as numpy and empyrical do it: the return at place {@code (n − 1) × tail}, between
 * two returns in proportion, and the mean of the returns at or below it.
 */
public final class HistoricalTail implements TailModel {

  private final double[] sorted;

  /**
   * Takes a sample.
   *
   * @param returns at least one, any order, each a number; copied
   */
  public HistoricalTail(double[] returns) {
    sorted = RealBounds.finite("returns", returns, 1).clone();
    Arrays.sort(sorted);
  }

  @Override
  public TailRisk at(double confidence) {
    int n = sorted.length;
    int place = place(n, confidence);
    // Losses ascend as returns descend: the loss at place k is the return at place n − k from 0.
    double valueAtRisk = -sorted[n - place];
    double beyond = 0;
    for (int i = 0; i < n - place; i++) {
      beyond -= sorted[i];
    }
    return risk(n, place, confidence, valueAtRisk, beyond);
  }

  /**
   * The interpolated rule.
   *
   * @param tailProbability 0 to 1
   */
  public TailQuantile interpolated(double tailProbability) {
    double h = height(sorted.length, tailProbability);
    int below = (int) h;
    double quantile =
        between(sorted[below], sorted[Math.min(below + 1, sorted.length - 1)], h - below);
    double sum = 0;
    int count = 0;
    while (count < sorted.length && sorted[count] <= quantile) {
      sum += sorted[count];
      count++;
    }
    return new TailQuantile(quantile, sum / count);
  }

  /** ⌈n × p⌉, in which a product that is whole but for its rounding is whole. */
  static int place(int n, double confidence) {
    RealBounds.between("confidence", confidence, 0, 1);
    return (int) Math.max(1, Math.ceil(whole(n * confidence)));
  }

  static TailRisk risk(int n, int place, double confidence, double valueAtRisk, double beyond) {
    double part = Math.max(0, (double) place / n - confidence);
    return new TailRisk(valueAtRisk, (part * valueAtRisk + beyond / n) / (1 - confidence));
  }

  /** (n − 1) × tail. */
  static double height(int n, double tailProbability) {
    RealBounds.within("tailProbability", tailProbability, 0, 1);
    return whole((n - 1) * tailProbability);
  }

  static double between(double low, double high, double fraction) {
    return fraction == 0 ? low : low + fraction * (high - low);
  }

  private static double whole(double value) {
    double nearest = Math.rint(value);
    return Math.abs(value - nearest) <= 4 * Math.ulp(value) ? nearest : value;
  }
}
