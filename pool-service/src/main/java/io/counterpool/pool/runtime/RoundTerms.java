package io.counterpool.pool.runtime;

import io.counterpool.models.oracle.PriceAction;
import io.counterpool.pool.executor.FeeTerms;
import io.counterpool.pool.executor.FeedRound;
import io.counterpool.pool.executor.LiquidationDecision;
import io.counterpool.pool.executor.MarginTerms;
import io.counterpool.pool.executor.PoolConfig.CollateralAsset;
import io.counterpool.pool.executor.RoundInput;
import io.counterpool.pool.runtime.MarketTerms.Found;
import io.counterpool.pool.upstream.DecisionQuestion;
import io.counterpool.pool.upstream.DecisionQuestion.CollateralMark;
import io.counterpool.pool.upstream.DecisionQuestion.MarketMark;
import io.counterpool.pool.upstream.Upstreams;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
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
  private final MarketTerms<FeeTerms> fees;
  private final MarketTerms<MarginTerms> margins;

  /**
   * Starts from stored rounds.
   *
   * @param rounds newest first
   */
  RoundTerms(
      Upstreams upstreams, Repeated repeated, ExecutionMetrics metrics, List<RoundInput> rounds) {
    this.upstreams = upstreams;
    this.repeated = repeated;
    this.fees = new MarketTerms<>("fee", repeated, metrics);
    this.margins = new MarketTerms<>("margin", repeated, metrics);
    for (RoundInput input : rounds) {
      fees.known(input.fee());
      margins.known(input.margin());
    }
  }

  Terms get(PreparedRound round) throws InterruptedException {
    Found<FeeTerms> fee =
        fees.find(
            round.fee(),
            (market, question) -> upstreams.feeTerms(market, round.number(), question));
    Found<MarginTerms> margin =
        margins.find(
            round.margin(),
            (market, question) -> upstreams.marginTerms(market, round.number(), question));
    boolean sent = !margin.silent() && portfolios(round);
    List<LiquidationDecision> decisions = sent ? decisions(round, fee.terms()) : null;
    return new Terms(
        new RoundInput(
            round.number(),
            round.at(),
            round.pool(),
            round.markets(),
            round.feeds(),
            fee.terms(),
            margin.terms(),
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
