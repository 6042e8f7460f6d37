package io.counterpool.pool.configuration;

import io.counterpool.pool.executor.PoolConfig;
import io.counterpool.pool.executor.PoolKey;
import io.counterpool.pool.market.MarketConfig;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The whole configuration of a pool at one moment.
 *
 * @param markets by name
 * @param roundIntervalSeconds a round is due at least this often
 * @param minimumRoundMillis orders and deviations cause rounds no closer than this
 */
public record PoolSetup(
    PoolConfig pool,
    SortedMap<String, MarketConfig> markets,
    long roundIntervalSeconds,
    long minimumRoundMillis) {

  /** Every feed that a round needs. */
  public SortedSet<String> feeds() {
    SortedSet<String> feeds = new TreeSet<>();
    markets.values().forEach(market -> feeds.add(market.feed()));
    pool.assets().forEach(asset -> feeds.add(asset.feed()));
    return feeds;
  }

  /** What never changes about the pool. */
  public PoolKey key() {
    return new PoolKey(pool.pool(), pool.settlementAsset(), pool.settlementScale());
  }
}
