package io.counterpool.oracle.connector;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a connector at one moment. Its times are of the clock that it looks by.
 *
 * @param lastLookAt when it last asked its source, if it ever did
 * @param lastSuccessAt when it last had an observation that the intake has
 * @param lastReport the last report that was taken in
 * @param lastFailure the last look without an observation, also after later successes
 * @param failuresInARow since the last success
 * @param skewMillis how far the source's clock was ahead at the last look that could tell
 * @param nextLookAt when it will look again
 */
record ConnectorState(
    @Nullable Instant lastLookAt,
    @Nullable Instant lastSuccessAt,
    @Nullable TakenIn lastReport,
    @Nullable LastFailure lastFailure,
    int failuresInARow,
    @Nullable Long skewMillis,
    @Nullable Instant nextLookAt) {

  /** Nothing has happened. */
  static final ConnectorState NEW = new ConnectorState(null, null, null, null, 0, null, null);

  /** A sighting that became a report, under this number of the intake. */
  record TakenIn(Sighting seen, long intakeSequence) {}

  /** A look that gave no report. */
  record LastFailure(Instant at, FailureReason reason, String detail) {}

  ConnectorState looked(Instant at) {
    return new ConnectorState(
        at, lastSuccessAt, lastReport, lastFailure, failuresInARow, skewMillis, nextLookAt);
  }

  ConnectorState skewed(long millis) {
    return new ConnectorState(
        lastLookAt, lastSuccessAt, lastReport, lastFailure, failuresInARow, millis, nextLookAt);
  }

  ConnectorState succeeded(Instant at, @Nullable TakenIn report) {
    return new ConnectorState(
        lastLookAt,
        at,
        report == null ? lastReport : report,
        lastFailure,
        0,
        skewMillis,
        nextLookAt);
  }

  ConnectorState failed(LastFailure failure) {
    return new ConnectorState(
        lastLookAt,
        lastSuccessAt,
        lastReport,
        failure,
        failuresInARow == Integer.MAX_VALUE ? failuresInARow : failuresInARow + 1,
        skewMillis,
        nextLookAt);
  }

  ConnectorState nextAt(Instant at) {
    return new ConnectorState(
        lastLookAt, lastSuccessAt, lastReport, lastFailure, failuresInARow, skewMillis, at);
  }
}
