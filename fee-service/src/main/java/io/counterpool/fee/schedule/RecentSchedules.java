package io.counterpool.fee.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * The schedule in force as of the last second, for answers that bind nobody and name the version.
 *
 * <p>What this process stores is seen at once, what another one does within a second; a version
 * that begins to apply, within a second of its instant. Terms ask {@link EffectiveSchedule}.
 */
@Service
public class RecentSchedules {

  private static final Duration KEPT = Duration.ofSeconds(1);

  /** More markets than are configured anywhere; beyond it everything is read again. */
  private static final int MOST = 10_000;

  private record Known(ScheduleVersion version, Instant at, long readNanos) {

    boolean holds(Instant asked) {
      return System.nanoTime() - readNanos < KEPT.toNanos()
          && !asked.isBefore(at)
          && asked.isBefore(at.plus(KEPT));
    }
  }

  private final EffectiveSchedule schedules;
  private final Map<MarketId, Known> known = new HashMap<>();
  private long puts;

  RecentSchedules(EffectiveSchedule schedules) {
    this.schedules = schedules;
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
      // What was read while another version was stored may be the one before it.
      if (seen == puts) {
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
    }
  }
}
