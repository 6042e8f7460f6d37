package io.counterpool.launcher.vectors;

import io.counterpool.models.Decimal;
import io.counterpool.models.oracle.AnchorBound;
import io.counterpool.models.oracle.ConfidenceLimit;
import io.counterpool.models.oracle.CrossRate;
import io.counterpool.models.oracle.DelayedFeed;
import io.counterpool.models.oracle.MinimumChange;
import io.counterpool.models.oracle.NearestToMedian;
import io.counterpool.models.oracle.PriceAcceptance;
import io.counterpool.models.oracle.QuorumMedian;
import io.counterpool.models.oracle.QuoteConversion;
import io.counterpool.models.oracle.QuoteConversion.Adjustment;
import io.counterpool.models.oracle.RecencyWeights;
import io.counterpool.models.oracle.ReplayGuard;
import io.counterpool.models.oracle.ScaledPrice;
import io.counterpool.models.oracle.SizeValuation;
import io.counterpool.models.oracle.WeightedMedian;
import io.counterpool.models.oracle.signature.Address;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which prices count, what they convert to and when they become current. */
final class OracleRuleVectors {

  private OracleRuleVectors() {}

  static void register(Map<String, VectorModel> models) {
    models.put("oracle/band-weighted-median.json", OracleRuleVectors::recencyWeighted);
    models.put("oracle/compound-anchor-bound.json", OracleRuleVectors::anchored);
    models.put("oracle/compound-poster-delta.json", OracleRuleVectors::posted);
    models.put("oracle/compound-report-freshness.json", OracleRuleVectors::stored);
    models.put("oracle/dydx-price-acceptance.json", OracleRuleVectors::acceptance);
    models.put("oracle/dydx-quote-conversion.json", OracleRuleVectors::converted);
    models.put("oracle/maker-delayed-feed.json", OracleRuleVectors::delayed);
    models.put("oracle/maker-medianizer.json", OracleRuleVectors::quorumMedian);
    models.put("oracle/pyth-cross-rate-confidence.json", OracleRuleVectors::crossRate);
    models.put("oracle/pyth-cross-rate-integer.json", OracleRuleVectors::integerCrossRate);
    models.put("oracle/pyth-liquidity-valuation.json", OracleRuleVectors::valuation);
    models.put("oracle/pyth-publisher-guard.json", OracleRuleVectors::counted);
    models.put("oracle/redstone-closest-to-median.json", OracleRuleVectors::nearest);
  }

  private static Answer recencyWeighted(Inputs in) {
    List<Inputs> votes = in.items("votes");
    return switch (in.text("kind")) {
      case "weighted" ->
          new Answer()
              .with(
                  "price",
                  WeightedMedian.atHalf(
                      votes.stream().map(vote -> vote.decimal("price")).toList(),
                      votes.stream().map(vote -> vote.plain("weight")).toList()));
      case "timeAndPower" ->
          new Answer()
              .with(
                  "price",
                  RecencyWeights.USUAL.price(
                      votes.stream()
                          .filter(OracleRuleVectors::isAvailable)
                          .map(OracleRuleVectors::vote)
                          .toList()));
      default -> throw new IllegalArgumentException("kind is not known: " + in.text("kind"));
    };
  }

  private static boolean isAvailable(Inputs vote) {
    return !vote.has("status") || vote.text("status").equals("available");
  }

  private static RecencyWeights.Vote vote(Inputs vote) {
    return new RecencyWeights.Vote(
        vote.decimal("price"), vote.decimal("power"), vote.count("timestamp"));
  }

  private static Answer anchored(Inputs in) {
    boolean invalidated = in.has("reporterInvalidated") && in.flag("reporterInvalidated");
    Decimal reported =
        invalidated ? in.decimalOr("reported", Decimal.ZERO) : in.decimal("reported");
    AnchorBound.Decision decision =
        new AnchorBound(in.decimal("tolerance"))
            .decide(reported, in.decimal("anchor"), invalidated);
    Answer answer =
        new Answer().with("accepted", decision.source().name().toLowerCase(Locale.ROOT));
    Optional<Decimal> inForce =
        decision
            .price()
            .or(() -> in.has("previous") ? Optional.of(in.decimal("previous")) : Optional.empty());
    return inForce
        .map(price -> answer.with("price", price))
        .orElseGet(() -> answer.withNull("price"));
  }

  private static Answer posted(Inputs in) {
    boolean post =
        MinimumChange.exceedingPercent(in.decimal("deltaPercent"))
            .passes(in.decimal("previous"), in.decimal("price"));
    return new Answer().with("withinDelta", !post).with("post", post);
  }

  private static Answer stored(Inputs in) {
    ReplayGuard.Answer answer =
        ReplayGuard.USUAL.check(
            in.count("timestamp"),
            in.count("priorTimestamp"),
            in.count("now"),
            !in.has("signerRecovered") || in.flag("signerRecovered"));
    return new Answer().with("stored", answer.isStored());
  }

  private static Answer acceptance(Inputs in) {
    return switch (in.text("kind")) {
      case "minChange" ->
          new Answer()
              .with(
                  "minChange",
                  MinimumChange.reachingPpm(in.count("minChangePpm"))
                      .least(in.decimal("price"), 0));
      case "propose" ->
          new Answer()
              .with(
                  "propose",
                  MinimumChange.reachingPpm(in.count("minChangePpm"))
                      .passes(in.decimal("price"), in.decimal("newPrice"), 0));
      case "towardsIndex" ->
          new Answer()
              .with(
                  "towards",
                  PriceAcceptance.isTowards(
                      in.decimal("oldPrice"), in.decimal("newPrice"), in.decimal("indexPrice")));
      case "withinOneTick" ->
          new Answer()
              .with("within", PriceAcceptance.isWithinTick(in.plain("delta"), in.plain("tick")));
      case "sqrtRule" ->
          new Answer()
              .with(
                  "accept",
                  PriceAcceptance.meetsSquareRoot(
                      in.plain("oldDelta"), in.plain("newDelta"), in.plain("tick")));
      case "maxOvershoot" ->
          new Answer()
              .with(
                  "maxNewDelta",
                  PriceAcceptance.largestOvershoot(in.plain("oldDelta"), in.plain("tick")));
      default -> throw new IllegalArgumentException("kind is not known: " + in.text("kind"));
    };
  }

