/**
 * Forced closes: whether, how much, at which price, who pays and is paid, and what that does to the
 * price.
 *
 * <p>{@link io.counterpool.models.liquidation.AuctionDiscount} is the price a bidder pays as time
 * passes, {@link io.counterpool.models.liquidation.LiquidationAuction} how much of an account may
 * be bought at it. {@link io.counterpool.models.liquidation.Cascade} follows a shock through
 * accounts that push the price as they are closed, {@link
 * io.counterpool.models.liquidation.CascadeBook} the same for many accounts, and {@link
 * io.counterpool.models.liquidation.OptimalLiquidation} spreads a sale over time: these three are
 * scenario risk and doubles, everything else is money and exact.
 *
 * <p>Amounts are in settlement units, sizes in base units, times in seconds. A mechanism says in
 * its doc comment which way it rounds; what the account or the insurance fund has to bear is never
 * understated. A refusal is an exception with the bound; "everything must be closed" is an empty
 * result.
 */
@NullMarked
package io.counterpool.models.liquidation;

import org.jspecify.annotations.NullMarked;
