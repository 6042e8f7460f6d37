/**
 * Averages of a price over time: cumulative sums, rings of them, exponential averages.
 *
 * <p>Times and gaps are whole numbers of one unit, seconds or slots. Every average lies between the
 * lowest and the highest value that entered it. An average over nothing, an empty window or one
 * that reaches further back than what is kept, is absent or refused, never a guess. Sums of other
 * systems' integers are {@link java.math.BigDecimal}: they grow beyond thirty-eight digits.
 */
@NullMarked
package io.counterpool.models.oracle.average;

import org.jspecify.annotations.NullMarked;
