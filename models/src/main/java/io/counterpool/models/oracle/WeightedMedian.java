package io.counterpool.models.oracle;

import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The lowest price at which the quotes up to it hold at least half of the weight. If they hold
 * exactly half there, two prices share the middle and the lower one is taken: no mean, so of an
 * even number of equal weights the lower middle.
 *
 * <p>Quotes may lie that hold less than half of the weight together: of equal weights fewer than
 * half, of unequal ones as many as the heaviest ones are.
 *
 * <p>The confidence is the larger of the weighted medians of the reported confidences and of the
 * distances from the price, rounded up. Source: the stake-weighted median of dYdX v4 (connect).
 */
public record WeightedMedian() implements Aggregation {

  public static final String TAG = "weighted-median";

  static final AggregationRule RULE =
      new AggregationRule(
          "The lowest price at which the quotes up to it hold at least half of the weight, rounded"
              + " half to even on the feed's grid.",
          "The lower of the two: where the quotes up to a price hold exactly half of the weight, it"
              + " is the price. No mean is taken.",
          "The larger of the weighted medians of the confidences and of the distances from the"
              + " price, rounded up.",
          "Quotes that together hold less than half of the weight may lie; in number, as many of"
              + " the heaviest as do.");

  /** A value and how much it counts. */
  public record Weighted(Decimal value, Decimal weight) {}

  @Override
  public Optional<Aggregate> aggregate(List<Quote> quotes, int scale) {
    if (quotes.isEmpty()) {
      return Optional.empty();
    }
    Decimal exact = middle(quotes.stream().map(q -> new Weighted(q.price(), q.weight())).toList());
    Decimal price = exact.rounded(scale, RoundingMode.HALF_EVEN);
    Decimal claimed =
        middle(quotes.stream().map(q -> new Weighted(q.confidence(), q.weight())).toList());
    Decimal distance =
        middle(
            quotes.stream()
                .map(q -> new Weighted(q.price().minus(price).abs(), q.weight()))
                .toList());
    return Optional.of(
        new Aggregate(
            price, claimed.max(distance).rounded(scale, RoundingMode.CEILING), quotes.size()));
  }

  @Override
  public int tolerance(List<Quote> quotes) {
    List<BigDecimal> heaviest =
        quotes.stream()
            .map(quote -> quote.weight().toBigDecimal())
            .sorted(Comparator.reverseOrder())
            .toList();
    BigDecimal total = heaviest.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal held = BigDecimal.ZERO;
    int most = 0;
    for (BigDecimal weight : heaviest) {
      held = held.add(weight);
      if (held.multiply(BigDecimal.TWO).compareTo(total) >= 0) {
        break;
      }
      most++;
    }
    return most;
  }

  private static Decimal middle(List<Weighted> values) {
    Decimal total = values.stream().map(Weighted::weight).reduce(Decimal.ZERO, Decimal::plus);
    return reaching(values, total.dividedBy(Decimal.of(2), RoundingMode.CEILING));
  }

  /**
   * The lowest value at which twice the weight up to it reaches the weight of all, exactly. If all
   * weights are 0 that is the lowest value.
   *
   * @param values in any order
   * @param weights {@code weights[i]} of {@code values[i]}, ≥ 0, of any number of digits
   * @throws OutOfRangeException if there is no value
   */
  public static Decimal atHalf(List<Decimal> values, List<BigDecimal> weights) {
    if (values.isEmpty() || values.size() != weights.size()) {
      throw new OutOfRangeException(
          "a weighted median needs as many weights as values, at least 1, were "
              + weights.size()
              + " and "
              + values.size());
    }
    BigDecimal total = BigDecimal.ZERO;
    for (BigDecimal weight : weights) {
      if (weight.signum() < 0) {
        throw new OutOfRangeException("weight must not be below 0, was " + weight);
      }
      total = total.add(weight);
    }
    List<Integer> ascending =
        IntStream.range(0, values.size())
            .boxed()
            .sorted(Comparator.comparing(values::get))
            .toList();
    BigDecimal running = BigDecimal.ZERO;
    for (int place : ascending) {
      running = running.add(weights.get(place));
      if (running.multiply(BigDecimal.TWO).compareTo(total) >= 0) {
        return values.get(place);
      }
    }
    return values.get(ascending.getLast());
  }

  /**
   * The lowest value at which the weights up to it reach {@code goal}; the highest if they never
   * do.
   *
   * @throws OutOfRangeException if there is no value
   */
  public static Decimal reaching(List<Weighted> values, Decimal goal) {
    if (values.isEmpty()) {
      throw new OutOfRangeException("a weighted median needs at least 1 value, was 0");
    }
    List<Weighted> ascending =
        values.stream().sorted(Comparator.comparing(Weighted::value)).toList();
    Decimal running = Decimal.ZERO;
    for (Weighted entry : ascending) {
      running = running.plus(entry.weight());
      if (running.compareTo(goal) >= 0) {
        return entry.value();
      }
    }
    return ascending.getLast().value();
  }
}
