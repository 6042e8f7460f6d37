package io.counterpool.models.options;

import io.counterpool.models.OutOfRangeException;

/**
 * Geometric average of a volatility or price over time: {@code exp(Σ ln(value_i) × duration_i ÷
 * window)}. A value holds from its own time until the next one; the first also before, the last
 * until now. A value that stood for no time has no weight, so one block cannot move it; after a
 * real move it lags by the window. As used for valuation and forced closes in option pools.
 */
public final class GeometricAverage {

  private GeometricAverage() {}

  /**
   * The average over [now − startAgo, now − endAgo]; where they meet, the value that held then.
   *
   * @param times relative to now, ≤ 0, ascending; {@code times[n]}, at least one
   * @param values {@code values[n]}, above 0
   * @param startAgo ≥ endAgo, in the unit of times
   * @param endAgo ≥ 0
   */
  public static double over(double[] times, double[] values, double startAgo, double endAgo) {
    check(times, values);
    Finite.notNegative("endAgo", endAgo);
    if (!(Finite.number("startAgo", startAgo) >= endAgo)) {
      throw new OutOfRangeException("startAgo must be at least endAgo, was " + startAgo);
    }
    double from = -startAgo;
    double until = -endAgo;
    double sum = 0;
    double at = values[0];
    for (int i = 0; i < times.length; i++) {
      double since = i == 0 ? from : Math.clamp(times[i], from, until);
      double to = i + 1 < times.length ? Math.clamp(times[i + 1], from, until) : until;
      if (to > since) {
        sum += StrictMath.log(values[i]) * (to - since);
      }
      at = times[i] <= until ? values[i] : at;
    }
    return from == until ? at : Finite.number("average", StrictMath.exp(sum / (until - from)));
  }

  private static void check(double[] times, double[] values) {
    if (times.length == 0 || times.length != values.length) {
      throw new OutOfRangeException(
          "an average needs as many times as values, at least one, was "
              + times.length
              + " and "
              + values.length);
    }
    for (int i = 0; i < times.length; i++) {
      Finite.positive("value", values[i]);
      if (!(Finite.number("time", times[i]) <= 0)) {
        throw new OutOfRangeException("time must not be after now, was " + times[i]);
      }
      if (i > 0 && times[i] < times[i - 1]) {
        throw new OutOfRangeException(
            "times must ascend, was " + times[i] + " after " + times[i - 1]);
      }
    }
  }
}
