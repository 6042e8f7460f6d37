/**
 * Borrowing rates by utilisation, rates that drift with it over time, and the indices that accrue
 * them.
 *
 * <p>Rates are fractions per year, those a drifting rate remembers per second. Rates never fall
 * with utilisation and are bounded; utilisation above 1 counts as 1; indices never fall.
 */
@NullMarked
package io.counterpool.models.rates;

import org.jspecify.annotations.NullMarked;
