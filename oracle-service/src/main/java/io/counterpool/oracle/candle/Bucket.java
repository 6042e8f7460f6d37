package io.counterpool.oracle.candle;

import io.counterpool.models.Decimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was published in one interval. The four prices are there or null together.
 *
 * @param rounds published in it, those without a usable price among them
 */
record Bucket(
    Instant start,
    @Nullable Decimal open,
    @Nullable Decimal high,
    @Nullable Decimal low,
    @Nullable Decimal close,
    int rounds,
    int unusable) {}
