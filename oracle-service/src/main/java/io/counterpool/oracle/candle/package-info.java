/**
 * Candles: what a feed's price did in each interval of the venue's time.
 *
 * <p>An interval is a whole number of seconds and begins at a multiple of it since 1970; it holds
 * what was published at or after its start and before its end. Prices are quote units for one base
 * unit, those of rounds whose grade allows a use; they are taken as they are, never averaged.
 */
@NullMarked
package io.counterpool.oracle.candle;

import org.jspecify.annotations.NullMarked;
