package io.counterpool.oracle.volatility;

import io.counterpool.models.Decimal;
import io.counterpool.models.volatility.forecast.FittedVolatility;
import java.math.RoundingMode;
import java.time.Instant;

/**
 * One forecast of one forecaster.
 *
 * @param origin end of the last bar it knows
 * @param fit number of the fit that made it
 * @param variance of the log return from the origin over the horizon, above 0
 * @param selected whether it is the one of its horizon that is used
 */
record Forecast(
    int horizonSeconds, Instant origin, String model, long fit, double variance, boolean selected) {

  private static final int ANNUAL_SCALE = 8;

  /** Volatility per year of 365 days, rounded up at eight digits, so above 0. */
  Decimal annual() {
    return Decimal.of(
        FittedVolatility.annual(variance, horizonSeconds), ANNUAL_SCALE, RoundingMode.CEILING);
  }

  /** The same as the one that is used. */
  Forecast asSelected() {
    return new Forecast(horizonSeconds, origin, model, fit, variance, true);
  }
}
