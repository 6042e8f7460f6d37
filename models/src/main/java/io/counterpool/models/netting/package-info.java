/**
 * Obligations between participants, netted: what each must really pay or receives. Amounts are
 * exact at any number of digits; netting never changes anybody's net position, and positions of one
 * currency sum to 0.
 */
@NullMarked
package io.counterpool.models.netting;

import org.jspecify.annotations.NullMarked;
