package io.counterpool.oracle.report;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A report that was taken in, and its number in the one sequence of all.
 *
 * @param takenAt venue time of the intake; null where only the verdict on the report was read
 */
public record TakenReport(long intakeSequence, Report report, @Nullable Instant takenAt) {

  /** Without the time of its intake. */
  public TakenReport(long intakeSequence, Report report) {
    this(intakeSequence, report, null);
  }
}
