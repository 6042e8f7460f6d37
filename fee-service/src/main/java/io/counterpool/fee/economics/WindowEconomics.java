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
 * @param seconds that accrued
 * @param measuredSeconds of them with a volatility; the loss is of these
 * @param reportedSeconds of them with reported trades; volume, fees and impact are of these
 * @param rebalancingLoss loss versus rebalancing; null if the depth of some of it is unknown, or no
 *     interval had a volatility
 * @param volume notional traded
 * @param tradeFees charged, before the split
 * @param impact kept by the pool
 * @param borrowing charged
 * @param funding paid by the traders together; below 0: received
 * @param providerIncome the pool's share of the trade fees by the schedule in force, impact and
 *     borrowing; funding is not in it, as it pays for the skew that the pool holds
 * @param cover income ÷ loss; null without a loss
 * @param averageFee trade fees ÷ volume; null without volume
 * @param breakEvenFee loss ÷ volume: what providers would have to receive of each trade; null
 *     without either
 * @param breakEvenTradeFee the same before the split: what traders would have to pay; null if the
 *     split gives the pool nothing
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
    Decimal impact,
    Decimal borrowing,
    Decimal funding,
    Decimal providerIncome,
    @Nullable Decimal cover,
    @Nullable Decimal averageFee,
    @Nullable Decimal breakEvenFee,
    @Nullable Decimal breakEvenTradeFee) {}
