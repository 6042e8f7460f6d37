package io.counterpool.models.oracle;

import io.counterpool.models.Decimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Many quotes to one price. As long as the honest quotes hold the majority, the price lies inside
 * their range.
 */
public sealed interface Aggregation permits PlainMedian, PythMedian, WeightedMedian {

  /**
   * Price and confidence of the quotes, independent of their order.
   *
   * @param quotes the quotes that count; quorum, age and outliers are the caller's
   * @param scale fraction digits of the price grid
   * @return empty if the quotes give no price: there are none, or the model finds no confidence
   */
  Optional<Aggregate> aggregate(List<Quote> quotes, int scale);

  /** The aggregations by the name they have in configuration. */
  static Map<String, Class<? extends Aggregation>> models() {
    return Map.of(
        PlainMedian.TAG, PlainMedian.class,
        PythMedian.TAG, PythMedian.class,
        WeightedMedian.TAG, WeightedMedian.class);
  }

  /** An aggregation without parameters, by its tag. */
  static Aggregation of(String tag) {
    return switch (tag) {
      case PlainMedian.TAG -> new PlainMedian();
      case PythMedian.TAG -> new PythMedian();
      case WeightedMedian.TAG -> new WeightedMedian();
      default -> throw new IllegalArgumentException("no aggregation is named " + tag);
    };
  }

  /** The prices of the quotes, ascending. */
  static List<Decimal> sortedPrices(List<Quote> quotes) {
    return quotes.stream().map(Quote::price).sorted().toList();
  }
}
