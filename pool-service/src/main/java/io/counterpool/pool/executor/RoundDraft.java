package io.counterpool.pool.executor;

import io.counterpool.models.Decimal;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.UUID;

/**
 * What the other services are told before a round: the state after the round before it.
 *
 * @param markets those with a feed round that carries a price
 * @param utilisation fraction, at the prices of this round
 * @param portfolios accounts that changed since they were last sent
 * @param unreferred accounts with a waiting order of which no referrer is known
 */
public record RoundDraft(
    long number,
    Instant at,
    Decimal utilisation,
    List<MarketDraft> markets,
    List<Portfolio> portfolios,
    SortedSet<UUID> unreferred) {

  public record MarketDraft(String market, String feed, Decimal longSize, Decimal shortSize) {}

  /** Copy of an account for margin-service. */
  public record Portfolio(
      UUID account,
      long version,
      Decimal settlementCash,
      List<Collateral> collaterals,
      List<PoolRows.PositionRow> positions) {}

  public record Collateral(String asset, Decimal amount) {}
}
