/**
 * How a position that can no longer be kept is closed: the part that is enough, the fees it bears,
 * and who carries a loss that nobody covers. Sizes in base units, fees as fractions of the
 * notional, cash in settlement units. A refusal is an exception with the bound; "everything must be
 * closed" is an empty result.
 */
@NullMarked
package io.counterpool.models.liquidation;

import org.jspecify.annotations.NullMarked;
