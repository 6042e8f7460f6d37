/**
 * How a trade is priced and what liquidity costs its provider: premiums over the index, the virtual
 * curve with its re-peg and depth, the constant product, the curve of a pool's inventory, ranges of
 * concentrated liquidity; impermanent loss and loss versus rebalancing.
 *
 * <p>Prices are settlement units (or second-asset units) for one base unit. Ranges count whole
 * units of an asset. No round trip on a curve gains, splitting an order never does, and every
 * rounding is for the pool.
 */
@NullMarked
package io.counterpool.models.amm;

import org.jspecify.annotations.NullMarked;
