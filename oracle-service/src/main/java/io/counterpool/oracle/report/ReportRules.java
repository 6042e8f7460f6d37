package io.counterpool.oracle.report;

import io.counterpool.oracle.report.ReportOutcome.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which report may be taken in. Pure. */
public final class ReportRules {

  private ReportRules() {}

  /**
   * Judges a report whose signature holds.
   *
   * @param same the report stored under the same key, if any
   * @param last the publisher's newest report at this feed, if any
   * @param next the intake sequence it gets if it is accepted
   * @param now the venue's time
   * @param maxFuture how far ahead of it an observation may be, inclusive
   */
  public static ReportOutcome judge(
      Report report,
      @Nullable TakenReport same,
      @Nullable TakenReport last,
      long next,
      Instant now,
      Duration maxFuture) {
    if (same != null) {
      return same.report().equals(report)
          ? new ReportOutcome.Replayed(same.intakeSequence())
          : new Refused.IdReused(report.sequence());
    }
    if (last != null && report.sequence() <= last.report().sequence()) {
      return new Refused.SequenceNotRising(last.report().sequence(), report.sequence());
    }
    if (last != null && !report.observedAt().isAfter(last.report().observedAt())) {
      return new Refused.NotLater(last.report().observedAt(), report.observedAt());
    }
    if (report.observedAt().isAfter(now.plus(maxFuture))) {
      return new Refused.InFuture(now, maxFuture, report.observedAt());
    }
    return new ReportOutcome.Accepted(next);
  }

  /** What the next round says of a report that was not taken in; empty if nobody signed it. */
  public static Optional<Refusal> refusal(ReportOutcome outcome) {
    return switch (outcome) {
      case ReportOutcome.Accepted _ -> Optional.empty();
      case ReportOutcome.Replayed _ -> Optional.of(Refusal.REPLAYED);
      case Refused.IdReused _, Refused.SequenceNotRising _, Refused.NotLater _ ->
          Optional.of(Refusal.REPLAYED);
      case Refused.InFuture _ -> Optional.of(Refusal.FUTURE);
      case Refused.UnknownPublisher _, Refused.BadSignature _, Refused.KeyNotValid _ ->
          Optional.empty();
    };
  }
}
