package io.counterpool.pool.audit;

import io.counterpool.pool.audit.InvariantReport.Failed;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Checks every pool at start and every minute of wall time, in one thread of its own; when the
 * checks take long, as rarely as keeps them under a twentieth of the time. Shows the claims that
 * fail as {@code counterpool_pool_invariant_failures}.
 */
@Component
class InvariantWatch implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(InvariantWatch.class);
  private static final Duration PERIOD = Duration.ofMinutes(1);

  /** A pool that was just configured is watched soon. */
  private static final Duration UNTIL_THE_FIRST_POOL = Duration.ofSeconds(2);

  private static final int SHARE_OF_TIME = 20;

  private final InvariantAudit audit;
  private final MeterRegistry registry;
  private final Map<String, AtomicInteger> failures = new ConcurrentHashMap<>();
  private @Nullable ScheduledExecutorService thread;

  InvariantWatch(InvariantAudit audit, MeterRegistry registry) {
    this.audit = audit;
    this.registry = registry;
  }

  @Override
  public synchronized void start() {
    if (thread == null) {
      ScheduledExecutorService started =
          Executors.newSingleThreadScheduledExecutor(
              Thread.ofPlatform().name("invariants").daemon().factory());
      thread = started;
      started.execute(() -> watch(started));
    }
  }

  private void watch(ScheduledExecutorService started) {
    long begun = System.nanoTime();
    Duration least = PERIOD;
    try {
      List<String> pools = audit.pools();
      pools.forEach(this::check);
      least = pools.isEmpty() ? UNTIL_THE_FIRST_POOL : PERIOD;
    } catch (RuntimeException outage) {
      LOG.warn("the invariants could not be checked: {}", outage.toString());
    }
    Duration taken = Duration.ofNanos(System.nanoTime() - begun);
    Duration pause = taken.multipliedBy(SHARE_OF_TIME);
    if (!started.isShutdown()) {
      var _ =
          started.schedule(
              () -> watch(started),
              (pause.compareTo(least) > 0 ? pause : least).toMillis(),
              TimeUnit.MILLISECONDS);
    }
  }

  private void check(String pool) {
    InvariantReport report = audit.check(pool);
    failures.computeIfAbsent(pool, this::gauge).set(report.failed().size());
    for (Failed failed : report.failed()) {
      LOG.error(
          "{} of pool {} does not hold: {}: {}",
          failed.id(),
          pool,
          failed.claim(),
          failed.figures());
    }
  }

  private AtomicInteger gauge(String pool) {
    AtomicInteger value = new AtomicInteger();
    Gauge.builder("counterpool.pool.invariant.failures", value, AtomicInteger::get)
        .description("Claims about the stored rows that do not hold")
        .tag("pool", pool)
        .register(registry);
    return value;
  }

  @Override
  public synchronized void stop() {
    if (thread != null) {
      thread.shutdownNow();
      thread = null;
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return thread != null;
  }
}
