/** Positions: signed size, entry notional, indices at last touch. */
@NullMarked
package io.counterpool.pool.position;

import org.jspecify.annotations.NullMarked;
