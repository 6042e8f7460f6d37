package io.counterpool.oracle.intake;

import io.counterpool.kit.clock.VenueClock;
import io.counterpool.kit.clock.VenueClock.Mode;
import io.counterpool.oracle.feed.FeedCatalog;
import io.counterpool.oracle.feed.FeedId;
import io.counterpool.oracle.intake.IntakeCommand.BeatHearts;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Publishes what time alone makes due: inside the step of a driven clock, every fraction of a
 * second of a live one.
 */
@Component
class Heartbeats implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(Heartbeats.class);

  private final VenueClock clock;
  private final FeedCatalog catalog;
  private final IntakeWriter writer;
  private final BookKeeper keeper;
  private final FeedMetrics metrics;
  private volatile boolean running;

  Heartbeats(
      VenueClock clock,
      FeedCatalog catalog,
      IntakeWriter writer,
      BookKeeper keeper,
      FeedMetrics metrics) {
    this.clock = clock;
    this.catalog = catalog;
    this.writer = writer;
    this.keeper = keeper;
    this.metrics = metrics;
    clock.onAdvance(this::beat);
  }

  private void beat() {
    Set<FeedId> feeds = catalog.ids();
    metrics.show(feeds);
    if (!feeds.isEmpty()) {
      writer.answer(new BeatHearts(feeds));
    }
  }

  @Scheduled(fixedDelayString = "${counterpool.oracle.heartbeat-check}")
  void beatLive() {
    if (!running || clock.mode() != Mode.LIVE) {
      return;
    }
    try {
      if (!keeper.isQuiet()) {
        beat();
      }
    } catch (RuntimeException outage) {
      LOG.warn("heartbeats wait: {}", outage.toString());
    }
  }

  /** Reads the working state, so that it can be measured before the first command. */
  @Override
  public void start() {
    running = true;
    beat();
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** After the writer, before the web server. */
  @Override
  public int getPhase() {
    return 1;
  }
}
