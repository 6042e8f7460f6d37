package io.counterpool.fee.schedule;

import io.counterpool.kit.intake.Versions;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Stores the next version of a schedule, if the caller has seen the one before. */
@Service
class PutSchedule {

  private final ScheduleStore store;
  private final ApplicationEventPublisher events;

  PutSchedule(ScheduleStore store, ApplicationEventPublisher events) {
    this.store = store;
    this.events = events;
  }

  /**
   * The stored version: 1 for a new market.
   *
   * @param effectiveFrom first instant at which it applies; null: from now on
   * @throws io.counterpool.kit.problem.ProblemException {@code precondition-required} or {@code
   *     version-conflict}, {@code fee-above-cap} or {@code fee-rate-jumps}
   */
  @Transactional(propagation = Propagation.MANDATORY)
  ScheduleVersion put(
      MarketId market,
      Schedule schedule,
      @Nullable Instant effectiveFrom,
      @Nullable String ifMatch) {
    ScheduleRules.fault(schedule)
        .ifPresent(
            fault -> {
              throw ScheduleProblems.of(fault);
            });
    store.lock(market);
    Optional<ScheduleVersion> current = store.find(market);
    Versions.requireMatch(ifMatch, current.map(ScheduleVersion::version).orElse(null));
    ScheduleVersion next =
        new ScheduleVersion(
            market, current.map(ScheduleVersion::version).orElse(0L) + 1, effectiveFrom, schedule);
    store.save(next);
    events.publishEvent(new SchedulePut(market));
    return next;
  }
}
