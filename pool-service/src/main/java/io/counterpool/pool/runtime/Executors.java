package io.counterpool.pool.runtime;

import io.counterpool.kit.clock.VenueClock;
import io.counterpool.kit.wire.CanonicalJson;
import io.counterpool.pool.configuration.PoolDirectory;
import io.counterpool.pool.intake.AcceptedSignal;
import io.counterpool.pool.registry.Registry;
import io.counterpool.pool.upstream.Upstreams;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** The executors of this process: one thread for each pool that is configured. */
@Component
class Executors implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(Executors.class);
  private static final Duration LOOK_FOR_POOLS = Duration.ofSeconds(1);

  private record Running(PoolExecutor executor, Thread thread) {}

  private final LeaseStore leases;
  private final PoolSession.Tools tools;
  private final DataSource source;
  private final VenueClock clock;
  private final ExecutorProperties properties;
  private final UUID holder = UUID.randomUUID();
  private final Map<String, Running> pools = new HashMap<>();
  private @Nullable Thread keeper;
  private volatile boolean running;

  Executors(
      LeaseStore leases,
      PoolDirectory directory,
      Registry registry,
      NewCommandStore commands,
      StepStore steps,
      RestoreStore restore,
      Upstreams upstreams,
      CommitSignals signals,
      ExecutionMetrics metrics,
      CanonicalJson json,
      ExecutorProperties properties,
      DataSource source,
      VenueClock clock,
      AcceptedSignal accepted) {
    this.leases = leases;
    this.tools =
        new PoolSession.Tools(
            directory,
            registry,
            commands,
            steps,
            restore,
            upstreams,
            signals,
            metrics,
            json,
            properties);
    this.source = source;
    this.clock = clock;
    this.properties = properties;
    accepted.onAccepted(this::wake);
    clock.onAdvance(this::advance);
  }

  private synchronized void wake(Set<String> accepted) {
    for (String pool : accepted) {
      Running of = pools.get(pool);
      if (of != null) {
        of.executor().wake();
      }
    }
  }

  /** Runs the rounds that are due at {@code now}, and returns when they are committed. */
  private void advance(Instant now) {
    if (!running) {
      return;
    }
    lookForPools();
    List<CompletableFuture<Void>> steps = new ArrayList<>();
    for (Running each : snapshot()) {
      steps.add(each.executor().advance(now));
    }
    try {
      CompletableFuture.allOf(steps.toArray(CompletableFuture[]::new))
          .get(properties.advanceTimeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      throw new IllegalStateException("rounds due at " + now + " are not committed yet", late);
    } catch (ExecutionException impossible) {
      throw new IllegalStateException(impossible);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted before the rounds were committed", interrupted);
    }
  }

  private synchronized List<Running> snapshot() {
    return List.copyOf(pools.values());
  }

  private void lookForPools() {
    for (String pool : tools.directory().pools()) {
      begin(pool);
    }
  }

  private synchronized void begin(String pool) {
    if (running && !pools.containsKey(pool)) {
      PoolExecutor executor = new PoolExecutor(pool, holder, leases, tools, source, clock);
      Thread thread = Thread.ofPlatform().name("executor-" + pool).unstarted(executor);
      pools.put(pool, new Running(executor, thread));
      thread.start();
    }
  }

  /** Finds new pools and renews leases through steps that take long. */
  private void keep() {
    Duration pause = properties.leaseTtl().dividedBy(4);
    Duration nap = pause.compareTo(LOOK_FOR_POOLS) < 0 ? pause : LOOK_FOR_POOLS;
    while (running) {
      try {
        lookForPools();
        snapshot().forEach(each -> each.executor().renew());
      } catch (DataAccessException outage) {
        LOG.warn("executors: {}", outage.toString());
      }
      try {
        Thread.sleep(nap);
      } catch (InterruptedException interrupted) {
        return;
      }
    }
  }

  @Override
  public synchronized void start() {
    if (properties.enabled() && !running) {
      running = true;
      Thread thread = Thread.ofPlatform().daemon().name("executor-keeper").unstarted(this::keep);
      keeper = thread;
      thread.start();
    }
  }

  @Override
  public void stop() {
    List<Running> all;
    Thread keeping;
    synchronized (this) {
      running = false;
      all = List.copyOf(pools.values());
      pools.clear();
      keeping = keeper;
      keeper = null;
    }
    if (keeping != null) {
      keeping.interrupt();
    }
    all.forEach(each -> each.executor().stop());
    for (Running each : all) {
      try {
        if (!each.thread().join(Duration.ofSeconds(10))) {
          each.thread().interrupt();
        }
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Stops after the web server and after the intake. */
  @Override
  public int getPhase() {
    return -1;
  }
}
