/**
 * Whether the fees of a market pay its providers for the risk: loss versus rebalancing, the fee
 * that would cover it, what was earned instead.
 *
 * <p>One row of running sums is added with the terms of each round, in their transaction; a window
 * is the difference of two rows. Sums never shrink but for impact and funding, which have a sign.
 * Money is in settlement units of the market.
 */
@NullMarked
package io.counterpool.fee.economics;

import org.jspecify.annotations.NullMarked;
