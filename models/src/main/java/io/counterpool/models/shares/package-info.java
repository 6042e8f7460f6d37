/**
 * Assets to shares and back, and splits that conserve the last unit.
 *
 * <p>{@link io.counterpool.models.shares.ShareMath} is what pools use: virtual shares, so that a
 * donation before the first deposit gains nothing. {@link io.counterpool.models.shares.Allotment}
 * and {@link io.counterpool.models.shares.ProRata} divide an amount. Beside them stand shares of a
 * pool with inventory, redemptions that wait, a rebase after losses, and fees: on entry, above a
 * high-water mark, smeared over time.
 *
 * <p>Units: assets in settlement units, shares at their own scale. Shares are rounded down on
 * deposit and assets on redemption: whoever comes or goes takes nothing from those who stay.
 */
@NullMarked
package io.counterpool.models.shares;

import org.jspecify.annotations.NullMarked;