  private static Answer converted(Inputs in) {
    QuoteConversion mode =
        switch (in.text("mode")) {
          case "none" -> QuoteConversion.NONE;
          case "multiply" -> QuoteConversion.MULTIPLY;
          case "divide" -> QuoteConversion.DIVIDE;
          case "invert" -> QuoteConversion.INVERT;
          default -> throw new IllegalArgumentException("mode is not known: " + in.text("mode"));
        };
    Optional<Adjustment> adjustment =
        in.has("adjustBy") ? Optional.of(adjustment(in.item("adjustBy"))) : Optional.empty();
    return new Answer()
        .with("price", mode.convert(in.decimal("tickerPrice"), adjustment, in.small("decimals")));
  }

  private static Adjustment adjustment(Inputs in) {
    return new Adjustment(in.decimal("price"), in.small("sources"), in.small("minSources"));
  }

  private static Answer delayed(Inputs in) {
    DelayedFeed feed = new DelayedFeed(in.count("hopSeconds"));
    List<Answer> after = new ArrayList<>();
    for (Inputs step : in.items("steps")) {
      switch (step.text("action")) {
        case "void" -> feed = feed.voided();
        case "stop" -> feed = feed.halted();
        case "start" -> feed = feed.started();
        case "poke" -> {
          Optional<Decimal> seen =
              step.has("feed") ? Optional.of(step.decimal("feed")) : Optional.empty();
          switch (feed.step(step.count("time"), seen)) {
            case DelayedFeed.Outcome.Stepped stepped -> feed = stepped.feed();
            case DelayedFeed.Outcome.Refused refused -> {
              after.add(Answer.error(reason(refused)));
              continue;
            }
          }
        }
        default ->
            throw new IllegalArgumentException("action is not known: " + step.text("action"));
      }
      after.add(state(feed));
    }
    return new Answer().withAnswers("after", after);
  }

  private static Answer state(DelayedFeed feed) {
    Answer answer = new Answer().with("updatedAt", BigDecimal.valueOf(feed.updatedAt()));
    feed.current()
        .ifPresentOrElse(p -> answer.with("current", p), () -> answer.withNull("current"));
    feed.next().ifPresentOrElse(p -> answer.with("next", p), () -> answer.withNull("next"));
    return answer;
  }

  private static String reason(Enum<?> refused) {
    return refused.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Answer quorumMedian(Inputs in) {
    QuorumMedian rule =
        new QuorumMedian(
            in.small("quorum"),
            in.texts("authorised").stream().map(Address::new).collect(Collectors.toSet()));
    List<QuorumMedian.Message> messages =
        in.items("messages").stream()
            .map(
                message ->
                    new QuorumMedian.Message(
                        new Address(message.text("signer")),
                        message.decimal("price"),
                        message.count("timestamp")))
            .toList();
    return switch (rule.update(messages, in.count("lastUpdate"), in.count("now"))) {
      case QuorumMedian.Outcome.Updated(Decimal price, long updatedAt) ->
          new Answer().with("price", price).with("lastUpdate", BigDecimal.valueOf(updatedAt));
      case QuorumMedian.Outcome.Refused refused -> Answer.error(reason(refused));
    };
  }

  private static Answer crossRate(Inputs in) {
    Inputs base = in.item("base");
    Inputs quote = in.item("quote");
    CrossRate rate =
        CrossRate.of(
            base.plain("price"), base.plain("conf"), quote.plain("price"), quote.plain("conf"));
    Answer answer = new Answer().with("price", rate.price()).with("conf", rate.confidence());
    return base.has("publishTime") && quote.has("publishTime")
        ? answer.with("publishTime", base.whole("publishTime").min(quote.whole("publishTime")))
        : answer;
  }

  private static Answer integerCrossRate(Inputs in) {
    ScaledPrice base = new ScaledPrice(in.count("price1"), in.small("expo1"));
    ScaledPrice quote = new ScaledPrice(in.count("price2"), in.small("expo2"));
    return new Answer().with("value", base.over(quote, in.small("targetExpo")));
  }

  private static Answer valuation(Inputs in) {
    SizeValuation.Side side =
        switch (in.text("side")) {
          case "collateral" -> SizeValuation.Side.COLLATERAL;
          case "borrow" -> SizeValuation.Side.DEBT;
          default -> throw new IllegalArgumentException("side is not known: " + in.text("side"));
        };
    SizeValuation valuation =
        new SizeValuation(
            side, in.decimal("endpoint"), in.decimal("rateInitial"), in.decimal("rateFinal"));
    return new Answer()
        .with("price", valuation.unitValue(in.decimal("price"), in.decimal("amount")))
        .with("conf", in.decimal("conf"));
  }

  private static Answer counted(Inputs in) {
    return new Answer()
        .with("counted", ConfidenceLimit.THIRD.counts(in.decimal("price"), in.decimal("conf"), 0));
  }

  private static Answer nearest(Inputs in) {
    List<List<Decimal>> packages = in.decimalRows("packages");
    return new Answer()
        .withRows(
            "picked",
            NearestToMedian.pick(packages, in.small("count")).stream().map(packages::get).toList());
  }
}
