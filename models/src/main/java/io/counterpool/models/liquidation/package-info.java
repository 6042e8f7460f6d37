/**
 * Forced closes: whether, how much, at which price, who pays and who is paid, and what the closes
 * do to the price.
 *
 * <p>{@link io.counterpool.models.liquidation.AuctionDiscount} is what a service chooses: the price
 * a bidder pays as time passes. {@link io.counterpool.models.liquidation.LiquidationAuction},
 * {@link io.counterpool.models.liquidation.PartialLiquidation}, {@link
 * io.counterpool.models.liquidation.CrossLiquidation} and {@link
 * io.counterpool.models.liquidation.FractionalClose} say how much is closed and at what price,
 * {@link io.counterpool.models.liquidation.LiquidatorReward} and the fees beside it who is paid,
 * {@link io.counterpool.models.liquidation.SocialisedLoss} who bears the rest. {@link
 * io.counterpool.models.liquidation.Cascade} follows a shock through accounts that push the price
 * as they are closed, {@link io.counterpool.models.liquidation.CascadeBook} the same for many
 * accounts; {@link io.counterpool.models.liquidation.OptimalLiquidation} spreads a sale over time.
 *
 * <p>Amounts are in settlement units, sizes in base units (longs above 0), times in seconds. Money
 * is exact; cascades and schedules are scenario risk and doubles. A mechanism says which way it
 * rounds: what the account or the insurance fund has to bear is never understated. A refusal is an
 * exception with the bound; "everything must be closed" is an empty result.
 */
@NullMarked
package io.counterpool.models.liquidation;

import org.jspecify.annotations.NullMarked;
