package io.counterpool.fee.schedule;

import io.counterpool.kit.clock.VenueClock;
import io.counterpool.kit.intake.Versions;
import io.counterpool.kit.problem.KitProblems;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
  private final VenueClock clock;
  private final ApplicationEventPublisher events;

  PutSchedule(ScheduleStore store, VenueClock clock, ApplicationEventPublisher events) {
    this.store = store;
    this.clock = clock;
    this.events = events;
  }

  /**
   * The stored version: 1 for a new market.
   *
   * @param effectiveFrom first instant at which it applies, not in the past; null: now. The first
   *     version of a market may name any instant, and without one applies to all
   * @throws io.counterpool.kit.problem.ProblemException {@code precondition-required} or {@code
   *     version-conflict}, {@code fee-above-cap} or {@code fee-rate-jumps}, {@code invalid-field}
   *     for an instant in the past or a rate without bound
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
    ScheduleRules.unbounded(schedule)
        .ifPresent(
            rate -> {
              throw KitProblems.invalidField(rate.part(), rate.reason());
            });
    store.lock(market);
    Optional<ScheduleVersion> current = store.find(market);
    Versions.requireMatch(ifMatch, current.map(ScheduleVersion::version).orElse(null));
    ScheduleVersion next =
        current
            .map(
                seen ->
                    new ScheduleVersion(
                        market, seen.version() + 1, fromNowOn(effectiveFrom), schedule))
            .orElseGet(() -> new ScheduleVersion(market, 1, effectiveFrom, schedule));
    store.save(next);
    events.publishEvent(
        new SchedulePut(market, effectiveFrom == null ? next.effectiveFrom() : null));
    return next;
  }

  /** What was in force at an instant that is over stays so. */
  private Instant fromNowOn(@Nullable Instant effectiveFrom) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    if (effectiveFrom != null && effectiveFrom.isBefore(now)) {
      throw KitProblems.invalidField(
          "effectiveFrom",
          "must not be in the past (left out: from now on): it is "
              + now
              + ", was "
              + effectiveFrom);
    }
    return effectiveFrom == null ? now : effectiveFrom;
  }
}
