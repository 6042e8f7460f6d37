package io.counterpool.launcher.vectors;

import io.counterpool.models.Decimal;
import io.counterpool.models.oracle.AgeWindow;
import io.counterpool.models.oracle.Aggregate;
import io.counterpool.models.oracle.Median;
import io.counterpool.models.oracle.PublishRule;
import io.counterpool.models.oracle.Quote;
import io.counterpool.models.oracle.ThreeVoteMedian;
import io.counterpool.models.oracle.TwoStageMedian;
import io.counterpool.models.oracle.WeightedMedian;
import io.counterpool.models.oracle.WeightedMedian.Weighted;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Aggregation of prices, freshness and when to publish. */
final class OracleVectors {

  private OracleVectors() {}

  static void register(Map<String, VectorModel> models) {
    models.put("oracle/pyth-aggregation.json", OracleVectors::threeVotes);
    models.put("oracle/dydx-median.json", in -> median(in, RoundingMode.UP));
    models.put("oracle/chainlink-flux-median.json", in -> median(in, RoundingMode.DOWN));
    models.put("oracle/redstone-median.json", OracleVectors::redstone);
    models.put("oracle/redstone-production-two-stage-median.json", OracleVectors::twoStageMedian);
    models.put("oracle/dydx-venue-ticker-median.json", OracleVectors::ticker);
    models.put("oracle/dydx-index-min-sources.json", OracleVectors::index);
    models.put("oracle/connect-stake-weighted-median.json", OracleVectors::stakeWeighted);
    models.put("oracle/ocr-median-publish.json", OracleVectors::publish);
    models.put("oracle/redstone-timestamp-window.json", OracleVectors::timestampWindow);
    models.put("oracle/pyth-price-age.json", OracleVectors::priceAge);
  }

  private static Answer threeVotes(Inputs in) {
    List<Quote> quotes = new ArrayList<>();
    for (Inputs quote : in.items("quotes")) {
      Decimal confidence = quote.decimal("conf");
      if (quote.text("status").equals("trading")
          && confidence.isPositive()
          && quote.count("ageSlots") <= in.count("maxAgeSlots")) {
        quotes.add(new Quote(quote.decimal("price"), confidence));
      }
    }
    Optional<Aggregate> result =
        quotes.size() < in.count("minPublishers")
            ? Optional.empty()
            : new ThreeVoteMedian().aggregate(quotes, in.small("decimals"));
    return result
        .map(
            aggregate ->
                new Answer()
                    .with("status", "trading")
                    .with("price", aggregate.price())
                    .with("conf", aggregate.confidence()))
        .orElseGet(() -> new Answer().with("status", "unknown"));
  }

  private static Answer median(Inputs in, RoundingMode even) {
    return new Answer().with("median", Median.ofWide(sorted(in.plains("values")), 0, even));
  }

  private static Answer redstone(Inputs in) {
    List<BigDecimal> values = sorted(in.plains("values"));
    boolean whole = in.text("kind").equals("integer");
    int digits = values.stream().mapToInt(BigDecimal::scale).max().orElse(0);
    return new Answer()
        .with("median", Median.ofWide(values, whole ? 0 : digits + 1, RoundingMode.FLOOR));
  }

  private static List<BigDecimal> sorted(List<BigDecimal> values) {
    return values.stream().sorted().toList();
  }

  private static Answer twoStageMedian(Inputs in) {
    List<Decimal> nodes =
        in.items("nodes").stream().map(node -> exact(node.decimalMembers("sources"))).toList();
    return new Answer().withDecimals("nodeValues", nodes).with("median", twoStages(in));
  }

  private static Decimal twoStages(Inputs in) {
    List<Quote> quotes = new ArrayList<>();
    for (Inputs node : in.items("nodes")) {
      String name = Integer.toString(quotes.size());
      node.decimalMembers("sources")
          .forEach(price -> quotes.add(new Quote(price, Decimal.ZERO, Decimal.ONE, name)));
    }
    return new TwoStageMedian(1).aggregate(quotes, Decimal.SCALE).orElseThrow().price();
  }

  private static Decimal exact(List<Decimal> values) {
    return Median.of(values.stream().sorted().toList(), Decimal.SCALE, RoundingMode.HALF_EVEN);
  }

  private static Answer ticker(Inputs in) {
    List<Decimal> quotes = Stream.of("ask", "bid", "last").map(in::decimal).sorted().toList();
    if (!quotes.getFirst().isPositive()) {
      throw new IllegalArgumentException("not positive: " + quotes.getFirst());
    }
    return new Answer().with("price", Median.of(quotes, Decimal.SCALE, RoundingMode.UP));
  }

  private static Answer index(Inputs in) {
    AgeWindow fresh = new AgeWindow(in.count("maxAgeSeconds"), 0);
    List<Decimal> prices =
        in.items("sources").stream()
            .filter(source -> fresh.contains(-source.count("ageSeconds"), 0))
            .map(source -> source.decimal("price"))
            .sorted()
            .toList();
    if (prices.size() < in.count("minSources") || prices.isEmpty()) {
      return Answer.error("too few sources").with("valid", prices.size());
    }
    return new Answer()
        .with("price", Median.of(prices, in.small("decimals"), RoundingMode.UP))
        .with("valid", prices.size());
  }

  private static Answer stakeWeighted(Inputs in) {
    List<Weighted> votes =
        in.items("votes").stream()
            .filter(vote -> vote.has("price"))
            .map(vote -> new Weighted(vote.decimal("price"), vote.decimal("stake")))
            .toList();
    Decimal voted = votes.stream().map(Weighted::weight).reduce(Decimal.ZERO, Decimal::plus);
    BigDecimal needed = in.plain("threshold").multiply(in.plain("totalStake"));
    if (voted.toBigDecimal().compareTo(needed) < 0) {
      throw new IllegalArgumentException("stake below the threshold: " + voted);
    }
    Decimal half = voted.dividedBy(Decimal.of(2), 0, RoundingMode.FLOOR);
    return new Answer().with("price", WeightedMedian.reaching(votes, half));
  }

  private static Answer publish(Inputs in) {
    List<Decimal> observations = in.decimals("observations").stream().sorted().toList();
    if (observations.size() < in.count("f") + 1) {
      return new Answer().with("report", false).with("reason", "quorum");
    }
    // The upper of the middle two where the count is even: the mean is never taken.
    Decimal median = observations.get(observations.size() / 2);
    Answer answer = new Answer().with("median", median);
    if (median.isLessThan(in.decimal("minAnswer"))
        || median.isGreaterThan(in.decimal("maxAnswer"))) {
      return answer.with("report", false).with("reason", "outside-min-max");
    }
    if (in.has("firstRound") && in.flag("firstRound")) {
      return answer.with("report", true).with("reason", "first-round");
    }
    PublishRule.Reason reason =
        new PublishRule(in.decimal("deviationThreshold"), in.count("heartbeatSeconds"))
            .decide(in.decimal("lastAnswer"), median, in.count("secondsSinceLast"));
    return answer
        .with("report", reason.publishes())
        .with("reason", reason.name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  private static Answer timestampWindow(Inputs in) {
    AgeWindow window = new AgeWindow(in.count("maxDelaySeconds"), in.count("maxAheadSeconds"));
    return new Answer().with("accept", window.contains(in.count("reportTime"), in.count("now")));
  }

  private static Answer priceAge(Inputs in) {
    AgeWindow window = new AgeWindow(in.count("maxAgeSeconds"), in.count("maxAgeSeconds"));
    return new Answer().with("usable", window.contains(in.count("publishTime"), in.count("now")));
  }
}
