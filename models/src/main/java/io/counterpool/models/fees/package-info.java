/**
 * What one trade pays.
 *
 * <p>{@link io.counterpool.models.fees.TradeFeeModel} is what a market chooses; for a round it
 * resolves to a {@link io.counterpool.models.fees.TradeFee}: settlement units by price, skew and
 * size, rounded up. {@link io.counterpool.models.fees.FeeLine} explains what one trade pays, part
 * by part. {@link io.counterpool.models.fees.FeeDiscount} takes off by volume. {@link
 * io.counterpool.models.fees.VolatilityFee} gives a rate by a volatility that somebody else
 * measures or that {@link io.counterpool.models.fees.SurgeFee} gathers from the trades themselves;
 * rates are bounded by {@code highestRate}. {@link io.counterpool.models.fees.ReferralSplit}
 * divides a fee, every unit to somebody; {@link io.counterpool.models.fees.TargetWeightFee} draws
 * an asset of a basket to its weight.
 *
 * <p>Rates are fractions of the notional. A fee is never below 0.
 */
@NullMarked
package io.counterpool.models.fees;

import org.jspecify.annotations.NullMarked;
