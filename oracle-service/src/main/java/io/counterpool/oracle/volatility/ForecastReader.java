package io.counterpool.oracle.volatility;

import io.counterpool.models.Decimal;
import io.counterpool.oracle.feed.Feed;
import io.counterpool.oracle.feed.ForecastSettings;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Shows forecasts as they were at an instant. The door of this feature to who shows a feed. */
@Component
public class ForecastReader {

  private static final int SCALE = 8;

  private final ForecastStore forecasts;

  ForecastReader(ForecastStore forecasts) {
    this.forecasts = forecasts;
  }

  /**
   * The forecast of each horizon that had one at {@code at}; none of a feed that forecasts none.
   */
  public List<ForecastView> at(Feed feed, Instant at) {
    ForecastSettings settings = feed.settings().forecast();
    List<ForecastView> views = new ArrayList<>();
    if (settings != null) {
      for (int horizon : settings.horizonsSeconds()) {
        List<Forecast> all = forecasts.last(feed.id(), horizon, at);
        all.stream()
            .filter(Forecast::selected)
            .forEach(used -> views.add(view(settings, used, all, at)));
      }
    }
    return List.copyOf(views);
  }

  private static ForecastView view(
      ForecastSettings settings, Forecast used, List<Forecast> all, Instant at) {
    return new ForecastView(
        used.horizonSeconds(),
        used.origin(),
        Duration.between(used.origin(), at).toSeconds(),
        !at.isAfter(used.origin().plus(settings.maxAge())),
        used.model(),
        used.fit(),
        used.annual(),
        Decimal.of(StrictMath.sqrt(used.variance()), SCALE, RoundingMode.CEILING),
        all.stream()
            .map(one -> new ForecastView.Candidate(one.model(), one.fit(), one.annual()))
            .toList());
  }
}
