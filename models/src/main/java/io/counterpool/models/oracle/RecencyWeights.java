package io.counterpool.models.oracle;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Votes weighed by power and by how new they are.
 *
 * <p>The votes stand newest first, of one instant the larger power first, of one power in the order
 * given. Their power is laid end to end and cut at {@code bounds}, shares of the total; what lies
 * between two bounds is multiplied by the multiplier of that section. A vote over a bound has a
 * part in both. The price is the {@linkplain WeightedMedian#atHalf weighted median}. Exact. Source:
 * Band feeds, median.go.
 *
 * <p>Recency is bought with safety: whoever holds the newest {@link #decidingShare()} of the power
 * decides the price, 27.3 % with the usual multipliers.
 *
 * @param bounds ends of the sections as shares of the total power, ascending, above 0, the last is
 *     1
 * @param multipliers one for each section, above 0, not ascending
 */
public record RecencyWeights(List<Decimal> bounds, List<Decimal> multipliers) {

  /** Sections of 1, 2, 4, 8 and 17 of 32, multiplied by 6, 4, 2, 1.1 and 1. */
  public static final RecencyWeights USUAL =
      new RecencyWeights(
          decimals("0.03125", "0.09375", "0.21875", "0.46875", "1"),
          decimals("6", "4", "2", "1.1", "1"));

  /**
   * One validator's view.
   *
   * @param power stake behind it, ≥ 0
   * @param observedAt any unit of time, larger is newer
   */
  public record Vote(Decimal price, Decimal power, long observedAt) {

    public Vote {
      Bounds.notNegative("power", power);
    }
  }

  public RecencyWeights {
    bounds = List.copyOf(bounds);
    multipliers = List.copyOf(multipliers);
    if (bounds.isEmpty() || bounds.size() != multipliers.size()) {
      throw new OutOfRangeException(
          "as many bounds as multipliers, at least 1, were "
              + bounds.size()
              + " and "
              + multipliers.size());
    }
    Decimal lower = Decimal.ZERO;
    for (Decimal bound : bounds) {
      if (!bound.isGreaterThan(lower)) {
        throw new OutOfRangeException("bounds must ascend from above 0, were " + bounds);
      }
      lower = bound;
    }
    if (!lower.equals(Decimal.ONE)) {
      throw new OutOfRangeException("the last bound must be 1, was " + lower);
    }
    for (int i = 0; i < multipliers.size(); i++) {
      Bounds.positive("multiplier", multipliers.get(i));
      if (i > 0) {
        Bounds.atMost("multiplier", multipliers.get(i), "the one before,", multipliers.get(i - 1));
      }
    }
  }

  /**
   * The weighted median of the votes.
   *
   * @throws OutOfRangeException if there is none
   */
  public Decimal price(List<Vote> votes) {
    List<Vote> newestFirst =
        votes.stream()
            .sorted(
                Comparator.comparingLong(Vote::observedAt)
                    .reversed()
                    .thenComparing(Vote::power, Comparator.reverseOrder()))
            .toList();
    return WeightedMedian.atHalf(
        newestFirst.stream().map(Vote::price).toList(), weights(newestFirst));
  }

  private List<BigDecimal> weights(List<Vote> newestFirst) {
    BigDecimal total = BigDecimal.ZERO;
    for (Vote vote : newestFirst) {
      total = total.add(vote.power().toBigDecimal());
    }
    List<BigDecimal> weights = new ArrayList<>();
    BigDecimal end = BigDecimal.ZERO;
    for (Vote vote : newestFirst) {
      BigDecimal start = end;
      end = start.add(vote.power().toBigDecimal());
      weights.add(weightBelow(end, total).subtract(weightBelow(start, total)));
    }
    return weights;
  }

  /** Weight of the newest {@code power} of a total. */
  private BigDecimal weightBelow(BigDecimal power, BigDecimal total) {
    BigDecimal weight = BigDecimal.ZERO;
    BigDecimal lower = BigDecimal.ZERO;
    for (int i = 0; i < bounds.size(); i++) {
      BigDecimal upper = total.multiply(bounds.get(i).toBigDecimal());
      BigDecimal inside = power.min(upper).subtract(lower).max(BigDecimal.ZERO);
      weight = weight.add(inside.multiply(multipliers.get(i).toBigDecimal()));
      lower = upper;
    }
    return weight;
  }

  /** The share of the power that holds half of the weight if it is the newest, rounded down. */
  public Decimal decidingShare() {
    BigDecimal half = weightBelow(BigDecimal.ONE, BigDecimal.ONE).divide(BigDecimal.TWO);
    Decimal lower = Decimal.ZERO;
    BigDecimal weight = BigDecimal.ZERO;
    for (int i = 0; i < bounds.size(); i++) {
      BigDecimal multiplier = multipliers.get(i).toBigDecimal();
      BigDecimal next = weight.add(bounds.get(i).minus(lower).toBigDecimal().multiply(multiplier));
      if (next.compareTo(half) >= 0) {
        BigDecimal part =
            half.subtract(weight).divide(multiplier, Decimal.SCALE, RoundingMode.FLOOR);
        return lower.plus(Decimal.of(part));
      }
      weight = next;
      lower = bounds.get(i);
    }
    return Decimal.ONE;
  }

  private static List<Decimal> decimals(String... plain) {
    return List.of(plain).stream().map(Decimal::of).toList();
  }
}
