package io.counterpool.models.volatility;

import java.util.Map;

/** Variance estimate that learns from returns as they come. Doubles: risk numerics. */
public sealed interface VolatilityModel permits EwmaVariance, GarchVariance {

  /**
   * The estimate after one return.
   *
   * @param variance estimate before, per step, ≥ 0
   * @param logReturn log return of the interval
   * @param seconds length of the interval, above 0
   * @return variance per step, ≥ 0
   */
  double next(double variance, double logReturn, double seconds);

  /** Annual volatility of a variance per step: √(variance × steps in 365 days). */
  double annual(double variance);

  /** Length of the step the variance is stated for, above 0. */
  long stepSeconds();

  /** The models of this family by the name they have in configuration. */
  static Map<String, Class<? extends VolatilityModel>> models() {
    return Map.of(EwmaVariance.TAG, EwmaVariance.class, GarchVariance.TAG, GarchVariance.class);
  }
}
