package io.counterpool.fee.economics;

import io.counterpool.models.Decimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the next row of a market goes on from.
 *
 * @param at instant of that round
 * @param price of that round; the next interval ran at it
 * @param poolShare of a trade fee by its terms, by which the next interval charged
 * @param volume as it was reported with that round; null: it was not
 * @param tradeFees likewise
 * @param impact likewise
 */
record LastSums(
    MarketSums sums,
    Instant at,
    Decimal price,
    Decimal poolShare,
    Decimal fundingIndex,
    Decimal fundingIndexShort,
    Decimal borrowIndex,
    @Nullable Decimal volume,
    @Nullable Decimal tradeFees,
    @Nullable Decimal impact) {}
