package io.counterpool.oracle.volatility;

import io.counterpool.kit.problem.KitProblems;
import io.counterpool.oracle.feed.Feed;
import io.counterpool.oracle.feed.FeedCatalog;
import io.counterpool.oracle.feed.FeedId;
import io.counterpool.oracle.feed.ForecastSettings;
import org.springframework.stereotype.Component;

/** The feeds of a request. */
@Component
class ForecastFeeds {

  private final FeedCatalog catalog;

  ForecastFeeds(FeedCatalog catalog) {
    this.catalog = catalog;
  }

  /** The feed, or 404. */
  Feed find(FeedId feed) {
    return catalog.find(feed).orElseThrow(() -> KitProblems.notFound("feed", feed)).feed();
  }

  /** How it forecasts, or 409. */
  ForecastSettings forecasting(FeedId feed) {
    ForecastSettings settings = find(feed).settings().forecast();
    if (settings == null) {
      throw VolatilityProblems.notForecast(feed);
    }
    return settings;
  }
}
