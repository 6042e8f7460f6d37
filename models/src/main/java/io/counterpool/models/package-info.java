/**
 * The liquidity provisioning models: pure functions and value types.
 *
 * <p>No Spring, SQL, JSON, clock, randomness or I/O. Money, price and size are {@link
 * io.counterpool.models.Decimal}; a rounding direction is always named, and favours the pool.
 * Doubles appear only in risk numerics.
 */
@NullMarked
package io.counterpool.models;

import org.jspecify.annotations.NullMarked;
