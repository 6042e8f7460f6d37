/**
 * How much a feed moves: an estimate that learns from the prices of its rounds.
 *
 * <p>Variances are per second, so that a change of the model's step does not move the estimate;
 * what is published is annual (365 days). Doubles inside, one decimal at the end, rounded up.
 */
@NullMarked
package io.counterpool.oracle.volatility;

import org.jspecify.annotations.NullMarked;
