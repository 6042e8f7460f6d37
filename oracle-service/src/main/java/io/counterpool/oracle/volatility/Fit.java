package io.counterpool.oracle.volatility;

import io.counterpool.models.volatility.forecast.FittedVolatility;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What one forecaster learned from one feed, and from what.
 *
 * @param number dense from 1 for each feed
 * @param feedVersion version of the settings
 * @param model name of the forecaster
 * @param barsFrom end of the first bar it could read
 * @param barsUntil end of the last
 * @param bars how many were there
 * @param horizons in bars
 */
record Fit(
    long number,
    long feedVersion,
    String model,
    Duration bar,
    Instant barsFrom,
    Instant barsUntil,
    int bars,
    List<Integer> horizons,
    FittedVolatility parameters) {

  Fit {
    horizons = List.copyOf(horizons);
  }

  /** Whether it is too old at {@code origin} or was not made for {@code wanted}. */
  boolean isDue(Instant origin, Duration refit, List<Integer> wanted) {
    return !origin.isBefore(barsUntil.plus(refit)) || !horizons.containsAll(wanted);
  }
}
