/** Tranches, providers, shares and epochs. */
@NullMarked
package io.counterpool.pool.liquidity;

import org.jspecify.annotations.NullMarked;
