package io.counterpool.launcher.bench;

import io.counterpool.launcher.market.MarketPath;
import io.counterpool.launcher.market.Observation;
import io.counterpool.launcher.market.Publishers;
import io.counterpool.launcher.venue.Api;
import io.counterpool.launcher.venue.Service;
import io.counterpool.models.Decimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Publishers of one feed that see a price stand still, nearly, ten times a second. */
final class LivePrices implements AutoCloseable {

  static final Duration EVERY = Duration.ofMillis(100);

  private static final double NOISE = 0.00002;
  private static final Decimal CONFIDENCE = Decimal.of("0.0001");

  private final Api api;
  private final Publishers publishers;
  private final MarketPath.Feed feed;
  private final Decimal price;
  private final SplittableRandom random = new SplittableRandom(1);
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("publishers").factory());
  private volatile boolean open;

  LivePrices(Api api, Publishers publishers, MarketPath.Feed feed, Decimal price) {
    this.api = api;
    this.publishers = publishers;
    this.feed = feed;
    this.price = price;
    var _ =
        timer.scheduleAtFixedRate(
            this::post, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Opens the market, or closes it so that a reference has the machine for itself. */
  void open(boolean now) {
    open = now;
  }

  /** What every publisher of the feed sees of a price that stands still. */
  static List<Observation> seen(
      MarketPath.Feed feed, Decimal price, Instant at, SplittableRandom random) {
    return feed.publishers().stream()
        .map(
            publisher ->
                new Observation(
                    feed.feed(),
                    publisher,
                    price.times(
                        Decimal.of(1 + NOISE * random.nextGaussian(), 8, RoundingMode.HALF_EVEN),
                        2,
                        RoundingMode.HALF_EVEN),
                    price.times(CONFIDENCE, 2, RoundingMode.UP),
                    at))
        .toList();
  }

  private void post() {
    if (!open) {
      return;
    }
    try {
      api.post(
          Service.ORACLE,
          "/v1/reports",
          publishers.batch(
              seen(feed, price, Instant.now().truncatedTo(ChronoUnit.MILLIS), random)));
    } catch (RuntimeException unreachable) {
      System.err.println("counterpool: reports were not taken: " + unreachable.getMessage());
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
