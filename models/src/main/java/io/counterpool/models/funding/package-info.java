/**
 * What longs and shorts pay each other and the pool for the skew, as a cumulative index per unit or
 * as the charge of an interval.
 */
@NullMarked
package io.counterpool.models.funding;

import org.jspecify.annotations.NullMarked;
