/**
 * What a market charges: trade fee, borrowing curve, funding and who gets the fees.
 *
 * <p>A schedule names models; the terms of a round carry the coefficients that they resolve to. One
 * that could charge a trade more than its own cap, or that has a step a trader can game, is refused
 * with the point.
 *
 * <p>A schedule is replaced as a whole; every version is kept and named by the terms that used it.
 * Rates are fractions; the unit of time is at the end of each name.
 */
@NullMarked
package io.counterpool.fee.schedule;

import org.jspecify.annotations.NullMarked;
