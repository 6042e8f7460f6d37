package io.counterpool.pool.executor;

import io.counterpool.models.Decimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Working state as rows, one per entity: all of it to restore a pool, or what a step changed. A row
 * replaces the one with its key; {@code pool} is null when nothing in it changed.
 */
public record PoolRows(
    @Nullable PoolRow pool,
    List<BalanceRow> balances,
    List<AccountRow> accounts,
    List<PositionRow> positions,
    List<MarketRow> markets,
    List<TrancheRow> tranches,
    List<HoldingRow> holdings,
    List<RequestRow> requests,
    List<PayoutRow> payouts) {

  public static final PoolRows NONE =
      new PoolRows(
          null, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
          List.of());

  /**
   * Last number given out of each dense sequence, and totals.
   *
   * @param lastRound 0 before the first
   * @param nextCutOff of the current epoch; null before the first round
   * @param badDebt booked so far, settlement asset
   * @param shortfall Σ max(0, −equity) over accounts at the last valuation
   */
  public record PoolRow(
      long commandSequence,
      long transferSequence,
      long fillSequence,
      long eventSequence,
      long liquidationSequence,
      long shareMovementSequence,
      long epochNumber,
      long lastRound,
      @Nullable Instant lastRoundAt,
      @Nullable Instant nextCutOff,
      Decimal badDebt,
      Decimal shortfall) {}

  /** Balance = credits − debits. */
  public record BalanceRow(String ledgerAccount, String asset, Decimal amount) {}

  /**
   * An account.
   *
   * @param version rises with every change of cash, collateral or positions
   */
  public record AccountRow(UUID account, long version) {}

  /** Size 0 removes the row. */
  public record PositionRow(
      UUID account,
      String market,
      Decimal size,
      Decimal entryNotional,
      Decimal fundingIndex,
      Decimal borrowIndex) {}

  /**
   * Totals of a market over its positions, and what the machine has made of its curve and budget.
   *
   * @param longSize sum of the sizes of longs
   * @param shortSize sum of the absolute sizes of shorts
   * @param shortEntryNotional signed as in the positions: at most 0
   * @param fundingBasis Σ size × funding index at touch
   * @param borrowBasis Σ |size| × borrowing index at touch
   * @param fundingIndex of longs
   * @param fundingIndexShort of shorts; null while it equals {@code fundingIndex}
   * @param peg of the virtual curve that the configured {@code baseReserve}, {@code quoteReserve}
   *     and {@code configuredPeg} started; all null for other models
   * @param grossPayouts since reset number {@code budgetReset}
   * @param reduceOnly set by the machine (deleverage) until the budget is reset
   */
  public record MarketRow(
      String market,
      Decimal longSize,
      Decimal shortSize,
      Decimal longEntryNotional,
      Decimal shortEntryNotional,
      Decimal fundingBasis,
      Decimal borrowBasis,
      Decimal fundingIndex,
      Decimal borrowIndex,
      @Nullable Decimal fundingIndexShort,
      @Nullable Decimal lastPrice,
      @Nullable Decimal lastConfidence,
      @Nullable Long lastFeedRound,
      @Nullable Decimal baseReserve,
      @Nullable Decimal quoteReserve,
      @Nullable Decimal configuredPeg,
      @Nullable Decimal peg,
      Decimal grossPayouts,
      long budgetReset,
      boolean reduceOnly) {}

  /**
   * A tranche.
   *
   * @param supply shares outstanding
   * @param claim contributed capital and accrued target return less what was redeemed
   */
  public record TrancheRow(
      String tranche, Decimal supply, Decimal claim, @Nullable Instant accruedAt) {}

  /**
   * Shares of a provider in a tranche; {@code shares} 0 removes the row.
   *
   * @param locked the part that waits for redemption; it bears losses like the rest
   */
  public record HoldingRow(UUID provider, String tranche, Decimal shares, Decimal locked) {}

  /** What a request asks for. */
  public enum RequestKind {
    DEPOSIT,
    REDEMPTION
  }

  /**
   * A funded deposit or a redemption that waits for a strike; {@code remaining} 0 removes the row.
   *
   * @param sequence of its command
   * @param fundedAt when its money was confirmed; for a redemption, when it was accepted
   * @param remaining amount of a deposit, shares of a redemption, that no strike has filled
   * @param doneAssets settlement asset paid in, or owed out, by the strikes so far
   * @param doneShares shares minted or burned by the strikes so far
   */
  public record RequestRow(
      long sequence,
      RequestKind kind,
      UUID id,
      UUID owner,
      String tranche,
      Instant fundedAt,
      Decimal remaining,
      Decimal doneAssets,
      Decimal doneShares) {}

  /**
   * Money in {@code pending:payout:<id>} whose leaving is not confirmed; {@code amount} 0 removes
   * the row.
   *
   * @param number sequence of the transfer that opened it
   * @param owner provider or account that is paid
   * @param id the redemption, withdrawal or refunded deposit
   */
  public record PayoutRow(long number, UUID owner, UUID id, String asset, Decimal amount) {}
}
