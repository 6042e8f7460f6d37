/**
 * What other parameters would have done to a recorded market: the models with their strength
 * scaled, and how volume, utilisation and skew are taken to answer. Assumptions, named and bounded;
 * nothing here is charged.
 */
@NullMarked
package io.counterpool.models.tuning;

import org.jspecify.annotations.NullMarked;
