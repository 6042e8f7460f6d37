package io.counterpool.models.oracle;

import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which packages of values to pass on: those whose worst value is nearest to what most say.
 *
 * <p>The distance of a package is the largest of {@code |value − median| ÷ |median|} over its
 * feeds, against the median of that feed over all packages (of an even count the exact mean of the
 * middle two). From a median of 0 every other value is infinitely far. Distances are compared as
 * fractions, exactly; packages of one distance keep their order. Source: RedStone SDK,
 * pickDataFeedPackagesClosestToMedian.
 */
public final class NearestToMedian {

  private NearestToMedian() {}

  /** {@code far ÷ unit}, infinite if the unit is 0 and far is not. */
  private record Distance(BigDecimal far, BigDecimal unit) implements Comparable<Distance> {

    static final Distance NONE = new Distance(BigDecimal.ZERO, BigDecimal.ONE);

    static Distance of(BigDecimal far, BigDecimal unit) {
      return far.signum() == 0 ? NONE : new Distance(far, unit);
    }

    @Override
    public int compareTo(Distance other) {
      return far.multiply(other.unit).compareTo(other.far.multiply(unit));
    }
  }

  /**
   * The places of the nearest packages, nearest first.
   *
   * @param packages {@code packages[i][feed]}, all with the same feeds in the same order
   * @param count how many, ≥ 0; all if there are fewer
   */
  public static List<Integer> pick(List<List<Decimal>> packages, int count) {
    if (count < 0) {
      throw new OutOfRangeException("count must not be below 0, was " + count);
    }
    if (packages.isEmpty()) {
      return List.of();
    }
    int feeds = packages.getFirst().size();
    for (List<Decimal> one : packages) {
      if (one.size() != feeds) {
        throw new OutOfRangeException(
            "every package must have " + feeds + " values, one has " + one.size());
      }
    }
    List<BigDecimal> medians = new ArrayList<>();
    for (int feed = 0; feed < feeds; feed++) {
      int place = feed;
      List<BigDecimal> values =
          packages.stream().map(one -> one.get(place).toBigDecimal()).sorted().toList();
      medians.add(Median.ofWide(values, Decimal.SCALE + 1, RoundingMode.UNNECESSARY));
    }
    List<Distance> distances = packages.stream().map(one -> farthest(one, medians)).toList();
    return IntStream.range(0, packages.size())
        .boxed()
        .sorted(Comparator.comparing(distances::get))
        .limit(count)
        .toList();
  }

  private static Distance farthest(List<Decimal> values, List<BigDecimal> medians) {
    Distance farthest = Distance.NONE;
    for (int feed = 0; feed < values.size(); feed++) {
      BigDecimal median = medians.get(feed);
      BigDecimal far = values.get(feed).toBigDecimal().subtract(median).abs();
      Distance distance = Distance.of(far, median.abs());
      farthest = distance.compareTo(farthest) > 0 ? distance : farthest;
    }
    return farthest;
  }
}
