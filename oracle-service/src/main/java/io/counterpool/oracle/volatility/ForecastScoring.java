package io.counterpool.oracle.volatility;

import io.counterpool.models.volatility.forecast.BarReturns;
import io.counterpool.models.volatility.forecast.RunningScore;
import io.counterpool.models.volatility.forecast.Selection;
import io.counterpool.models.volatility.forecast.VarianceLoss;
import io.counterpool.oracle.feed.FeedId;
import io.counterpool.oracle.feed.ForecastSettings;
import io.counterpool.oracle.volatility.ForecastStore.Chosen;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Scores forecasts when their targets are complete and chooses by the scores. A target of which
 * more than a tenth of the bars is missing is nobody's fault: it scores nothing and changes no
 * choice.
 */
@Component
class ForecastScoring {

  private final ForecastStore forecasts;
  private final BarSeries series;

  ForecastScoring(ForecastStore forecasts, BarSeries series) {
    this.forecasts = forecasts;
    this.series = series;
  }

  /**
   * Scores every target that is over at {@code at} and was not before; bars are there until then.
   */
  void score(FeedId feed, ForecastSettings settings, Instant at) {
    for (int horizon : settings.horizonsSeconds()) {
      Chosen before = forecasts.chosen(feed, horizon, at).orElse(null);
      Instant until = at.minusSeconds(horizon);
      SequencedMap<Instant, List<Forecast>> over = new TreeMap<>();
      forecasts
          .after(feed, horizon, before == null ? null : before.origin(), until)
          .forEach(
              forecast ->
                  over.merge(forecast.origin(), List.of(forecast), ForecastScoring::appended));
      if (over.isEmpty()) {
        continue;
      }
      Selection selection =
          usable(settings, before == null ? null : before.selection(), settings.initialModel());
      Map<String, RunningScore> running = new TreeMap<>();
      forecasts
          .scores(feed, horizon, settings.models(), at)
          .forEach(score -> running.put(score.model(), score.running()));
      for (Map.Entry<Instant, List<Forecast>> target : over.entrySet()) {
        double realised = realised(feed, settings, horizon, target.getKey());
        boolean scored = !Double.isNaN(realised);
        if (scored) {
          target.getValue().forEach(one -> score(feed, settings, one, realised, running));
          selection = selection.next(settings.selection(), running);
        }
        forecasts.insert(feed, horizon, new Chosen(target.getKey(), selection), scored);
      }
    }
  }

  private void score(
      FeedId feed,
      ForecastSettings settings,
      Forecast forecast,
      double realised,
      Map<String, RunningScore> running) {
    if (!settings.models().contains(forecast.model())) {
      return; // It competes no longer.
    }
    double qlike = VarianceLoss.qlike(realised, forecast.variance());
    double squaredError = VarianceLoss.squaredError(realised, forecast.variance());
    RunningScore after =
        running
            .getOrDefault(forecast.model(), RunningScore.NONE)
            .next(qlike, squaredError, settings.scoreHalfLife());
    running.put(forecast.model(), after);
    forecasts.insert(
        feed,
        new Score(
            forecast.horizonSeconds(),
            forecast.origin(),
            forecast.model(),
            realised,
            qlike,
            squaredError,
            after));
  }

  /** Realised variance from a day before the origin on: a first move has a close before it. */
  private double realised(FeedId feed, ForecastSettings settings, int horizon, Instant origin) {
    Duration bar = Duration.ofSeconds(settings.barSeconds());
    int before = (int) (Duration.ofDays(1).toSeconds() / settings.barSeconds());
    int ahead = horizon / settings.barSeconds();
    BarReturns bars =
        series.read(feed, bar, origin.plusSeconds(horizon), before + 1 + ahead).returns();
    return bars.realisedAfter(before, ahead);
  }

  /** Who is selected after the targets that were over at {@code at}. */
  String selected(FeedId feed, ForecastSettings settings, int horizon, Instant at) {
    return usable(
            settings,
            forecasts.chosen(feed, horizon, at).map(Chosen::selection).orElse(null),
            settings.initialModel())
        .selected();
  }

  private static Selection usable(
      ForecastSettings settings, @Nullable Selection known, String initial) {
    return known == null || !settings.models().contains(known.selected())
        ? Selection.of(initial)
        : known;
  }

  private static List<Forecast> appended(List<Forecast> some, List<Forecast> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }
}
