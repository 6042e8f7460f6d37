package io.counterpool.oracle.candle;

import io.counterpool.models.Decimal;
import java.time.Instant;

/**
 * One candle on the wire.
 *
 * @param start of its interval, inclusive
 * @param rounds published in the interval
 * @param unusable those of them without a usable price: they shape no price here
 * @param carried whether no usable price was published in it: all four are the last one before
 * @param complete false while the interval is running
 */
record Candle(
    Instant start,
    Decimal open,
    Decimal high,
    Decimal low,
    Decimal close,
    int rounds,
    int unusable,
    boolean carried,
    boolean complete) {}
