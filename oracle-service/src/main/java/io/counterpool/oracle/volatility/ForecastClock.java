package io.counterpool.oracle.volatility;

import io.counterpool.kit.clock.VenueClock;
import io.counterpool.kit.clock.VenueClock.Mode;
import io.counterpool.oracle.feed.ConfiguredFeed;
import io.counterpool.oracle.feed.Feed;
import io.counterpool.oracle.feed.FeedCatalog;
import io.counterpool.oracle.feed.ForecastSettings;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Forecasts as the venue's time goes on: inside the step of a driven clock, on a thread of its own
 * beside a live one, so that learning holds nothing up. Bars are whole minutes; within a minute
 * nothing can be due.
 */
@Component
class ForecastClock implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(ForecastClock.class);

  private static final long POLL_MILLIS = 500;

  /** After a failure: what failed may have learned for seconds, and says so in the log. */
  private static final long RETRY_MILLIS = 10_000;

  private static final long MINUTE_SECONDS = 60;

  private final VenueClock clock;
  private final FeedCatalog catalog;
  private final ForecastKeeper keeper;
  private final ForecastMetrics metrics;
  private volatile @Nullable Thread thread;
  private long lastMinute = Long.MIN_VALUE;

  ForecastClock(
      VenueClock clock, FeedCatalog catalog, ForecastKeeper keeper, ForecastMetrics metrics) {
    this.clock = clock;
    this.catalog = catalog;
    this.keeper = keeper;
    this.metrics = metrics;
    clock.onAdvance(this::advance);
  }

  /** False if a feed failed; it is tried again. */
  private synchronized boolean advance(Instant now) {
    long minute = Math.floorDiv(now.getEpochSecond(), MINUTE_SECONDS);
    if (minute == lastMinute) {
      return true;
    }
    boolean done = true;
    for (ConfiguredFeed configured : catalog.configured(catalog.ids()).values()) {
      Feed feed = configured.feed();
      ForecastSettings settings = feed.settings().forecast();
      if (settings != null) {
        done &= advance(feed, settings, now);
      }
    }
    if (done) {
      lastMinute = minute;
    }
    return done;
  }

  private boolean advance(Feed feed, ForecastSettings settings, Instant now) {
    try {
      keeper.advance(feed, settings, now);
      metrics.advanced(feed.id(), settings, now);
      return true;
    } catch (RuntimeException failed) {
      // The last forecast stays and ages; rounds go on without a new one.
      LOG.warn("forecasts of {} wait: {}", feed.id(), failed.toString());
      metrics.failed(feed.id());
      return false;
    }
  }

  private void run() {
    while (thread == Thread.currentThread()) {
      boolean done = false;
      try {
        done = clock.mode() != Mode.LIVE || advance(clock.instant());
      } catch (RuntimeException outage) {
        LOG.warn("forecasts wait: {}", outage.toString());
      }
      try {
        Thread.sleep(done ? POLL_MILLIS : RETRY_MILLIS);
      } catch (InterruptedException stopped) {
        return;
      }
    }
  }

  @Override
  public void start() {
    Thread live = Thread.ofPlatform().name("oracle-forecasts").daemon().unstarted(this::run);
    thread = live;
    live.start();
  }

  @Override
  public void stop() {
    Thread live = thread;
    thread = null;
    if (live != null) {
      live.interrupt();
      try {
        live.join(Duration.ofSeconds(10));
      } catch (InterruptedException hurried) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }
}
