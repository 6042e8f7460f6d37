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
    List<PayoutRow> payouts,
    List<VolumeRow> volumes) {

  public static final PoolRows NONE =
      new PoolRows(
          null, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
          List.of(), List.of());

  /**
   * Last number given out of each dense sequence, and totals.
   *
   * @param lastRound 0 before the first
   * @param nextCutOff of the current epoch; null before the first round
   * @param badDebt booked so far, settlement asset
   * @param shortfall Σ max(0, −equity) over accounts at the last valuation
   * @param incomeWaiting fee income earned since the last strike and not in share value
   * @param incomeReleasing enters share value between {@code incomeFrom} and {@code incomeUntil}
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
      Decimal shortfall,
      Decimal incomeWaiting,
      Decimal incomeReleasing,
      Instant incomeFrom,
      Instant incomeUntil) {}

  /** Balance = credits − debits. */
  public record BalanceRow(String ledgerAccount, String asset, Decimal amount) {}

  /**
   * An account.
   *
   * @param version rises with every change of cash, collateral or positions; 0 before the first
   * @param referrer account that gets the referrer's part of its trade fees; null: none is known
   */
  public record AccountRow(UUID account, long version, @Nullable UUID referrer) {}

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
   * @param rebateSince start of the interval of the rebate budget; null while there was none
   * @param rebateHeld impact premiums held at its first round
   * @param rebatePaid rebates since
   * @param volume notional of all orders so far
   * @param tradeFees of them, after discounts and before the split
   * @param impactKept impact premiums of all fills so far, less rebates
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
      boolean reduceOnly,
      @Nullable Instant rebateSince,
      Decimal rebateHeld,
      Decimal rebatePaid,
      Decimal volume,
      Decimal tradeFees,
      Decimal impactKept) {}

  /**
   * A tranche.
   *
   * @param supply shares outstanding
   * @param claim contributed capital and accrued target return less what was redeemed
   * @param performanceFee rate in force since the last strike: that at which the next one charges;
   *     null: none
   */
  public record TrancheRow(
      String tranche,
      Decimal supply,
      Decimal claim,
      @Nullable Instant accruedAt,
      @Nullable Decimal performanceFee) {

    /** The same at another claim. */
    public TrancheRow accrued(Decimal newClaim, Instant at) {
      return new TrancheRow(tranche, supply, newClaim, at, performanceFee);
    }

    /** The same with other shares and another claim. */
    public TrancheRow with(Decimal newSupply, Decimal newClaim) {
      return new TrancheRow(tranche, newSupply, newClaim, accruedAt, performanceFee);
    }
  }

  /**
   * Shares of a provider in a tranche; {@code shares} 0 removes the row.
   *
   * @param locked the part that waits for redemption; it bears losses like the rest
   * @param mark highest share price at which the holding has paid a performance fee, or what it
   *     paid for its shares, mean by shares; null while the tranche has not had such a fee
   */
  public record HoldingRow(
      UUID provider, String tranche, Decimal shares, Decimal locked, @Nullable Decimal mark) {

    /** The same mark on other shares. */
    public HoldingRow with(Decimal newShares, Decimal newLocked) {
      return new HoldingRow(provider, tranche, newShares, newLocked, mark);
    }

    /** The same shares with another mark. */
    public HoldingRow marked(@Nullable Decimal newMark) {
      return new HoldingRow(provider, tranche, shares, locked, newMark);
    }
  }

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
      Decimal doneShares) {

    /** The same with less that waits. */
    public RequestRow leaving(Decimal newRemaining) {
      return new RequestRow(
          sequence, kind, id, owner, tranche, fundedAt, newRemaining, doneAssets, doneShares);
    }
  }

  /**
   * Money in {@code pending:payout:<id>} whose leaving is not confirmed; {@code amount} 0 removes
   * the row.
   *
   * @param number sequence of the transfer that opened it
   * @param owner provider or account that is paid; {@link Command#NOBODY} if the treasury pays its
   *     operator
   * @param id the redemption, withdrawal, refunded deposit or treasury payout
   */
  public record PayoutRow(long number, UUID owner, UUID id, String asset, Decimal amount) {}

  /**
   * What an account has traded by its own orders on one day; 0 removes the row.
   *
   * @param day days since 1970-01-01 UTC, one of the thirty up to the account's last trade
   */
  public record VolumeRow(UUID account, long day, Decimal notional) {}
}
