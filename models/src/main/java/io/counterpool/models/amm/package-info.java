/**
 * How a trade is priced.
 *
 * <p>{@link io.counterpool.models.amm.PricingModel} is what a market chooses: the premium over the
 * index that a size pays at a skew, the same however the size is divided. Beside it stand the
 * virtual curve with its re-peg and depth and their costs, the curve of a pool's inventory over
 * several markets, the pool that impact is paid into, and for real reserves the constant product
 * and concentrated ranges, with what providing costs: impermanent loss and loss versus rebalancing.
 *
 * <p>Units: settlement or quote units for one base unit, sizes in base units, purchases above 0;
 * skew is longs − shorts. What the trader pays is rounded up, what they receive down: no round trip
 * on a curve gains, and no division of an order. Ranges count whole units of an asset. A reserve
 * that a trade would empty refuses it.
 */
@NullMarked
package io.counterpool.models.amm;

import org.jspecify.annotations.NullMarked;
