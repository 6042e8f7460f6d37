/** Forced closes, bad debt and the order of losses. */
@NullMarked
package io.counterpool.pool.liquidation;

import org.jspecify.annotations.NullMarked;
