package io.counterpool.pool.intake;

import io.counterpool.kit.clock.VenueClock;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;

/**
 * The one writer of this process: drains what callers offer and commits it together, so that many
 * callers share one flush of the log. An offer is answered after its commit, never before.
 */
@Component
class IntakeWriter implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(IntakeWriter.class);
  private static final Duration PROGRESS_EVERY = Duration.ofMillis(200);
  private static final Duration RETRY_AFTER_FAILURE = Duration.ofMillis(200);

  private record Waiting(Offer offer, CompletableFuture<Acceptance> answer) {}

  private final IntakeStore store;
  private final Backlog backlog;
  private final AcceptedSignal signal;
  private final VenueClock clock;
  private final IntakeProperties properties;
  private final UUID holder = UUID.randomUUID();
  private final BlockingQueue<Waiting> queue;

  private volatile boolean running;
  private @Nullable Thread thread;

  // Only the writer's thread touches these.
  private @Nullable Lane lane;
  private long lastSequence;
  private long renewedNanos;
  private long progressNanos;

  IntakeWriter(
      IntakeStore store,
      Backlog backlog,
      AcceptedSignal signal,
      VenueClock clock,
      IntakeProperties properties) {
    this.store = store;
    this.backlog = backlog;
    this.signal = signal;
    this.clock = clock;
    this.properties = properties;
    this.queue = new ArrayBlockingQueue<>(properties.queue());
  }

  /**
   * Queues an offer.
   *
   * @return completed after the commit; null if the queue is full
   */
  @Nullable CompletableFuture<Acceptance> offer(Offer offer) {
    CompletableFuture<Acceptance> answer = new CompletableFuture<>();
    return running && queue.offer(new Waiting(offer, answer)) ? answer : null;
  }

  @Override
  public synchronized void start() {
    if (!running) {
      running = true;
      Thread writer = Thread.ofPlatform().name("intake-writer").unstarted(this::run);
      thread = writer;
      writer.start();
    }
  }

  @Override
  public synchronized void stop() {
    running = false;
    Thread writer = thread;
    if (writer != null) {
      try {
        writer.join(Duration.ofSeconds(10));
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
      thread = null;
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Starts before the web server and stops after it, so that what was queued is still written. */
  @Override
  public int getPhase() {
    return 0;
  }

  private void run() {
    List<Waiting> batch = new ArrayList<>(properties.commandsPerCommit());
    while (running || !queue.isEmpty()) {
      batch.clear();
      try {
        Waiting first = queue.poll(100, TimeUnit.MILLISECONDS);
        if (first != null) {
          batch.add(first);
          queue.drainTo(batch, properties.commandsPerCommit() - 1);
          write(batch);
        }
        keep();
      } catch (InterruptedException interrupted) {
        break;
      } catch (SQLException | RuntimeException failed) {
        recover(batch, failed);
      }
    }
    Lane held = lane;
    if (held != null) {
      try {
        store.release(held);
      } catch (DataAccessException late) {
        LOG.info("lane {} not released, it expires: {}", held.number(), late.toString());
      }
    }
  }

  private void write(List<Waiting> batch) throws SQLException {
    Lane held = lease();
    long first = lastSequence + 1;
    Instant acceptedAt = clock.instant();
    List<Offer> offers = batch.stream().map(Waiting::offer).toList();
    Set<Long> written;
    try {
      written = store.append(held, first, acceptedAt, offers, properties.laneTtl());
    } catch (LaneLostException lost) {
      LOG.warn("{}", lost.getMessage());
      lane = null;
      write(batch); // Nothing was written; another lane takes it.
      return;
    }
    lastSequence = first + offers.size() - 1;
    renewedNanos = System.nanoTime();
    Set<String> pools = new HashSet<>();
    List<Waiting> repeated = new ArrayList<>();
    for (int n = 0; n < batch.size(); n++) {
      Waiting each = batch.get(n);
      CommandPath path = each.offer().path();
      if (written.contains(first + n)) {
        backlog.accepted(path.pool(), held.number(), first + n, each.offer().orders());
        pools.add(path.pool());
      } else {
        repeated.add(each);
      }
    }
    signal.accepted(pools);
    answer(batch, repeated, acceptedAt);
  }

  private void answer(List<Waiting> batch, List<Waiting> repeated, Instant acceptedAt)
      throws SQLException {
    if (!repeated.isEmpty()) {
      Map<CommandPath, IntakeStore.Stored> earlier =
          store.earlier(repeated.stream().map(each -> each.offer().path()).toList());
      for (Waiting each : repeated) {
        CommandPath path = each.offer().path();
        IntakeStore.Stored stored = earlier.get(path);
        each.answer()
            .complete(
                stored != null && Arrays.equals(stored.hash(), each.offer().hash())
                    ? new Acceptance.Accepted(path, stored.acceptedAt())
                    : new Acceptance.IdReused(path));
      }
    }
    for (Waiting each : batch) {
      // Completing what is complete changes nothing.
      each.answer().complete(new Acceptance.Accepted(each.offer().path(), acceptedAt));
    }
  }

  private void keep() {
    long now = System.nanoTime();
    Lane held = lane;
    if (held != null && now - renewedNanos > properties.laneTtl().toNanos() / 3) {
      renewedNanos = now;
      if (!store.renew(held, properties.laneTtl())) {
        lane = null;
      }
    }
    if (now - progressNanos > PROGRESS_EVERY.toNanos() && !backlog.isEmpty()) {
      progressNanos = now;
      store.progress().forEach(p -> backlog.progressed(p.pool(), p.cursors(), p.ordersWaiting()));
    }
  }

  private Lane lease() {
    while (true) {
      Lane held = lane;
      if (held != null) {
        return held;
      }
      Lane leased = store.lease(holder, properties.laneTtl());
      if (leased != null) {
        lane = leased;
        lastSequence = leased.lastSequence();
        LOG.info("leased lane {} with fence {}", leased.number(), leased.fence());
      }
    }
  }

  /** One offer that the database refuses must not take the others of its batch with it. */
  private void recover(List<Waiting> batch, Exception failed) {
    // The commit may or may not have happened, so the numbers are read again.
    lane = null;
    boolean refused =
        failed instanceof SQLException sql
            && sql.getSQLState() != null
            && sql.getSQLState().startsWith("22");
    if (!refused || batch.size() == 1) {
      fail(batch, failed);
      return;
    }
    for (Waiting each : batch) {
      try {
        write(List.of(each));
      } catch (SQLException | RuntimeException alone) {
        lane = null;
        fail(List.of(each), alone);
      }
    }
  }

  private void fail(List<Waiting> batch, Exception failed) {
    LOG.warn("intake of {} commands failed: {}", batch.size(), failed.toString());
    RuntimeException answer =
        failed instanceof RuntimeException runtime
            ? runtime
            : new DataAccessResourceFailureException("intake", failed);
    batch.forEach(each -> each.answer().completeExceptionally(answer));
    try {
      Thread.sleep(RETRY_AFTER_FAILURE);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      running = false;
    }
  }
}
