package io.counterpool.models.oracle;

import io.counterpool.models.Decimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * Median of the prices; of an even count the mean of the middle two, rounded to even.
 *
 * <p>The confidence is the larger of the median reported confidence and the median distance of the
 * prices from their median, so that quotes which disagree widen it whatever they claim. Rounded up.
 * Source of the median: dYdX v4, RedStone (both with other roundings of the even count).
 *
 * <p>Of n quotes {@code ⌊(n − 1)/2⌋} may lie: fewer than half.
 */
public record PlainMedian() implements Aggregation {

  public static final String TAG = "median";

  static final AggregationRule RULE =
      new AggregationRule(
          "The median of the prices; every quote has one vote, whatever its weight.",
          "The mean of the middle two, rounded half to even on the feed's grid.",
          "The larger of the median confidence and the median distance from the price, rounded up.",
          "Fewer than half of the quotes may lie.");

  @Override
  public Optional<Aggregate> aggregate(List<Quote> quotes, int scale) {
    if (quotes.isEmpty()) {
      return Optional.empty();
    }
    Decimal price =
        Median.of(Aggregation.sortedPrices(quotes), scale, RoundingMode.HALF_EVEN)
            .rounded(scale, RoundingMode.HALF_EVEN);
    List<Decimal> claimed = quotes.stream().map(Quote::confidence).sorted().toList();
    List<Decimal> distances =
        quotes.stream().map(quote -> quote.price().minus(price).abs()).sorted().toList();
    Decimal confidence =
        Median.of(claimed, scale, RoundingMode.CEILING)
            .max(Median.of(distances, scale, RoundingMode.CEILING))
            .rounded(scale, RoundingMode.CEILING);
    return Optional.of(new Aggregate(price, confidence, quotes.size()));
  }

  @Override
  public int tolerance(List<Quote> quotes) {
    return (quotes.size() - 1) / 2;
  }
}
