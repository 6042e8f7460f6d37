/**
 * How much a feed moves: an estimate that learns from the prices of its rounds, and, where a feed
 * asks for it, forecasts by horizon that learn from its bars.
 *
 * <p>The estimate's variances are per second, so that a change of the model's step does not move
 * it; what is published is annual (365 days). Doubles inside, one decimal at the end, rounded up.
 *
 * <p>Forecasts are made outside the intake, from stored rounds alone: bars on a fixed grid, fits on
 * schedule, a forecast of each model and horizon after each bar, a score once its target is
 * complete, the best selected with hysteresis. The one for margin comes in force under the lock of
 * the head, so rounds before and after it are told apart. A feed that is silent or stands still
 * makes no bars: its last forecast is kept, its age shows, and no round says less than it.
 */
@NullMarked
package io.counterpool.oracle.volatility;

import org.jspecify.annotations.NullMarked;
