package io.counterpool.fee.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Service;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Schedules for answers that bind nobody and name the version: the one in force as of the last
 * second, and those that were asked for by their number.
 *
 * <p>What this process stores is seen at once, what another one does within a second; a version
 * that begins to apply, within a second of its instant. A version by its number never changes and
 * is kept. Terms ask {@link EffectiveSchedule}.
 */
@Service
public class RecentSchedules {

  private static final Duration KEPT = Duration.ofSeconds(1);

  /** More markets than are configured anywhere; beyond it everything is read again. */
  private static final int MOST = 10_000;

  /** Some kilobytes each; beyond it everything is read again. */
  private static final int MOST_NUMBERED = 1_000;

  private record Numbered(MarketId market, long version) {}

  private record Known(ScheduleVersion version, Instant at, long readNanos) {

    boolean holds(Instant asked) {
      return System.nanoTime() - readNanos < KEPT.toNanos()
          && !asked.isBefore(at)
          && asked.isBefore(at.plus(KEPT));
    }
  }

  private final EffectiveSchedule schedules;
  private final Map<MarketId, Known> known = new HashMap<>();
  private final Map<Numbered, ScheduleVersion> numbered = new ConcurrentHashMap<>();

  /** When a version began that applies from its storing on: what was asked before may be older. */
  private final Map<MarketId, Instant> begins = new HashMap<>();

  private long puts;

  RecentSchedules(EffectiveSchedule schedules) {
    this.schedules = schedules;
  }

  /**
   * As {@link EffectiveSchedule#version}.
   *
   * @throws io.counterpool.kit.problem.ProblemException {@code not-found} if there is none
   */
  public ScheduleVersion version(MarketId market, long version) {
    Numbered key = new Numbered(market, version);
    ScheduleVersion kept = numbered.get(key);
    if (kept != null) {
      return kept;
    }
    ScheduleVersion read = schedules.version(market, version);
    if (numbered.size() >= MOST_NUMBERED) {
      numbered.clear();
    }
    numbered.put(key, read);
    return read;
  }

  /**
   * As {@link EffectiveSchedule#at}.
   *
   * @throws io.counterpool.kit.problem.ProblemException {@code not-found} if there is none
   */
  public ScheduleVersion at(MarketId market, Instant at) {
    long seen;
    synchronized (known) {
      Known recent = known.get(market);
      if (recent != null && recent.holds(at)) {
        return recent.version();
      }
      seen = puts;
    }
    long readNanos = System.nanoTime();
    ScheduleVersion version = schedules.at(market, at);
    synchronized (known) {
      // What was read while another version was stored may be the one before it, and so is what
      // was asked for an instant before that one begins.
      Instant begin = begins.get(market);
      if (seen == puts && (begin == null || !at.isBefore(begin))) {
        begins.remove(market);
        if (known.size() >= MOST) {
          known.clear();
        }
        known.put(market, new Known(version, at, readNanos));
      }
    }
    return version;
  }

  @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
  void on(SchedulePut put) {
    synchronized (known) {
      puts++;
      known.remove(put.market());
      if (put.fromNowOn() != null) {
        begins.put(put.market(), put.fromNowOn());
      }
    }
  }
}
