package io.counterpool.pool.executor;

import io.counterpool.pool.market.MarketConfig;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everything a pool round depends on besides the pool's own state. Stored in the round log; the
 * same commands and inputs give the same rows byte for byte.
 *
 * @param number dense per pool, from 1
 * @param feeds by feed; a feed without a fresh round is absent and its markets are skipped
 * @param fee by market, for the markets whose feed is present; may be older terms, by their round
 * @param margin by market, likewise
 * @param decisions in the order of margin-service; null when it could not be asked: the pool judges
 *     every account itself
 * @param referrers by account: who referred accounts that have an order waiting and of which the
 *     pool did not know; null: nobody
 */
public record RoundInput(
    long number,
    Instant at,
    PoolConfig pool,
    SortedMap<String, MarketConfig> markets,
    SortedMap<String, FeedRound> feeds,
    SortedMap<String, FeeTerms> fee,
    SortedMap<String, MarginTerms> margin,
    @Nullable List<LiquidationDecision> decisions,
    @Nullable SortedMap<UUID, UUID> referrers) {

  /** A round that learns of no referrer. */
  public RoundInput(
      long number,
      Instant at,
      PoolConfig pool,
      SortedMap<String, MarketConfig> markets,
      SortedMap<String, FeedRound> feeds,
      SortedMap<String, FeeTerms> fee,
      SortedMap<String, MarginTerms> margin,
      @Nullable List<LiquidationDecision> decisions) {
    this(number, at, pool, markets, feeds, fee, margin, decisions, null);
  }
}
