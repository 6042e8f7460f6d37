/**
 * How well publishers do, and what that takes from their weight.
 *
 * <p>Distances are fractions of the aggregated price, delays milliseconds, uptimes and factors
 * fractions in [0, 1]. A factor multiplies a configured weight and can only lower it.
 */
@NullMarked
package io.counterpool.models.oracle.score;

import org.jspecify.annotations.NullMarked;
