package io.counterpool.oracle.volatility;

import io.counterpool.models.OutOfRangeException;
import io.counterpool.models.volatility.forecast.FittedVolatility;
import io.counterpool.models.volatility.forecast.VolatilityForecaster;
import io.counterpool.oracle.feed.Feed;
import io.counterpool.oracle.feed.FeedId;
import io.counterpool.oracle.feed.ForecastSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings the forecasts of a feed up to an instant: gathers rounds into bars, lets the forecasters
 * that are due learn, scores what is over, forecasts after each new bar and puts the selected
 * forecast in force.
 *
 * <p>Everything follows from the stored rounds and settings: one bar after the other, each with the
 * same number of bars before it, whoever does it and in however many steps. One process works on a
 * feed at a time. A feed that has no new bar gets no new forecast: the last one stays and ages.
 */
@Component
class ForecastKeeper {

  private static final Logger LOG = LoggerFactory.getLogger(ForecastKeeper.class);

  private final TransactionTemplate transactions;
  private final BarStore bars;
  private final BarSeries series;
  private final FitStore fits;
  private final ForecastStore forecasts;
  private final ForecastScoring scoring;
  private final InForceLog inForce;

  ForecastKeeper(
      TransactionTemplate transactions,
      BarStore bars,
      BarSeries series,
      FitStore fits,
      ForecastStore forecasts,
      ForecastScoring scoring,
      InForceLog inForce) {
    this.transactions = transactions;
    this.bars = bars;
    this.series = series;
    this.fits = fits;
    this.forecasts = forecasts;
    this.scoring = scoring;
    this.inForce = inForce;
  }

  /** Does what is due at {@code now}; how many bars were new. */
  int advance(Feed feed, ForecastSettings settings, Instant now) {
    Duration bar = Duration.ofSeconds(settings.barSeconds());
    Instant until = BarRules.floor(now, bar);
    BarStore.Progress known = bars.progress(feed.id(), bar).orElse(null);
    if (known != null && !until.isAfter(known.barsUntil())) {
      return 0;
    }
    // Every round from before this instant is committed, and none can come after it any more.
    transactions.executeWithoutResult(_ -> inForce.holdIntake());
    Integer made = transactions.execute(_ -> advanceLocked(feed, settings, bar, until, now));
    return made == null ? 0 : made;
  }

  private int advanceLocked(
      Feed feed, ForecastSettings settings, Duration bar, Instant until, Instant now) {
    FeedId id = feed.id();
    Instant earliest = until.minus(bar.multipliedBy(settings.historyBars()));
    bars.begin(id, bar, earliest, now);
    BarStore.Progress progress = bars.lockProgress(id, bar).orElseThrow();
    if (!until.isAfter(progress.barsUntil())) {
      return 0; // Another process was here.
    }
    BarStore.Gathered gathered = bars.gather(id, bar, progress, until);
    List<Bar> made =
        BarRules.bars(
            gathered.intervals(),
            bars.lastClose(id, bar, progress.barsUntil()),
            settings.minObservations());
    if (!made.isEmpty()) {
      bars.insert(id, bar, made);
    }
    bars.write(id, bar, gathered.lastRound(), until);
    // A feed that was there before it forecast begins with its present, not with its past.
    boolean first = progress.lastRound() == 0;
    List<Bar> origins = first && !made.isEmpty() ? List.of(made.getLast()) : made;
    List<Forecast> carried = new ArrayList<>();
    for (Bar origin : origins) {
      scoring.score(id, settings, origin.endsAt());
      carried.addAll(forecast(feed, settings, bar, origin.endsAt()));
    }
    scoring.score(id, settings, until);
    // Last: from the first of them on the intake waits for this transaction.
    for (Forecast one : carried) {
      inForce.insert(id, one.horizonSeconds(), one.origin(), one.model(), one.annual());
    }
    return made.size();
  }

