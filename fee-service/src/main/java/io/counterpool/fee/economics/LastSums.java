package io.counterpool.fee.economics;

import io.counterpool.models.Decimal;
import org.jspecify.annotations.Nullable;

/**
 * What the next row of a market goes on from.
 *
 * @param price of that round; the next interval ran at it
 * @param volume as it was last reported; null: never
 */
record LastSums(
    MarketSums sums,
    Decimal price,
    Decimal fundingIndex,
    Decimal fundingIndexShort,
    Decimal borrowIndex,
    @Nullable Decimal volume,
    @Nullable Decimal tradeFees,
    @Nullable Decimal impact) {}
