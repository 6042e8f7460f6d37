package io.counterpool.pool.executor;

import io.counterpool.models.Decimal;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the other services are told before a round: the state after the round before it.
 *
 * @param markets those with a feed round that carries a price
 * @param utilisation fraction, at the prices of the last round and of {@code poolValue}
 * @param poolValue at those prices, without collateral that the pool took over
 * @param portfolios accounts that changed since they were last sent
 * @param unreferred accounts with a waiting order of which no referrer is known
 */
public record RoundDraft(
    long number,
    Instant at,
    Decimal utilisation,
    Decimal poolValue,
    List<MarketDraft> markets,
    List<Portfolio> portfolios,
    SortedSet<UUID> unreferred) {

  /**
   * A market as the round before left it.
   *
   * @param premium how far its own price stands above the last index price, as a fraction; null
   *     where its pricing has no one price
   * @param skewDepth base units of skew at which that is 1; null where there is no such number
   * @param volume notional of all orders so far
   * @param tradeFees of them, before the split
   * @param impactKept impact premiums of all fills so far, less rebates
   */
  public record MarketDraft(
      String market,
      String feed,
      Decimal longSize,
      Decimal shortSize,
      @Nullable Decimal premium,
      @Nullable Decimal skewDepth,
      Decimal volume,
      Decimal tradeFees,
      Decimal impactKept) {}

  /** Copy of an account for margin-service. */
  public record Portfolio(
      UUID account,
      long version,
      Decimal settlementCash,
      List<Collateral> collaterals,
      List<PoolRows.PositionRow> positions) {}

  public record Collateral(String asset, Decimal amount) {}
}
