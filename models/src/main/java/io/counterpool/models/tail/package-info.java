/**
 * Tails of losses: estimates, and the tests that say whether they were right.
 *
 * <p>{@link io.counterpool.models.tail.TailModel} gives value at risk and expected shortfall of
 * observed, normal, Student and Pareto losses; {@link io.counterpool.models.tail.TailSelection} the
 * same of large samples in one pass; {@link io.counterpool.models.tail.GeneralisedPareto} and
 * {@link io.counterpool.models.tail.HillTail} estimate the tail itself. {@link
 * io.counterpool.models.tail.CoverageTest}, {@link io.counterpool.models.tail.TrafficLight} and
 * {@link io.counterpool.models.tail.ShortfallBacktest} judge them.
 *
 * <p>Units: losses are positive in a {@link io.counterpool.models.tail.TailRisk}, negative where a
 * type says returns. Confidence and probabilities are fractions. Doubles: risk numerics, never
 * money. What would be no number is refused.
 */
@NullMarked
package io.counterpool.models.tail;

import org.jspecify.annotations.NullMarked;
