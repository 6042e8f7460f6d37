/** Variance estimates. Doubles: risk numerics, never money. */
@NullMarked
package io.counterpool.models.volatility;

import org.jspecify.annotations.NullMarked;
