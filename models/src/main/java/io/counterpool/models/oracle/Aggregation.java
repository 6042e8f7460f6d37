package io.counterpool.models.oracle;

import io.counterpool.models.Decimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Many quotes to one price. As long as no more quotes lie than {@link #tolerance}, the price lies
 * inside the range of the honest ones.
 */
public sealed interface Aggregation
    permits PlainMedian, ThreeVoteMedian, TwoStageMedian, WeightedMedian {

  /**
   * Price and confidence of the quotes, independent of their order.
   *
   * @param quotes the quotes that count; quorum, age and outliers are the caller's
   * @param scale fraction digits of the price grid
   * @return empty if the quotes give no price: there are none, or the model finds no confidence
   */
  Optional<Aggregate> aggregate(List<Quote> quotes, int scale);

  /** Whether the model gives {@code quote} a vote; a quorum must not count one that has none. */
  default boolean counts(Quote quote) {
    return true;
  }

  /**
   * The breakdown point: the greatest number of quotes that may lie, whichever they are and
   * whatever they say, while the price still lies from the lowest to the highest price of the
   * others. One more can move it out. Honest prices on the grid are assumed, on which the price is
   * rounded.
   *
   * @param quotes all, the lying ones among them; prices do not matter
   * @return 0 if there is no quote
   */
  int tolerance(List<Quote> quotes);

  /**
   * The same for the range from the lowest {@code price − confidence} to the highest {@code price +
   * confidence} of the others, beyond which the price can be moved anywhere.
   */
  default int rangeTolerance(List<Quote> quotes) {
    return tolerance(quotes);
  }

  /** The aggregations by the name they have in configuration. */
  static Map<String, Class<? extends Aggregation>> models() {
    return Map.of(
        PlainMedian.TAG, PlainMedian.class,
        ThreeVoteMedian.TAG, ThreeVoteMedian.class,
        TwoStageMedian.TAG, TwoStageMedian.class,
        WeightedMedian.TAG, WeightedMedian.class);
  }

  /** An aggregation by its tag, with the least parameters where it has any. */
  static Aggregation of(String tag) {
    return switch (tag) {
      case PlainMedian.TAG -> new PlainMedian();
      case ThreeVoteMedian.TAG -> new ThreeVoteMedian();
      case TwoStageMedian.TAG -> new TwoStageMedian(1);
      case WeightedMedian.TAG -> new WeightedMedian();
      default -> throw new IllegalArgumentException("no aggregation is named " + tag);
    };
  }

  /** What the aggregation with this tag does. */
  static AggregationRule rule(String tag) {
    return switch (of(tag)) {
      case PlainMedian _ -> PlainMedian.RULE;
      case ThreeVoteMedian _ -> ThreeVoteMedian.RULE;
      case TwoStageMedian _ -> TwoStageMedian.RULE;
      case WeightedMedian _ -> WeightedMedian.RULE;
    };
  }

  /** The prices of the quotes, ascending. */
  static List<Decimal> sortedPrices(List<Quote> quotes) {
    return quotes.stream().map(Quote::price).sorted().toList();
  }
}
