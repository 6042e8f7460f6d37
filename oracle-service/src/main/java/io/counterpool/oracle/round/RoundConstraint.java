package io.counterpool.oracle.round;

import io.counterpool.oracle.report.TakenReport;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which reports count for a round that was asked for: only those the asker cannot have known.
 *
 * <p>It binds the reports of the feed itself. An index by which they are converted is a price that
 * everybody knew, as old as the greatest age of both feeds at most; a request renews it first where
 * its own publishers have reported since.
 *
 * @param takenAfter intake sequence; a report counts if its own is above it
 * @param observedAfter a report counts if it was observed later
 * @param observedUntil a report counts if it was observed then or earlier: of a scheduled instant
 */
public record RoundConstraint(
    @Nullable Long takenAfter, @Nullable Instant observedAfter, @Nullable Instant observedUntil) {

  /** Every report counts. */
  public static final RoundConstraint NONE = new RoundConstraint(null, null);

  public RoundConstraint(@Nullable Long takenAfter, @Nullable Instant observedAfter) {
    this(takenAfter, observedAfter, null);
  }

  /** What is known of one instant. */
  public static RoundConstraint at(Instant instant) {
    return new RoundConstraint(null, null, instant);
  }

  boolean admits(TakenReport taken) {
    return admits(taken.intakeSequence(), taken.report().observedAt())
        && (observedUntil == null || !taken.report().observedAt().isAfter(observedUntil));
  }

  /** Whether every report that {@code round} counted would count. */
  public boolean admits(Round round) {
    return round.firstIntakeSequence() != null
        && round.firstObservedAt() != null
        && admits(round.firstIntakeSequence(), round.firstObservedAt());
  }

  private boolean admits(long intakeSequence, Instant observedAt) {
    return (takenAfter == null || intakeSequence > takenAfter)
        && (observedAfter == null || observedAt.isAfter(observedAfter));
  }
}
