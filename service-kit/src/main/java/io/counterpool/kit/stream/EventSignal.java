package io.counterpool.kit.stream;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Wakes the readers of a stream in this process. A signal only shortens the wait for the next look
 * into the log, so one that is lost, or was given in another process, costs time and nothing else.
 */
@Component
public final class EventSignal {

  private static final class Bell {
    private final Condition rung;
    private long rings;
    private int listeners;

    private Bell(Condition rung) {
      this.rung = rung;
    }
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Bell> bells = new HashMap<>();

  /** Tells that events of {@code stream} were committed. Cheap when nobody listens. */
  public void published(String stream) {
    lock.lock();
    try {
      ring(bells.get(stream));
    } finally {
      lock.unlock();
    }
  }

  void wakeAll() {
    lock.lock();
    try {
      bells.values().forEach(EventSignal::ring);
    } finally {
      lock.unlock();
    }
  }

  Listener listen(String stream) {
    lock.lock();
    try {
      Bell bell = bells.computeIfAbsent(stream, _ -> new Bell(lock.newCondition()));
      bell.listeners++;
      return new Listener(stream, bell);
    } finally {
      lock.unlock();
    }
  }

  private static void ring(@Nullable Bell bell) {
    if (bell != null) {
      bell.rings++;
      bell.rung.signalAll();
    }
  }

  /** One reader's ear at a stream. */
  final class Listener implements AutoCloseable {

    private final String stream;
    private final Bell bell;

    private Listener(String stream, Bell bell) {
      this.stream = stream;
      this.bell = bell;
    }

    /** How often it rang. Taken before the log is read, so that no ring falls in between. */
    long rings() {
      lock.lock();
      try {
        return bell.rings;
      } finally {
        lock.unlock();
      }
    }

    /** Returns once it rang more often than {@code heard}, or after {@code atMost}. */
    void await(long heard, Duration atMost) throws InterruptedException {
      lock.lock();
      try {
        long left = atMost.toNanos();
        while (bell.rings == heard && left > 0) {
          left = bell.rung.awaitNanos(left);
        }
      } finally {
        lock.unlock();
      }
    }

    @Override
    public void close() {
      lock.lock();
      try {
        if (--bell.listeners == 0) {
          bells.remove(stream, bell);
        }
      } finally {
        lock.unlock();
      }
    }
  }
}
