package io.counterpool.models.volatility.forecast;

import java.util.function.IntToDoubleFunction;

/**
 * Means over trailing windows of bars in constant time. A window counts if at least half of its
 * bars are there; otherwise its mean is NaN. The figure of a bar depends on that bar and those
 * before it alone, to the last bit.
 */
final class Windows {

  private final double[] sums;
  private final int[] counts;

  private Windows(double[] sums, int[] counts) {
    this.sums = sums;
    this.counts = counts;
  }

  /** Of {@code size} bars; a value that is NaN is missing. */
  static Windows of(int size, IntToDoubleFunction value) {
    double[] sums = new double[size + 1];
    int[] counts = new int[size + 1];
    for (int i = 0; i < size; i++) {
      double one = value.applyAsDouble(i);
      boolean missing = Double.isNaN(one);
      sums[i + 1] = sums[i] + (missing ? 0 : one);
      counts[i + 1] = counts[i] + (missing ? 0 : 1);
    }
    return new Windows(sums, counts);
  }

  /**
   * Mean of the {@code length} bars that end with bar {@code last}; NaN if under half are there.
   */
  double mean(int last, int length) {
    int from = last + 1 - length;
    if (from < 0) {
      return Double.NaN;
    }
    int count = counts[last + 1] - counts[from];
    return 2 * count < length ? Double.NaN : (sums[last + 1] - sums[from]) / count;
  }
}
