package io.counterpool.fee.economics;

import io.counterpool.models.Decimal;
import org.jspecify.annotations.Nullable;

/**
 * What a market has earned and lost since its first recorded round. Settlement units unless said.
 *
 * @param rounds intervals
 * @param seconds of the clock in them
 * @param accruedSeconds of them: of each interval as much as its schedule lets accrue; borrowing
 *     and funding are of these
 * @param reportedSeconds of the intervals with volume and fees reported at both ends; volume, trade
 *     fees, pool fees and impact are of these
 * @param borrowing charged on both sides
 * @param funding paid by the traders together; below 0: received
 * @param volume notional traded
 * @param tradeFees charged
 * @param poolFees the pool's part of them, each by the split of the terms it was charged by;
 *     without the referrers' part that falls to the pool where nobody referred
 * @param impact kept by the pool; below 0: paid
 * @param stated loss of the intervals with a volatility and a depth stated by the pool
 * @param perDepth loss of all intervals with a volatility, for one base unit of depth
 */
public record MarketSums(
    long rounds,
    long seconds,
    long accruedSeconds,
    long reportedSeconds,
    Decimal borrowing,
    Decimal funding,
    Decimal volume,
    Decimal tradeFees,
    Decimal poolFees,
    Decimal impact,
    LossSums stated,
    LossSums perDepth) {

  static final MarketSums NONE =
      new MarketSums(
          0,
          0,
          0,
          0,
          Decimal.ZERO,
          Decimal.ZERO,
          Decimal.ZERO,
          Decimal.ZERO,
          Decimal.ZERO,
          Decimal.ZERO,
          LossSums.NONE,
          LossSums.NONE);

  /**
   * Losses at one depth throughout, or of the intervals with a stated one.
   *
   * @param asked base units; null: as stated
   */
  public LossSums losses(@Nullable Decimal asked) {
    return asked == null ? stated : perDepth.times(asked);
  }

  /**
   * The loss versus rebalancing of the intervals that have one.
   *
   * @param asked base units of depth throughout; null: as stated
   * @return null if nothing was measured
   */
  public @Nullable Decimal rebalancingLoss(@Nullable Decimal asked) {
    LossSums losses = losses(asked);
    return losses.seconds() == 0 ? null : losses.loss();
  }

  /** With an interval more, and the sums after what it charged. */
  MarketSums charged(long interval, long accrued, Decimal newBorrowing, Decimal newFunding) {
    return new MarketSums(
        rounds + 1,
        seconds + interval,
        accruedSeconds + accrued,
        reportedSeconds,
        newBorrowing,
        newFunding,
        volume,
        tradeFees,
        poolFees,
        impact,
        stated,
        perDepth);
  }

  /** With the sums after what an interval of {@code interval} seconds reported. */
  MarketSums traded(
      long interval,
      Decimal newVolume,
      Decimal newTradeFees,
      Decimal newPoolFees,
      Decimal newImpact) {
    return new MarketSums(
        rounds,
        seconds,
        accruedSeconds,
        reportedSeconds + interval,
        borrowing,
        funding,
        newVolume,
        newTradeFees,
        newPoolFees,
        newImpact,
        stated,
        perDepth);
  }

  /** With other losses. */
  MarketSums lost(LossSums newStated, LossSums newPerDepth) {
    return new MarketSums(
        rounds,
        seconds,
        accruedSeconds,
        reportedSeconds,
        borrowing,
        funding,
        volume,
        tradeFees,
        poolFees,
        impact,
        newStated,
        newPerDepth);
  }

  /** What providers earn: their part of the trade fees, impact and borrowing; no funding. */
  Decimal income() {
    return poolFees.plus(impact).plus(borrowing);
  }

  LossSums.Earned earned() {
    return new LossSums.Earned(volume, income());
  }

  /** What was added since {@code earlier}. */
  public MarketSums since(MarketSums earlier) {
    return new MarketSums(
        rounds - earlier.rounds,
        seconds - earlier.seconds,
        accruedSeconds - earlier.accruedSeconds,
        reportedSeconds - earlier.reportedSeconds,
        borrowing.minus(earlier.borrowing),
        funding.minus(earlier.funding),
        volume.minus(earlier.volume),
        tradeFees.minus(earlier.tradeFees),
        poolFees.minus(earlier.poolFees),
        impact.minus(earlier.impact),
        stated.since(earlier.stated),
        perDepth.since(earlier.perDepth));
  }
}
