package io.counterpool.pool.intake;

import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import org.springframework.stereotype.Component;

/** Wakes those who wait for the end of a command, when its executor runs in this process. */
@Component
public final class OutcomeSignal {

  private final ConcurrentMap<UUID, Set<CountDownLatch>> waiting = new ConcurrentHashMap<>();
  private final Set<String> executedHere = ConcurrentHashMap.newKeySet();

  /** Tells whether the executor of a pool runs in this process. */
  public void executesHere(String pool, boolean here) {
    if (here) {
      executedHere.add(pool);
    } else {
      executedHere.remove(pool);
    }
  }

  /** Called after the commit that ended a command, or a line of it. */
  public void ended(UUID command) {
    if (waiting.isEmpty()) {
      return;
    }
    Set<CountDownLatch> latches = waiting.remove(command);
    if (latches != null) {
      latches.forEach(CountDownLatch::countDown);
    }
  }

  boolean isExecutedHere(String pool) {
    return executedHere.contains(pool);
  }

  /** To be called before the state is read, so that no end is missed. */
  CountDownLatch register(UUID command) {
    CountDownLatch latch = new CountDownLatch(1);
    waiting.compute(
        command,
        (_, others) -> {
          Set<CountDownLatch> latches = others == null ? ConcurrentHashMap.newKeySet() : others;
          latches.add(latch);
          return latches;
        });
    return latch;
  }

  void forget(UUID command, CountDownLatch latch) {
    waiting.computeIfPresent(
        command,
        (_, latches) -> {
          latches.remove(latch);
          return latches.isEmpty() ? null : latches;
        });
  }
}
