/**
 * Variance estimates and forecasts. Doubles: risk numerics, never money.
 *
 * <p>{@link io.counterpool.models.volatility.VolatilityModel} is what a service chooses: one
 * variance that learns from each return, whatever the time between two of them ({@code ewma},
 * {@code garch}). Beside it stand {@link io.counterpool.models.volatility.Garch} (filter,
 * likelihood and forecast of regular returns), {@link io.counterpool.models.volatility.GarchFit}
 * and {@link io.counterpool.models.volatility.HarVariance}, which remembers 22 days and so is no
 * single number to carry from round to round.
 *
 * <p>Units: log returns per step, variance per step, volatility per year of 365 days. Invariants: a
 * variance is never below 0 and never infinite, constant prices included; what would not be a
 * number is refused.
 */
@NullMarked
package io.counterpool.models.volatility;

import org.jspecify.annotations.NullMarked;
