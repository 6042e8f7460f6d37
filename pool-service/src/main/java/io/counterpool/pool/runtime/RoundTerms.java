package io.counterpool.pool.runtime;

import io.counterpool.models.oracle.PriceAction;
import io.counterpool.pool.executor.FeeTerms;
import io.counterpool.pool.executor.FeedRound;
import io.counterpool.pool.executor.LiquidationDecision;
import io.counterpool.pool.executor.MarginTerms;
import io.counterpool.pool.executor.PoolConfig.CollateralAsset;
import io.counterpool.pool.executor.RoundInput;
import io.counterpool.pool.upstream.DecisionQuestion;
import io.counterpool.pool.upstream.DecisionQuestion.CollateralMark;
import io.counterpool.pool.upstream.DecisionQuestion.MarketMark;
import io.counterpool.pool.upstream.Upstreams;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Gets the terms of a prepared round. A service that does not answer is replaced by its last terms
 * of the market, which say by their round that they are old and by their validity how long they
 * hold; what they are still good for is the machine's rule.
 */
final class RoundTerms {

  /**
   * Input for the machine, and whether margin-service has the copies now.
   *
   * @param portfoliosSent false: they are sent again with the next round
   */
  record Terms(RoundInput input, boolean portfoliosSent) {}

  private final Upstreams upstreams;
  private final Repeated repeated;
  private final Map<String, FeeTerms> lastFee = new HashMap<>();
  private final Map<String, MarginTerms> lastMargin = new HashMap<>();

  /**
   * Starts from stored rounds.
   *
   * @param rounds newest first
   */
  RoundTerms(Upstreams upstreams, Repeated repeated, List<RoundInput> rounds) {
    this.upstreams = upstreams;
    this.repeated = repeated;
    for (RoundInput input : rounds) {
      input.fee().forEach(lastFee::putIfAbsent);
      input.margin().forEach(lastMargin::putIfAbsent);
    }
  }

  Terms get(PreparedRound round) throws InterruptedException {
    SortedMap<String, FeeTerms> fee = new TreeMap<>();
    boolean feeAnswers = true;
    for (var question : round.fee().entrySet()) {
      String market = question.getKey();
      Optional<FeeTerms> terms =
          feeAnswers
              ? repeated.ask(
                  "fee terms of " + market,
                  () -> upstreams.feeTerms(market, round.number(), question.getValue()))
              : Optional.empty();
      feeAnswers = feeAnswers && terms.isPresent();
      terms.ifPresent(fresh -> lastFee.put(market, fresh));
      FeeTerms known = lastFee.get(market);
      if (known != null) {
        fee.put(market, known);
      }
    }
    SortedMap<String, MarginTerms> margin = new TreeMap<>();
    boolean marginAnswers = true;
    for (var question : round.margin().entrySet()) {
      String market = question.getKey();
      Optional<MarginTerms> terms =
          marginAnswers
              ? repeated.ask(
                  "margin terms of " + market,
                  () -> upstreams.marginTerms(market, round.number(), question.getValue()))
              : Optional.empty();
      marginAnswers = marginAnswers && terms.isPresent();
      terms.ifPresent(fresh -> lastMargin.put(market, fresh));
      MarginTerms known = lastMargin.get(market);
      if (known != null) {
        margin.put(market, known);
      }
    }
    boolean sent = marginAnswers && portfolios(round);
    List<LiquidationDecision> decisions = sent ? decisions(round, fee) : null;
    return new Terms(
        new RoundInput(
            round.number(),
            round.at(),
            round.pool(),
            round.markets(),
            round.feeds(),
            fee,
            margin,
            decisions,
            round.referrers()),
        sent);
  }

  private boolean portfolios(PreparedRound round) throws InterruptedException {
    return round.portfolios().isEmpty()
        || repeated
            .ask(
                "portfolios",
                () -> {
                  upstreams.portfolios(round.pool().pool(), round.portfolios());
                  return true;
                })
            .isPresent();
  }

  private @Nullable List<LiquidationDecision> decisions(
      PreparedRound round, SortedMap<String, FeeTerms> fee) throws InterruptedException {
    List<MarketMark> markets = new ArrayList<>();
    for (var question : round.margin().entrySet()) {
      FeeTerms terms = fee.get(question.getKey());
      if (terms != null) {
        markets.add(
            new MarketMark(
                question.getKey(),
                question.getValue().price(),
                question.getValue().confidence(),
                question.getValue().grade(),
                question.getValue().allows(),
                terms.fundingIndex(),
                terms.borrowIndex(),
                terms.fundingIndexShort()));
      }
    }
    if (markets.isEmpty()) {
      return List.of();
    }
    List<CollateralMark> collaterals = new ArrayList<>();
    for (CollateralAsset asset : round.pool().assets()) {
      FeedRound feed = round.feeds().get(asset.feed());
      if (feed != null && feed.price() != null && feed.allows(PriceAction.LIQUIDATE)) {
        collaterals.add(new CollateralMark(asset.asset(), feed.price()));
      }
    }
    DecisionQuestion question =
        new DecisionQuestion(round.at(), round.pool().settlementAsset(), markets, collaterals);
    return repeated
        .ask(
            "liquidation decisions",
            () -> upstreams.decisions(round.pool().pool(), round.number(), question))
        .orElse(null);
  }
}
