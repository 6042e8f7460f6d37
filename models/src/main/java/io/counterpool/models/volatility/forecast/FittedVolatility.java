package io.counterpool.models.volatility.forecast;

import io.counterpool.models.OutOfRangeException;
import io.counterpool.models.RealBounds;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a {@link VolatilityForecaster} learned: parameters, kept and used again on later bars. A
 * record, so that it can be stored by its components.
 */
public interface FittedVolatility {

  /** 365 days. */
  double YEAR_SECONDS = 31_536_000;

  /** Bars before an origin that change its forecast; fewer give a rougher one, or none. */
  static int memory(int barSeconds) {
    return Math.ceilDiv(LogHarDesign.MONTH_SECONDS, barSeconds) + 1;
  }

  /**
   * Expected variance of the sum of the {@code horizon} returns after each origin.
   *
   * @param horizon bars ahead, one of those it was fitted for
   * @param from first origin, a bar of {@code bars}; it and the bars before it are known
   * @param until one after the last origin
   * @return {@code [until − from]}, above 0, or NaN where the past has too many gaps
   * @throws OutOfRangeException if it was not fitted for that horizon
   */
  double[] forecast(BarReturns bars, int horizon, int from, int until);

  /** The forecast after the last bar. */
  default double forecast(BarReturns bars, int horizon) {
    return forecast(bars, horizon, bars.size() - 1, bars.size())[0];
  }

  /**
   * Annual volatility (365 days) of a variance over {@code seconds}: √(variance × year ÷ seconds).
   *
   * @param variance ≥ 0
   * @param seconds above 0
   */
  static double annual(double variance, double seconds) {
    return StrictMath.sqrt(
        RealBounds.notNegative("variance", variance)
            * (YEAR_SECONDS / RealBounds.positive("seconds", seconds)));
  }

  /** By horizon, ascending: written the same way each time. */
  static <F> Map<Integer, F> sorted(Map<Integer, F> byHorizon) {
    return Collections.unmodifiableMap(new TreeMap<>(byHorizon));
  }

  /** The fits of this family by the name with which they are stored. */
  static Map<String, Class<? extends FittedVolatility>> models() {
    return Map.of(
        EwmaForecaster.NAME, FittedEwma.class,
        GarchForecaster.NAME, FittedGarch.class,
        HarForecaster.NAME, FittedHar.class,
        LogHarForecaster.NAME, FittedLogHar.class);
  }

  /**
   * The fit for one of the horizons.
   *
   * @throws OutOfRangeException if there is none
   */
  static <F> F of(Map<Integer, F> byHorizon, int horizon) {
    F found = byHorizon.get(horizon);
    if (found == null) {
      throw new OutOfRangeException(
          "horizon must be one of those fitted, " + byHorizon.keySet() + ", was " + horizon);
    }
    return found;
  }
}
