/**
 * Forecasts of variance over hours and days, learned from regular bars, scored out of sample.
 *
 * <p>A {@link io.counterpool.models.volatility.forecast.VolatilityForecaster} fits {@link
 * io.counterpool.models.volatility.forecast.BarReturns} into a {@link
 * io.counterpool.models.volatility.forecast.FittedVolatility}, a value to keep; {@code ewma},
 * {@code garch}, {@code har}, {@code log-har} and {@code log-har-qlike} are those of this package.
 * {@link io.counterpool.models.volatility.forecast.VarianceLoss} says how wrong one was, {@link
 * io.counterpool.models.volatility.forecast.RunningScore} and {@link
 * io.counterpool.models.volatility.forecast.Selection} which to use, {@link
 * io.counterpool.models.volatility.forecast.WalkForward} how all of them do on a history.
 *
 * <p>Units: log returns per bar; a forecast and its target are the variance of the sum of the next
 * returns, not per bar and not annual. Invariants: a forecast uses its origin and what was before
 * it alone, to the last bit; it is above 0 or missing; a bar that is missing or stands still is
 * never counted as calm.
 */
@NullMarked
package io.counterpool.models.volatility.forecast;

import org.jspecify.annotations.NullMarked;
