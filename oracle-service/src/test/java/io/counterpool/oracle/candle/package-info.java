/** Tests of candles. */
@NullMarked
package io.counterpool.oracle.candle;

import org.jspecify.annotations.NullMarked;
