package io.counterpool.fee.economics;

import io.counterpool.models.Decimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the providers of a market lost and earned in a window. Settlement units, or fractions of the
 * volume.
 *
 * @param from instant of the first round; the window is shorter than its name if the market is
 *     younger
 * @param until instant of the last round
 * @param seconds of the clock between them
 * @param measuredSeconds of them with a volatility and a depth; the loss is of these
 * @param reportedSeconds of them with trades reported at both ends; volume, fees and impact are of
 *     these
 * @param rebalancingLoss loss versus rebalancing; null if no interval had a volatility and a depth
 * @param volume notional traded
 * @param tradeFees charged, before the split
 * @param poolFees the pool's part of them, each by the split of the terms it was charged by; a
 *     referrer's part that fell to the pool is not in it
 * @param impact kept by the pool
 * @param borrowing charged; of a gap no more than the schedule lets accrue
 * @param funding paid by the traders together; below 0: received
 * @param providerIncome pool fees, impact and borrowing; funding is not in it, as it pays for the
 *     skew that the pool holds
 * @param covered the intervals that have both a loss and a report; null if there are none
 * @param cover their income ÷ their loss; null without either
 * @param averageFee trade fees ÷ volume; null without volume
 * @param breakEvenFee their loss ÷ their volume: what providers would have to receive of each
 *     trade; null without either
 * @param breakEvenTradeFee the same before the split of the last round: what traders would have to
 *     pay; null if that gives the pool nothing
 */
record WindowEconomics(
    EconomicsWindow window,
    Instant from,
    Instant until,
    long rounds,
    long seconds,
    long measuredSeconds,
    long reportedSeconds,
    @Nullable Decimal rebalancingLoss,
    Decimal volume,
    Decimal tradeFees,
    Decimal poolFees,
    Decimal impact,
    Decimal borrowing,
    Decimal funding,
    Decimal providerIncome,
    @Nullable Covered covered,
    @Nullable Decimal cover,
    @Nullable Decimal averageFee,
    @Nullable Decimal breakEvenFee,
    @Nullable Decimal breakEvenTradeFee) {

  /**
   * What the intervals with both a loss and a report lost, traded and earned.
   *
   * @param seconds of the clock in them
   */
  record Covered(long seconds, Decimal loss, Decimal volume, Decimal income) {}
}
