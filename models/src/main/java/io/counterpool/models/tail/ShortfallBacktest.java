package io.counterpool.models.tail;

import io.counterpool.models.OutOfRangeException;
import io.counterpool.models.RealBounds;
import java.util.OptionalDouble;

/**
 * Backtest of expected shortfall (Acerbi and Szekely 2014). A day fails where its return is below
 * −VaR. {@code Z1 = mean over failures of return ÷ ES, + 1} and {@code Z2 = Σ over failures of
 * return ÷ (N p ES), + 1}: 0 is expected, below 0 the risk was understated.
 *
 * @param failures days that failed
 * @param z1 empty without a failure: there is no mean of nothing
 * @param z2 1 without a failure
 */
public record ShortfallBacktest(int failures, OptionalDouble z1, double z2) {

  /**
   * Tests.
   *
   * @param returns {@code [n]}, n ≥ 1, losses negative
   * @param valueAtRisk {@code [n]}, as forecast for each day, losses positive
   * @param expectedShortfall {@code [n]}, the same, each above 0
   * @param failureProbability p, above 0, below 1
   */
  public static ShortfallBacktest of(
      double[] returns,
      double[] valueAtRisk,
      double[] expectedShortfall,
      double failureProbability) {
    int n = RealBounds.finite("returns", returns, 1).length;
    RealBounds.between("failureProbability", failureProbability, 0, 1);
    if (valueAtRisk.length != n || expectedShortfall.length != n) {
      throw new OutOfRangeException(
          "one forecast a return: "
              + valueAtRisk.length
              + " and "
              + expectedShortfall.length
              + " for "
              + n);
    }
    int failures = 0;
    double sum = 0;
    for (int t = 0; t < n; t++) {
      RealBounds.finite("valueAtRisk", valueAtRisk[t]);
      RealBounds.positive("expectedShortfall", expectedShortfall[t]);
      if (returns[t] < -valueAtRisk[t]) {
        failures++;
        sum += returns[t] / expectedShortfall[t];
      }
    }
    return new ShortfallBacktest(
        failures,
        failures == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / failures + 1),
        sum / (n * failureProbability) + 1);
  }
}
