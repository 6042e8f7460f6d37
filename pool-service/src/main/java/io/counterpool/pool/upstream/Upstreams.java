package io.counterpool.pool.upstream;

import io.counterpool.kit.client.ServiceClients;
import io.counterpool.kit.client.UpstreamException;
import io.counterpool.pool.executor.FeeTerms;
import io.counterpool.pool.executor.FeedRound;
import io.counterpool.pool.executor.LiquidationDecision;
import io.counterpool.pool.executor.MarginTerms;
import io.counterpool.pool.executor.RoundDraft;
import io.counterpool.pool.upstream.MarginClient.PortfolioBatch;
import io.counterpool.pool.upstream.MarginClient.PortfolioCopy;
import io.counterpool.pool.upstream.MarginClient.PositionCopy;
import io.counterpool.pool.upstream.OracleClient.LastPrice;
import io.counterpool.pool.upstream.OracleClient.RoundRequest;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Asks the other services. Each call throws {@code UpstreamUnavailable} when its service gives no
 * usable answer and {@code UpstreamException} when it refuses; repeating a call is safe.
 */
@Service
public class Upstreams {

  /** The oracle's word that too few fresh reports meet a request. */
  private static final String BELOW_QUORUM = "oracle-below-quorum";

  /** Copies sent in one call. */
  private static final int PORTFOLIOS_A_CALL = 1_000;

  private final OracleClient oracle;
  private final FeeClient fee;
  private final MarginClient margin;

  Upstreams(ServiceClients clients) {
    oracle = clients.client("oracle", OracleClient.class);
    fee = clients.client("fee", FeeClient.class);
    margin = clients.client("margin", MarginClient.class);
  }

  /** The oracle's intake sequence: every report taken in later has a higher one. */
  public long watermark() {
    return oracle.watermark().intakeSequence();
  }

  /**
   * A round of reports taken in and observed after the given points.
   *
   * @param requestId the same id gets the same round
   * @return empty while too few reports meet the request
   */
  public Optional<FeedRound> feedRound(
      String feed, UUID requestId, @Nullable Long takenAfter, @Nullable Instant observedAfter) {
    try {
      return Optional.of(
          oracle.requestRound(feed, new RoundRequest(requestId, takenAfter, observedAfter)));
    } catch (UpstreamException refused) {
      if (refused.is(BELOW_QUORUM)) {
        return Optional.empty();
      }
      throw refused;
    }
  }

  /** Number of the last round of each feed whose last round has a price. */
  public Map<String, Long> lastRounds(Collection<String> feeds) {
    try {
      return oracle.prices(List.copyOf(feeds)).items().stream()
          .filter(last -> last.price() != null)
          .collect(Collectors.toMap(LastPrice::feed, LastPrice::round));
    } catch (UpstreamException refused) {
      // One feed without a round refuses the question about all of them.
      return feeds.size() == 1
          ? Map.of()
          : feeds.stream()
              .flatMap(feed -> lastRounds(List.of(feed)).entrySet().stream())
              .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
  }

  public FeeTerms feeTerms(String market, long round, FeeQuestion question) {
    return fee.terms(market, round, question);
  }

  public MarginTerms marginTerms(String market, long round, MarginQuestion question) {
    return margin.terms(market, round, question);
  }

  /** Sends copies of accounts; an older version than margin-service has is ignored there. */
  public void portfolios(String pool, List<RoundDraft.Portfolio> portfolios) {
    for (int from = 0; from < portfolios.size(); from += PORTFOLIOS_A_CALL) {
      int until = Math.min(from + PORTFOLIOS_A_CALL, portfolios.size());
      margin.apply(
          new PortfolioBatch(
              pool, portfolios.subList(from, until).stream().map(Upstreams::copy).toList()));
    }
  }

  private static PortfolioCopy copy(RoundDraft.Portfolio portfolio) {
    return new PortfolioCopy(
        portfolio.account(),
        portfolio.version(),
        portfolio.settlementCash(),
        portfolio.collaterals(),
        portfolio.positions().stream()
            .map(
                position ->
                    new PositionCopy(
                        position.market(),
                        position.size(),
                        position.entryNotional(),
                        position.fundingIndex(),
                        position.borrowIndex()))
            .toList());
  }

  public List<LiquidationDecision> decisions(String pool, long round, DecisionQuestion question) {
    return margin.decide(pool, round, question).decisions();
  }
}
