/**
 * How positions are closed by force, and what that does to the price.
 *
 * <p>{@link io.counterpool.models.liquidation.AuctionDiscount} is what a service chooses: the price
 * a bidder pays as time passes; {@link io.counterpool.models.liquidation.LiquidationAuction} says
 * how much of an account may be bought at it. {@link io.counterpool.models.liquidation.Cascade}
 * follows a shock through accounts that push the price as they are closed, {@link
 * io.counterpool.models.liquidation.CascadeBook} the same for many accounts, and {@link
 * io.counterpool.models.liquidation.OptimalLiquidation} spreads a sale over time.
 *
 * <p>Units: settlement currency; sizes in base units, longs above 0. The auction is money and
 * exact; cascades and schedules are scenario risk and doubles.
 */
@NullMarked
package io.counterpool.models.liquidation;

import org.jspecify.annotations.NullMarked;
