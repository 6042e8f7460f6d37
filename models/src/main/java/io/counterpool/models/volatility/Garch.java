package io.counterpool.models.volatility;

import io.counterpool.models.OutOfRangeException;
import io.counterpool.models.RealBounds;

/**
 * GARCH(1,1) on returns of regular steps: {@code σ²(t) = ω + α × e²(t − 1) + β × σ²(t − 1)} with
 * {@code e = return − mean}. Plain loops; {@link GarchFilter} does the same in bulk.
 *
 * <p>Source: Bollerslev 1986. The start is part of the specification: whoever calls says which
 * variance stands before the first return ({@link #backcast}, the mean of the squares, or an
 * estimate carried on). With α + β of 1 or more there is no long run to return to: filter and
 * forecast are defined, and refused only where they outgrow a double.
 *
 * @param omega variance that each step adds, ≥ 0
 * @param alpha weight of the squared residual, ≥ 0
 * @param beta weight of the variance before, ≥ 0
 */
public record Garch(double omega, double alpha, double beta) {

  /** Steps a forecast may look ahead. */
  public static final int FARTHEST = 100_000;

  private static final double BACKCAST_DECAY = 0.94;
  private static final int BACKCAST_STEPS = 75;
  private static final double LOG_TWO_PI = StrictMath.log(2 * Math.PI);

  /** Decimal parameters that add up to 1 may miss it by a rounding. */
  private static final double ROUNDING = 1e-12;

  public Garch {
    RealBounds.notNegative("omega", omega);
    RealBounds.notNegative("alpha", alpha);
    RealBounds.notNegative("beta", beta);
  }

  /** α + β: what a deviation from the long run keeps over one step. */
  public double persistence() {
    return alpha + beta;
  }

  /** Whether the variance has a long run to return to. */
  public boolean isStationary() {
    return persistence() < 1 - ROUNDING;
  }

  /**
   * ω ÷ (1 − α − β).
   *
   * @throws OutOfRangeException if alpha + beta is 1 or more: there is none
   */
  public double longRunVariance() {
    if (!isStationary()) {
      throw new OutOfRangeException(
          "no long run variance: alpha + beta must be below 1, was " + persistence());
    }
    return omega / (1 - alpha - beta);
  }

  /** The variance after one residual. */
  public double next(double variance, double residual) {
    return omega + alpha * (residual * residual) + beta * variance;
  }

  /** The variance of the first return where a backcast stands for all before: ω + (α + β) × it. */
  public double afterBackcast(double backcast) {
    return omega + persistence() * RealBounds.notNegative("backcast", backcast);
  }

  /**
   * Weighted mean of the first squared residuals, at most 75: weights 0.94^i, normalised.
   *
   * @param residuals ascending time, at least one
   */
  public static double backcast(double[] residuals) {
    RealBounds.finite("residuals", residuals, 1);
    double sum = 0;
    double weights = 0;
    double weight = 1;
    for (int i = 0; i < Math.min(BACKCAST_STEPS, residuals.length); i++) {
      sum += weight * residuals[i] * residuals[i];
      weights += weight;
      weight *= BACKCAST_DECAY;
    }
    return sum / weights;
  }

  /**
   * Every variance of a history.
   *
   * @param returns {@code returns[n]}, ascending time
   * @param mean subtracted from each return
   * @param firstVariance variance of the first return, ≥ 0
   * @return {@code [n + 1]}: variance of each return as it was known before it, and of the next one
   */
  public double[] variances(double[] returns, double mean, double firstVariance) {
    double[] out = new double[returns.length + 1];
    double variance = RealBounds.notNegative("firstVariance", firstVariance);
    RealBounds.finite("mean", mean);
    for (int t = 0; t < returns.length; t++) {
      out[t] = variance;
      variance = next(variance, RealBounds.finite("returns", returns[t]) - mean);
    }
    out[returns.length] = RealBounds.finite("variance", variance);
    return out;
  }

  /** Mean of the squared residuals: the pre-sample variance of {@link #logLikelihood}. */
  public static double meanSquare(double[] returns, double mean) {
    RealBounds.finite("returns", returns, 1);
    double sum = 0;
    for (double one : returns) {
      sum += (one - mean) * (one - mean);
    }
    return sum / returns.length;
  }

  /**
   * Gaussian log likelihood {@code −½ Σ [ln 2π + ln h(t) + e²(t) ÷ h(t)]}; both pre-sample values,
   * h(0) and e²(0), are the mean of e² (Bollerslev and Ghysels 1996).
   *
   * @param returns at least one
   * @throws OutOfRangeException if a variance is 0: constant returns have no likelihood
   */
  public double logLikelihood(double[] returns, double mean) {
    double variance = afterBackcast(meanSquare(returns, mean));
    double sum = 0;
    for (double one : returns) {
      double residual = one - mean;
      RealBounds.positive("variance", variance);
      sum += LOG_TWO_PI + StrictMath.log(variance) + residual * residual / variance;
      variance = next(variance, residual);
    }
    return -sum / 2;
  }

  /**
   * Expected variance of each of the next steps: f(1) = nextVariance, f(k + 1) = ω + (α + β) ×
   * f(k).
   *
   * @param nextVariance variance of the next return, ≥ 0
   * @param horizon steps, 1 to {@value #FARTHEST}
   * @return {@code [horizon]}
   */
  public double[] forecast(double nextVariance, int horizon) {
    RealBounds.within("horizon", horizon, 1, FARTHEST);
    double[] out = new double[horizon];
    double variance = RealBounds.notNegative("nextVariance", nextVariance);
    for (int k = 0; k < horizon; k++) {
      out[k] = variance;
      variance = omega + persistence() * variance;
    }
    RealBounds.finite("forecast", out[horizon - 1]);
    return out;
  }

  /** Variance of the sum of the next returns: the sum of a forecast. */
  public static double cumulative(double[] forecast) {
    double sum = 0;
    for (double variance : forecast) {
      sum += variance;
    }
    return RealBounds.finite("cumulative variance", sum);
  }

  /** Annual volatility over a horizon: √(mean of the forecast × steps in a year). */
  public static double annual(double[] forecast, double stepsPerYear) {
    RealBounds.positive("stepsPerYear", stepsPerYear);
    RealBounds.finite("forecast", forecast, 1);
    return StrictMath.sqrt(cumulative(forecast) / forecast.length * stepsPerYear);
  }
}
