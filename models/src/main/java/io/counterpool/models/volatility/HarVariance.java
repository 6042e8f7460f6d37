package io.counterpool.models.volatility;

import io.counterpool.models.OutOfRangeException;
import io.counterpool.models.RealBounds;

/**
 * Heterogeneous autoregression of realised variance: {@code RV(t + 1) = constant + daily × RV(t) +
 * weekly × mean of the last 5 + monthly × mean of the last 22}.
 *
 * <p>Longer horizons feed the forecast back. Weights may be negative; a forecast never is: it stops
 * at 0. Source: Corsi 2009.
 *
 * @param constant variance per day
 * @param daily weight of the last day
 * @param weekly weight of the mean of five days
 * @param monthly weight of the mean of 22 days
 */
public record HarVariance(double constant, double daily, double weekly, double monthly) {

  /** Days the model remembers. */
  public static final int MONTH = 22;

  private static final int WEEK = 5;
  private static final int FARTHEST = 10_000;

  public HarVariance {
    RealBounds.finite("constant", constant);
    RealBounds.finite("daily", daily);
    RealBounds.finite("weekly", weekly);
    RealBounds.finite("monthly", monthly);
  }

  /**
   * Expected variance of each of the next days.
   *
   * @param realised realised variance per day, ascending time, at least 22, each ≥ 0
   * @param horizon days, 1 to 10,000
   * @return {@code [horizon]}, each ≥ 0
   * @throws OutOfRangeException if the history is too short or a forecast grows beyond all numbers
   */
  public double[] forecast(double[] realised, int horizon) {
    RealBounds.within("horizon", horizon, 1, FARTHEST);
    if (realised.length < MONTH) {
      throw new OutOfRangeException(
          "realisedVariance must hold at least " + MONTH + " days, held " + realised.length);
    }
    double[] days = new double[MONTH + horizon];
    for (int i = 0; i < MONTH; i++) {
      days[i] = RealBounds.notNegative("realisedVariance", realised[realised.length - MONTH + i]);
    }
    double[] out = new double[horizon];
    for (int k = 0; k < horizon; k++) {
      int last = MONTH + k;
      double value =
          constant
              + daily * days[last - 1]
              + weekly * mean(days, last, WEEK)
              + monthly * mean(days, last, MONTH);
      out[k] = RealBounds.finite("forecast", Math.max(0, value));
      days[last] = out[k];
    }
    return out;
  }

  private static double mean(double[] days, int end, int length) {
    double sum = 0;
    for (int i = end - length; i < end; i++) {
      sum += days[i];
    }
    return sum / length;
  }
}
