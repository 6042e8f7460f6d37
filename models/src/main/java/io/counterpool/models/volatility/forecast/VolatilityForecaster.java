package io.counterpool.models.volatility.forecast;

import java.util.List;
import java.util.Optional;

/**
 * A way to learn, from the past of a market, how much it will move. What it learned is a value of
 * its own: {@link FittedVolatility}.
 */
public interface VolatilityForecaster {

  /** Its name in configuration. */
  String name();

  /**
   * Learns. Uses what {@code past} holds and nothing else, so a target counts only if it ended
   * within. Deterministic.
   *
   * @param horizons bars ahead, each at least 1
   * @throws io.counterpool.models.OutOfRangeException if the past is too short or does not move
   */
  FittedVolatility fit(BarReturns past, List<Integer> horizons);

  /** Those of this family, from the plainest on. */
  static List<VolatilityForecaster> all() {
    return List.of(
        new EwmaForecaster(),
        new GarchForecaster(),
        new HarForecaster(),
        new LogHarForecaster(LogHarForecaster.Loss.SQUARED_LOG),
        new LogHarForecaster(LogHarForecaster.Loss.QLIKE));
  }

  /** The one of this name. */
  static Optional<VolatilityForecaster> named(String name) {
    return all().stream().filter(one -> one.name().equals(name)).findFirst();
  }
}
