package io.counterpool.oracle.volatility;

import io.counterpool.models.volatility.forecast.RunningScore;
import java.time.Instant;

/**
 * What one forecast was worth.
 *
 * @param realised variance of its target, above 0
 * @param running figures of its forecaster and horizon after it
 */
record Score(
    int horizonSeconds,
    Instant origin,
    String model,
    double realised,
    double qlike,
    double squaredError,
    RunningScore running) {}
