package io.counterpool.models.oracle;

import io.counterpool.models.Decimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The lowest price at which the quotes up to it hold at least half of the weight.
 *
 * <p>The confidence is the larger of the weighted medians of the reported confidences and of the
 * distances from the price, rounded up. Source: the stake-weighted median of dYdX v4 (connect).
 */
public record WeightedMedian() implements Aggregation {

  public static final String TAG = "weighted-median";

  private record Weighted(Decimal value, Decimal weight) {}

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

  private static Decimal middle(List<Weighted> values) {
    List<Weighted> ascending =
        values.stream().sorted(Comparator.comparing(Weighted::value)).toList();
    Decimal total = ascending.stream().map(Weighted::weight).reduce(Decimal.ZERO, Decimal::plus);
    Decimal running = Decimal.ZERO;
    for (Weighted entry : ascending) {
      running = running.plus(entry.weight());
      if (running.times(2).compareTo(total) >= 0) {
        return entry.value();
      }
    }
    return ascending.getLast().value();
  }
}
