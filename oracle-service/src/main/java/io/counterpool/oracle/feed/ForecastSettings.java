package io.counterpool.oracle.feed;

import static io.counterpool.models.Bounds.fraction;
import static io.counterpool.models.Bounds.within;

import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;
import io.counterpool.models.volatility.forecast.Selection;
import io.counterpool.models.volatility.forecast.VolatilityForecaster;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;

/**
 * How the variance of a feed is forecast.
 *
 * @param barSeconds length of the bars that rounds are gathered in: 60 to 86,400, divides a day
 * @param minObservations distinct fresh observations without which a bar is missing
 * @param horizonsSeconds how far ahead, ascending, each a multiple of barSeconds; at most 6, up to
 *     30 days
 * @param marginHorizonSeconds one of them: rounds carry its forecast
 * @param models names of forecasters that compete
 * @param initialModel one of them, used until enough is scored
 * @param refitSeconds a model learns again when its fit is this old
 * @param historyBars a fit reads at most so many bars back
 * @param maxAgeSeconds a forecast whose origin is older is not fresh
 * @param scoreHalfLife scored targets after which half of a running score's weight is gone
 * @param lead fraction by which a rival's running QLIKE must be lower
 * @param leadTargets scored targets in a row at which it must be
 * @param leastTargets scored targets that both need before a change
 */
public record ForecastSettings(
    int barSeconds,
    int minObservations,
    List<Integer> horizonsSeconds,
    int marginHorizonSeconds,
    List<String> models,
    String initialModel,
    int refitSeconds,
    int historyBars,
    int maxAgeSeconds,
    int scoreHalfLife,
    Decimal lead,
    int leadTargets,
    int leastTargets) {

  private static final int DAY_SECONDS = 86_400;
  private static final int MOST_HORIZONS = 6;
  private static final int LONGEST_HORIZON = 30 * DAY_SECONDS;
  private static final int MOST_BARS = 100_000;
  private static final int YEAR_SECONDS = 365 * DAY_SECONDS;
  private static final int MOST_TARGETS = 1_000_000;

  /** Bars in the longest horizon: what a target must read. */
  private static final int MOST_HORIZON_BARS = 10_080;

  public ForecastSettings {
    horizonsSeconds = List.copyOf(horizonsSeconds);
    models = List.copyOf(models);
    within("barSeconds", barSeconds, 60, DAY_SECONDS);
    require(DAY_SECONDS % barSeconds == 0, "barSeconds must divide a day, was " + barSeconds);
    within("minObservations", minObservations, 1, DAY_SECONDS);
    within("number of horizonsSeconds", horizonsSeconds.size(), 1, MOST_HORIZONS);
    int before = 0;
    for (int horizon : horizonsSeconds) {
      within("horizonsSeconds", horizon, barSeconds, LONGEST_HORIZON);
      require(
          horizon > before
              && horizon % barSeconds == 0
              && horizon / barSeconds <= MOST_HORIZON_BARS,
          "horizonsSeconds must ascend in multiples of barSeconds up to "
              + MOST_HORIZON_BARS
              + " of them, was "
              + horizon);
      before = horizon;
    }
    require(
        horizonsSeconds.contains(marginHorizonSeconds),
        "marginHorizonSeconds must be one of " + horizonsSeconds + ", was " + marginHorizonSeconds);
    within("number of models", models.size(), 1, VolatilityForecaster.all().size());
    for (String model : models) {
      require(
          VolatilityForecaster.named(model).isPresent(),
          "models must be of "
              + VolatilityForecaster.all().stream().map(VolatilityForecaster::name).toList()
              + ", was "
              + model);
    }
    require(new HashSet<>(models).size() == models.size(), "models must differ: " + models);
    require(
        models.contains(initialModel),
        "initialModel must be one of " + models + ", was " + initialModel);
    within("refitSeconds", refitSeconds, barSeconds, YEAR_SECONDS);
    within("historyBars", historyBars, 100, MOST_BARS);
    within("maxAgeSeconds", maxAgeSeconds, barSeconds, LONGEST_HORIZON);
    within("scoreHalfLife", scoreHalfLife, 1, MOST_TARGETS);
    fraction("lead", lead);
    within("leadTargets", leadTargets, 1, MOST_TARGETS);
    within("leastTargets", leastTargets, 1, MOST_TARGETS);
  }

  /** How long after its origin a forecast is fresh. */
  public Duration maxAge() {
    return Duration.ofSeconds(maxAgeSeconds);
  }

  /** When one forecaster replaces another. */
  public Selection.Rule selection() {
    return new Selection.Rule(lead.toDouble(), leadTargets, leastTargets);
  }

  /** The horizons in bars. */
  public List<Integer> horizonsBars() {
    return horizonsSeconds.stream().map(seconds -> seconds / barSeconds).toList();
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new OutOfRangeException(otherwise);
    }
  }
}
