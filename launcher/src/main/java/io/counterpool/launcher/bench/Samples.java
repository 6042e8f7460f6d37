package io.counterpool.launcher.bench;

import java.util.Arrays;
import java.util.Collection;

/** Sorted measurements of one thing. */
final class Samples {

  private final double[] ascending;

  private Samples(double[] ascending) {
    this.ascending = ascending;
  }

  static Samples of(Collection<Double> measured) {
    double[] values = measured.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(values);
    return new Samples(values);
  }

  int count() {
    return ascending.length;
  }

  /**
   * The smallest sample that at least this fraction of all samples does not exceed (nearest rank).
   *
   * @param fraction above 0, at most 1
   * @throws IllegalStateException without samples
   */
  double percentile(double fraction) {
    if (ascending.length == 0) {
      throw new IllegalStateException("nothing was measured");
    }
    if (!(fraction > 0) || fraction > 1) {
      throw new IllegalArgumentException("fraction is above 0 and at most 1: " + fraction);
    }
    return ascending[(int) Math.ceil(fraction * ascending.length) - 1];
  }

  /** The middle sample, or the mean of the two in the middle. */
  double median() {
    if (ascending.length == 0) {
      throw new IllegalStateException("nothing was measured");
    }
    int upper = ascending.length / 2;
    return ascending.length % 2 == 1
        ? ascending[upper]
        : (ascending[upper - 1] + ascending[upper]) / 2;
  }
}
