package io.counterpool.oracle.volatility;

import io.counterpool.kit.clock.VenueClock;
import io.counterpool.oracle.feed.FeedId;
import io.counterpool.oracle.feed.ForecastSettings;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import org.springframework.stereotype.Component;

/** What an operator sees of forecasts, by feed and horizon. */
@Component
class ForecastMetrics {

  private record Key(FeedId feed, int horizonSeconds) {}

  private record Seen(Instant origin, double annual, double qlike) {}

  private final MeterRegistry registry;
  private final VenueClock clock;
  private final ForecastStore forecasts;
  private final Map<Key, Seen> seen = new ConcurrentHashMap<>();

  ForecastMetrics(MeterRegistry registry, VenueClock clock, ForecastStore forecasts) {
    this.registry = registry;
    this.clock = clock;
    this.forecasts = forecasts;
  }

  void advanced(FeedId feed, ForecastSettings settings, Instant now) {
    for (int horizon : settings.horizonsSeconds()) {
      forecasts.last(feed, horizon, now).stream()
          .filter(Forecast::selected)
          .findFirst()
          .ifPresent(
              forecast -> {
                double qlike =
                    forecasts.scores(feed, horizon, settings.models(), now).stream()
                        .filter(score -> score.model().equals(forecast.model()))
                        .mapToDouble(score -> score.running().qlike())
                        .findFirst()
                        .orElse(Double.NaN);
                Seen latest = new Seen(forecast.origin(), forecast.annual().toDouble(), qlike);
                Key key = new Key(feed, horizon);
                if (seen.put(key, latest) == null) {
                  register(key);
                }
              });
    }
  }

  void failed(FeedId feed) {
    registry.counter("counterpool.oracle.forecast.failures", "feed", feed.value()).increment();
  }

  private void register(Key key) {
    gauge(key, "volatility", "Annual volatility of the forecast that is used", Seen::annual);
    gauge(key, "qlike", "Running QLIKE of the forecaster that is used", Seen::qlike);
    gauge(
        key,
        "age.seconds",
        "Seconds since the origin of the forecast that is used",
        latest -> Duration.between(latest.origin(), clock.instant()).toMillis() / 1000.0);
  }

  private void gauge(Key key, String name, String meaning, ToDoubleFunction<Seen> value) {
    Gauge.builder("counterpool.oracle.forecast." + name, () -> value.applyAsDouble(seen.get(key)))
        .description(meaning)
        .tags(
            Tags.of("feed", key.feed().value(), "horizon", Integer.toString(key.horizonSeconds())))
        .register(registry);
  }
}