  /**
   * Forecasts from {@code origin}; those that rounds are to carry. A horizon that was forecast from
   * there or from later, in bars of another length, is left as it is.
   */
  private List<Forecast> forecast(
      Feed feed, ForecastSettings settings, Duration bar, Instant origin) {
    List<Integer> horizons =
        settings.horizonsSeconds().stream()
            .filter(horizon -> forecasts.isAfterLast(feed.id(), horizon, origin))
            .toList();
    if (horizons.isEmpty()) {
      return List.of();
    }
    List<Forecast> carried = new ArrayList<>();
    Map<String, Fit> fitted = learn(feed, settings, bar, origin);
    int memory = FittedVolatility.memory(settings.barSeconds());
    BarSeries.Part past = series.read(feed.id(), bar, origin, memory);
    for (int horizon : horizons) {
      List<Forecast> made = new ArrayList<>();
      for (String model : settings.models()) {
        Fit fit = fitted.get(model);
        double variance =
            fit == null ? 0 : variance(feed, fit, past, horizon / settings.barSeconds());
        if (fit != null && variance > 0) {
          made.add(new Forecast(horizon, origin, model, fit.number(), variance, false));
        }
      }
      Forecast used =
          write(feed.id(), made, scoring.selected(feed.id(), settings, horizon, origin));
      if (used != null && horizon == settings.marginHorizonSeconds()) {
        carried.add(used);
      }
    }
    return carried;
  }

  /** 0 where an older fit is used on that did not learn this horizon. */
  private static double variance(Feed feed, Fit fit, BarSeries.Part past, int horizonBars) {
    try {
      return fit.parameters().forecast(past.returns(), horizonBars);
    } catch (OutOfRangeException notLearned) {
      LOG.debug("{} of {} waits: {}", fit.model(), feed.id(), notLearned.getMessage());
      return 0;
    }
  }

  /** Uses the selected one, or the first of the settings' models, if that one has no forecast. */
  private @Nullable Forecast write(FeedId feed, List<Forecast> made, String selected) {
    if (made.isEmpty()) {
      return null;
    }
    Forecast used =
        made.stream()
            .filter(forecast -> forecast.model().equals(selected))
            .findFirst()
            .orElseGet(made::getFirst);
    for (Forecast forecast : made) {
      forecasts.insert(feed, forecast.equals(used) ? forecast.asSelected() : forecast);
    }
    return used;
  }

  /** The fits to use after {@code origin}, by model; those that are due are made first. */
  private Map<String, Fit> learn(
      Feed feed, ForecastSettings settings, Duration bar, Instant origin) {
    Map<String, Fit> fitted = new TreeMap<>(fits.newest(feed.id(), bar));
    List<VolatilityForecaster> due = new ArrayList<>();
    for (String model : settings.models()) {
      Fit fit = fitted.get(model);
      if (fit == null
          || fit.isDue(
              origin, Duration.ofSeconds(settings.refitSeconds()), settings.horizonsBars())) {
        VolatilityForecaster.named(model).ifPresent(due::add);
      }
    }
    if (!due.isEmpty()) {
      BarSeries.Part past = series.read(feed.id(), bar, origin, settings.historyBars());
      for (VolatilityForecaster forecaster : due) {
        Fit fit = fit(feed, settings, bar, origin, past, forecaster);
        if (fit != null) {
          fitted.put(forecaster.name(), fit);
        }
      }
    }
    return fitted;
  }

  private @Nullable Fit fit(
      Feed feed,
      ForecastSettings settings,
      Duration bar,
      Instant origin,
      BarSeries.Part past,
      VolatilityForecaster forecaster) {
    try {
      FittedVolatility parameters = forecaster.fit(past.returns(), settings.horizonsBars());
      return fits.insert(
          feed.id(),
          new Fit(
              1,
              feed.version(),
              forecaster.name(),
              bar,
              Instant.ofEpochSecond(past.returns().endOf(0)),
              origin,
              past.present(),
              settings.horizonsBars(),
              parameters));
    } catch (OutOfRangeException tooLittle) {
      LOG.debug("{} of {} waits: {}", forecaster.name(), feed.id(), tooLittle.getMessage());
      return null; // An older fit, if there is one, is used on.
    }
  }
}
