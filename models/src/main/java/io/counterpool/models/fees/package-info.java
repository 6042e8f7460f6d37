/**
 * Fees of one trade: on its notional, or at a rate that follows volatility.
 *
 * <p>Rates are fractions of the amount, 0 to 1, rounded up; splitting an order never saves.
 */
@NullMarked
package io.counterpool.models.fees;

import org.jspecify.annotations.NullMarked;
