package io.counterpool.margin.liquidation;

import static java.util.Objects.requireNonNull;

import io.counterpool.kit.wire.CanonicalJson;
import io.counterpool.margin.liquidation.DecisionOutcome.Answered;
import io.counterpool.margin.liquidation.DecisionOutcome.Refused.IdReused;
import io.counterpool.margin.liquidation.DecisionOutcome.Refused.RoundOutOfOrder;
import io.counterpool.margin.liquidation.DecisionOutcome.Refused.TermsMissing;
import io.counterpool.margin.liquidation.LiquidationStore.Stored;
import io.counterpool.margin.portfolio.PoolId;
import io.counterpool.margin.portfolio.PortfolioCopies;
import io.counterpool.margin.profile.MarketId;
import io.counterpool.margin.terms.ContentHash;
import io.counterpool.margin.terms.RoundTerms;
import io.counterpool.margin.terms.Terms;
import io.counterpool.models.margin.LinearMargin;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Judges a pool's portfolios in one round, once. */
@Service
class DecideLiquidations {

  private final Terms terms;
  private final PortfolioCopies copies;
  private final LiquidationStore store;
  private final LiquidationMetrics metrics;
  private final CanonicalJson canonical;
  private final ContentHash contentHash;
  private final JsonMapper json;
  private final LinearMargin margin;
  private final TransactionTemplate transactions;

  DecideLiquidations(
      Terms terms,
      PortfolioCopies copies,
      LiquidationStore store,
      LiquidationMetrics metrics,
      CanonicalJson canonical,
      ContentHash contentHash,
      JsonMapper json,
      LinearMargin margin,
      TransactionTemplate transactions) {
    this.terms = terms;
    this.copies = copies;
    this.store = store;
    this.metrics = metrics;
    this.canonical = canonical;
    this.contentHash = contentHash;
    this.json = json;
    this.margin = margin;
    this.transactions = transactions;
  }

  DecisionOutcome decide(PoolId pool, long round, DecisionRequest request) {
    DecisionOutcome outcome =
        requireNonNull(transactions.execute(_ -> decideOnce(pool, round, request)));
    if (outcome instanceof Answered(_, Judgement judgement) && judgement != null) {
      metrics.judged(pool, judgement);
    }
    return outcome;
  }

  private DecisionOutcome decideOnce(PoolId pool, long round, DecisionRequest request) {
    String requestHash = canonical.hash(request);
    store.lock(pool);
    Optional<Stored> stored = store.find(pool, round);
    if (stored.isPresent()) {
      return stored.get().requestHash().equals(requestHash)
          ? new Answered(stored.get().answer(), null)
          : new IdReused(pool, round);
    }
    long last = store.lastRound(pool);
    if (round <= last) {
      return new RoundOutOfOrder(pool, round, last);
    }
    List<MarketId> markets = request.markets().stream().map(MarketMark::market).toList();
    Map<MarketId, RoundTerms> ofRound =
        terms.ofRound(pool, round, markets).stream()
            .collect(Collectors.toMap(RoundTerms::market, Function.identity()));
    TreeSet<MarketId> missing = new TreeSet<>(markets);
    missing.removeAll(ofRound.keySet());
    if (!missing.isEmpty()) {
      return new TermsMissing(pool, round, missing);
    }
    Judgement judgement = new JudgeRound(margin, request, ofRound).judge(copies.current(pool));
    RoundDecisions decisions = decisions(pool, round, judgement);
    String answer = json.writeValueAsString(decisions);
    store.insert(request, decisions, judgement.decided(), new Stored(requestHash, answer));
    return new Answered(answer, judgement);
  }

  private RoundDecisions decisions(PoolId pool, long round, Judgement judgement) {
    RoundDecisions bare =
        new RoundDecisions(
            pool,
            round,
            judgement.accountsAssessed(),
            judgement.decided().stream().map(Judgement.Decided::decision).toList(),
            "");
    return new RoundDecisions(
        bare.pool(), bare.round(), bare.accountsAssessed(), bare.decisions(), contentHash.of(bare));
  }
}
