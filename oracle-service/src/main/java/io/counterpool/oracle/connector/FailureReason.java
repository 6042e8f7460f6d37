package io.counterpool.oracle.connector;

/** Why a look at a source gave no report. */
enum FailureReason {
  /** No connection: no route, no such name, refused, or not within its time. */
  UNREACHABLE,
  /** Connected, but no whole answer within its time. */
  TIMEOUT,
  /** The connection ended in the middle of an answer. */
  BROKEN_OFF,
  /** The answer is longer than allowed. */
  TOO_LARGE,
  /** The source says that we ask too often. */
  RATE_LIMITED,
  /** Our own limit for that origin left no turn. */
  THROTTLED,
  /** The source answers with a status of 500 or above. */
  UNAVAILABLE,
  /** The source refuses: another status, or an error in its body. */
  REFUSED,
  /** Not the body that was expected: no JSON, a missing field, a wrong type. */
  MALFORMED,
  /** A body of the right form whose figures make no price: not above 0, crossed, incomplete. */
  NO_PRICE,
  /** Observed too long ago. */
  STALE,
  /** The source's clock and ours are too far apart. */
  CLOCK_SKEW,
  /** The chain's sequencer is down, or up for less than its grace period. */
  SEQUENCER_DOWN,
  /** The intake refused the report. */
  REPORT_REFUSED,
  /** The intake could not take a report now. */
  INTAKE_UNAVAILABLE;

  /** Whether the source is to blame; its circuit breaker counts only those. */
  boolean isOfSource() {
    return this != REPORT_REFUSED && this != INTAKE_UNAVAILABLE && this != THROTTLED;
  }
}
