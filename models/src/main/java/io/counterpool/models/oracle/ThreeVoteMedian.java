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
 *
 * <p>Of n quotes {@code ⌊(n − 1)/4⌋} may lie while the price stays among the honest prices: the
 * honest votes beside a price stand on the liars' side. {@code ⌊(n − 1)/2⌋} may lie while it stays
 * among the honest prices ± their confidences.
 */
public record ThreeVoteMedian() implements Aggregation {

  public static final String TAG = "three-vote-median";

  static final AggregationRule RULE =
      new AggregationRule(
          "The median of three votes a quote: price − confidence, price, price + confidence. A"
              + " quote without confidence has no vote.",
          "The mean of the middle two votes, rounded down on the feed's grid.",
          "The larger distance from the price to the lower and the upper quartile of the votes,"
              + " rounded up.",
          "Fewer than a quarter of the quotes may lie and the price stays among the honest prices;"
              + " fewer than half, and it stays among the honest prices ± their confidences.");

  @Override
  public Optional<Aggregate> aggregate(List<Quote> quotes, int scale) {
    List<Quote> counted = counted(quotes);
    if (counted.isEmpty()) {
      return Optional.empty();
    }
    List<Decimal> votes = counted.stream().flatMap(ThreeVoteMedian::votes).sorted().toList();
    Decimal price = Median.of(votes, scale, RoundingMode.FLOOR).rounded(scale, RoundingMode.FLOOR);
    int quarter = votes.size() / 4;
    Decimal below = price.minus(votes.get(quarter));
    Decimal above = votes.get(votes.size() - 1 - quarter).minus(price);
    Decimal confidence = below.max(above).rounded(scale, RoundingMode.CEILING);
    return confidence.isPositive()
        ? Optional.of(new Aggregate(price, confidence, counted.size()))
        : Optional.empty();
  }

  @Override
  public boolean counts(Quote quote) {
    return quote.confidence().isPositive();
  }

  @Override
  public int tolerance(List<Quote> quotes) {
    return (counted(quotes).size() - 1) / 4;
  }

  @Override
  public int rangeTolerance(List<Quote> quotes) {
    return (counted(quotes).size() - 1) / 2;
  }

  private List<Quote> counted(List<Quote> quotes) {
    return quotes.stream().filter(this::counts).toList();
  }

  private static Stream<Decimal> votes(Quote quote) {
    return Stream.of(
        quote.price().minus(quote.confidence()),
        quote.price(),
        quote.price().plus(quote.confidence()));
  }
}
