/**
 * Value, income and losses of a pool divided by seniority.
 *
 * <p>Amounts are settlement units, rates and shares of a whole are fractions. Every split conserves
 * the last unit: what one side's rounding drops, a named other side has. A loss that is not shared
 * by value is the junior's until it has nothing left.
 *
 * <p>{@link TrancheModel} is what a pool chooses; {@link Waterfall}, {@link CoverageWaterfall},
 * {@link PaymentWaterfall}, {@link InterestSplit}, {@link GuaranteedGain}, {@link SeniorValuation},
 * {@link LinearWritedown} and {@link SeniorLeverage} are the pure rules beside it.
 */
@NullMarked
package io.counterpool.models.tranche;

import org.jspecify.annotations.NullMarked;
