package io.counterpool.fee.history;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Spearman's rank correlation; equal values share the mean of their ranks. */
final class Ranks {

  private Ranks() {}

  /** Of pairs with the same index; NaN if one side is constant. */
  static double correlation(List<Double> left, List<Double> right) {
    double[] a = ranks(left);
    double[] b = ranks(right);
    double mean = (a.length - 1) / 2.0;
    double both = 0;
    double ofA = 0;
    double ofB = 0;
    for (int i = 0; i < a.length; i++) {
      both += (a[i] - mean) * (b[i] - mean);
      ofA += (a[i] - mean) * (a[i] - mean);
      ofB += (b[i] - mean) * (b[i] - mean);
    }
    return both / Math.sqrt(ofA * ofB);
  }

  private static double[] ranks(List<Double> values) {
    int[] order =
        IntStream.range(0, values.size())
            .boxed()
            .sorted(Comparator.comparing(values::get))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] ranks = new double[order.length];
    int from = 0;
    while (from < order.length) {
      int until = from;
      while (until < order.length && values.get(order[until]).equals(values.get(order[from]))) {
        until++;
      }
      for (int k = from; k < until; k++) {
        ranks[order[k]] = (from + until - 1) / 2.0;
      }
      from = until;
    }
    return ranks;
  }
}
