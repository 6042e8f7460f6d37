/**
 * The liquidity provisioning models: pure functions and value types.
 *
 * <p>No Spring, SQL, JSON, clock, randomness or I/O. Money, price, size and rate are {@link
 * io.counterpool.models.Decimal}; a rounding direction is always named, and favours the pool.
 * {@link io.counterpool.models.FixedPoint} is the arithmetic of other grids, {@link
 * io.counterpool.models.Power} real powers of decimals. Doubles appear only in the numerics of
 * volatility, options, tails and scenario risk, and are never balances.
 *
 * <p>{@link io.counterpool.models.Bounds} and {@link io.counterpool.models.RealBounds} check
 * arguments: a refusal is an {@link io.counterpool.models.OutOfRangeException} that names the bound
 * and the value.
 */
@NullMarked
package io.counterpool.models;

import org.jspecify.annotations.NullMarked;
