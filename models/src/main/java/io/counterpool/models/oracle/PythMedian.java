package io.counterpool.models.oracle;

import io.counterpool.models.Decimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Three votes a quote: price − confidence, price, price + confidence.
 *
 * <p>The price is the median of the votes, of an even count the mean of the middle two rounded
 * down; the confidence is the larger distance from the price to the quartiles, which stand at
 * {@code i25 = ⌊3n/4⌋} and {@code 3n − 1 − i25} of the n quotes' votes in ascending order. A quote
 * without confidence does not count; no price without a confidence. Source: Pyth, price_model.c and
 * upd_aggregate.h.
 */
public record PythMedian() implements Aggregation {

  public static final String TAG = "pyth-median";

  @Override
  public Optional<Aggregate> aggregate(List<Quote> quotes, int scale) {
    List<Quote> counted = quotes.stream().filter(q -> q.confidence().isPositive()).toList();
    if (counted.isEmpty()) {
      return Optional.empty();
    }
    List<Decimal> votes = counted.stream().flatMap(PythMedian::votes).sorted().toList();
    Decimal price = Median.of(votes, scale, RoundingMode.FLOOR).rounded(scale, RoundingMode.FLOOR);
    int quarter = votes.size() / 4;
    Decimal below = price.minus(votes.get(quarter));
    Decimal above = votes.get(votes.size() - 1 - quarter).minus(price);
    Decimal confidence = below.max(above).rounded(scale, RoundingMode.CEILING);
    return confidence.isPositive()
        ? Optional.of(new Aggregate(price, confidence, counted.size()))
        : Optional.empty();
  }

  private static Stream<Decimal> votes(Quote quote) {
    return Stream.of(
        quote.price().minus(quote.confidence()),
        quote.price(),
        quote.price().plus(quote.confidence()));
  }
}
