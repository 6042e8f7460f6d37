package io.counterpool.pool.runtime;

import io.counterpool.kit.clock.VenueClock;
import io.counterpool.pool.configuration.PoolSetup;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread of one pool in this process. It tries to get the lease, and while it has it takes
 * commands in as they come and runs rounds: a live pool by its own tick, a driven one only inside
 * the steps of the clock.
 */
final class PoolExecutor implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(PoolExecutor.class);
  private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(250);

  /**
   * A live pool that keeps up takes commands in this often. Whatever waits for a price waits for a
   * round anyway; each step costs a commit and a question to the oracle.
   */
  private static final Duration GATHERING = Duration.ofMillis(20);

  /** Steps taken in before a live pool looks at its rounds again. */
  private static final int STEPS_A_TURN = 20;

  private record Advance(Instant now, CompletableFuture<Void> done) {}

  private final String pool;
  private final UUID holder;
  private final LeaseStore leases;
  private final PoolSession.Tools tools;
  private final DataSource source;
  private final VenueClock clock;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition work = lock.newCondition();
  private final Deque<Advance> advances = new ArrayDeque<>();
  private boolean woken;
  private long lastTurnNanos = System.nanoTime();

  private volatile boolean running = true;
  private volatile @Nullable Lease held;

  PoolExecutor(
      String pool,
      UUID holder,
      LeaseStore leases,
      PoolSession.Tools tools,
      DataSource source,
      VenueClock clock) {
    this.pool = pool;
    this.holder = holder;
    this.leases = leases;
    this.tools = tools;
    this.source = source;
    this.clock = clock;
  }

  /** Commands were accepted. */
  void wake() {
    lock.lock();
    try {
      woken = true;
      work.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Completed once the rounds that are due at {@code now} are committed. */
  CompletableFuture<Void> advance(Instant now) {
    Advance advance = new Advance(now, new CompletableFuture<>());
    lock.lock();
    try {
      advances.addLast(advance);
      work.signal();
    } finally {
      lock.unlock();
    }
    return advance.done();
  }

  /** Asks the thread to end after its present step. */
  void stop() {
    running = false;
    wake();
  }

  /** Keeps the lease through a long step. */
  void renew() {
    Lease lease = held;
    if (lease != null) {
      leases.renew(pool, lease.fence(), tools.properties().leaseTtl());
    }
  }

  @Override
  public void run() {
    while (running) {
      try {
        PoolSetup setup = tools.directory().setup(pool).orElse(null);
        Lease lease =
            setup == null
                ? null
                : leases.acquire(pool, holder, tools.properties().leaseTtl()).orElse(null);
        if (setup != null && lease != null) {
          hold(setup, lease);
        }
        pause();
      } catch (InterruptedException interrupted) {
        return;
      } catch (FencedException lost) {
        LOG.warn("{}", lost.getMessage());
      } catch (SQLException | RuntimeException | OutOfMemoryError failed) {
        LOG.error("pool {}: starting again from what is committed", pool, failed);
        try {
          pause();
        } catch (InterruptedException interrupted) {
          return;
        }
      }
    }
  }

  private void hold(PoolSetup setup, Lease lease) throws SQLException, InterruptedException {
    try (Connection connection = source.getConnection()) {
      connection.setAutoCommit(false);
      held = lease;
      PoolSession session = PoolSession.start(tools, connection, setup, lease);
      LOG.info("pool {}: executing from step {} with fence {}", pool, lease.step(), lease.fence());
      tools.signals().held(pool, true);
      while (running) {
        turn(session);
      }
      leases.release(pool, lease.fence());
    } finally {
      held = null;
      tools.signals().held(pool, false);
    }
  }

  private void turn(PoolSession session) throws SQLException, InterruptedException {
    boolean more = true;
    for (int steps = 0; more && steps < STEPS_A_TURN; steps++) {
      more = session.takeIn();
    }
    Advance advance = firstAdvance();
    if (advance != null) {
      session.roundIfDue(advance.now());
      finished(advance);
      return;
    }
    if (clock.mode() == VenueClock.Mode.LIVE) {
      session.liveRoundIfDue(clock.instant());
    }
    if (!more) {
      await();
      if (clock.mode() == VenueClock.Mode.LIVE) {
        gather();
      }
    }
  }

  /** Lets commands gather that arrive together. */
  private void gather() throws InterruptedException {
    long left = lastTurnNanos + GATHERING.toNanos() - System.nanoTime();
    if (left > 0 && firstAdvance() == null) {
      TimeUnit.NANOSECONDS.sleep(left);
    }
    lastTurnNanos = System.nanoTime();
  }

  private @Nullable Advance firstAdvance() {
    lock.lock();
    try {
      return advances.peekFirst();
    } finally {
      lock.unlock();
    }
  }

  /** Only what was committed is finished: an advance whose step failed is tried again. */
  private void finished(Advance advance) {
    lock.lock();
    try {
      advances.remove(advance);
    } finally {
      lock.unlock();
    }
    advance.done().complete(null);
  }

  private void await() throws InterruptedException {
    lock.lock();
    try {
      long left = tools.properties().tick().toNanos();
      while (!woken && advances.isEmpty() && left > 0) {
        left = work.awaitNanos(left);
      }
      woken = false;
    } finally {
      lock.unlock();
    }
  }

  private void pause() throws InterruptedException {
    if (running) {
      TimeUnit.NANOSECONDS.sleep(BETWEEN_ATTEMPTS.toNanos());
    }
  }
}
