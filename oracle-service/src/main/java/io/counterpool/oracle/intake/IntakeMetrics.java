package io.counterpool.oracle.intake;

import io.counterpool.oracle.intake.IntakeCommand.ReportsAnswer;
import io.counterpool.oracle.report.ReportOutcome;
import io.counterpool.oracle.round.JudgedReport;
import io.counterpool.oracle.round.PublishedRound;
import io.counterpool.oracle.round.Round;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** Counts what comes in and what is published. */
@Component
class IntakeMetrics {

  private static final String MALFORMED = "MALFORMED";

  /** Every verdict that a report can get; all of them are there from the start, at zero. */
  private static final Map<Class<? extends ReportOutcome>, String> VERDICTS =
      Map.of(
          ReportOutcome.Accepted.class, "ACCEPTED",
          ReportOutcome.Replayed.class, "REPLAYED",
          ReportOutcome.Refused.UnknownPublisher.class, "UNKNOWN_PUBLISHER",
          ReportOutcome.Refused.BadSignature.class, "BAD_SIGNATURE",
          ReportOutcome.Refused.KeyNotValid.class, "KEY_NOT_VALID",
          ReportOutcome.Refused.IdReused.class, "ID_REUSED",
          ReportOutcome.Refused.SequenceNotRising.class, "SEQUENCE_NOT_RISING",
          ReportOutcome.Refused.NotLater.class, "NOT_LATER",
          ReportOutcome.Refused.InFuture.class, "IN_FUTURE");

  private final MeterRegistry registry;
  private final Map<String, Counter> reports = new TreeMap<>();
  private final DistributionSummary group;

  IntakeMetrics(MeterRegistry registry) {
    this.registry = registry;
    for (String verdict : verdicts()) {
      reports.put(
          verdict,
          Counter.builder("counterpool.oracle.reports")
              .description("Reports by what became of them")
              .tag("verdict", verdict)
              .register(registry));
    }
    this.group =
        DistributionSummary.builder("counterpool.oracle.intake.group")
            .description("Requests recorded in one commit")
            .register(registry);
  }

  private static Set<String> verdicts() {
    Set<String> verdicts = new TreeSet<>(VERDICTS.values());
    verdicts.add(MALFORMED);
    return verdicts;
  }

  void watchQueue(Collection<?> queue) {
    Gauge.builder("counterpool.oracle.intake.queue", queue, Collection::size)
        .description("Requests that wait for the writer")
        .register(registry);
  }

  /** An item that is no report, or a message that is nobody's. */
  void malformed() {
    count(MALFORMED);
  }

  void judged(ReportOutcome outcome) {
    String verdict = VERDICTS.get(outcome.getClass());
    if (verdict != null) {
      count(verdict);
    }
  }

  private void count(String verdict) {
    Counter counter = reports.get(verdict);
    if (counter != null) {
      counter.increment();
    }
  }

  void recorded(int commands, BookKeeper.Recorded recorded) {
    group.record(commands);
    for (Object answer : recorded.answers()) {
      if (answer instanceof ReportsAnswer taken) {
        taken.outcomes().forEach(this::judged);
      }
    }
    recorded.rounds().forEach(published -> count(published.round()));
    recorded.rounds().forEach(this::countReports);
  }

  private void countReports(PublishedRound published) {
    for (JudgedReport judged : published.reports()) {
      Counter.builder("counterpool.oracle.round.reports")
          .description("Reports in rounds by the verdict on them")
          .tag("feed", published.round().feed().value())
          .tag("verdict", judged.verdict().name())
          .register(registry)
          .increment();
    }
  }

  private void count(Round round) {
    Counter.builder("counterpool.oracle.rounds")
        .description("Rounds by what caused them")
        .tag("feed", round.feed().value())
        .tag("cause", round.cause().name())
        .register(registry)
        .increment();
  }
}
