package io.counterpool.fee.schedule;

import io.counterpool.kit.problem.KitProblems;
import java.time.Instant;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds the version of a schedule that applies at an instant. */
@Service
public class EffectiveSchedule {

  private final ScheduleStore store;

  EffectiveSchedule(ScheduleStore store) {
    this.store = store;
  }

  /**
   * One version by its number.
   *
   * @throws io.counterpool.kit.problem.ProblemException {@code not-found} if there is none
   */
  @Transactional(readOnly = true)
  public ScheduleVersion version(MarketId market, long version) {
    return store
        .version(market, version)
        .orElseThrow(() -> KitProblems.notFound("version of the schedule of " + market, version));
  }

  /**
   * The newest version whose first instant is not after {@code at}.
   *
   * @throws io.counterpool.kit.problem.ProblemException {@code not-found} if there is none
   */
  @Transactional(readOnly = true)
  public ScheduleVersion at(MarketId market, Instant at) {
    return store
        .effective(market, at)
        .orElseThrow(() -> KitProblems.notFound("schedule in force of market", market));
  }
}
