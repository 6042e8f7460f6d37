package io.counterpool.oracle.report;

/** Why the intake did not take a report in that its publisher signed. */
public enum Refusal {
  /** Observed later than the feed allows. */
  FUTURE,
  /** Not newer than what the publisher said before, in its sequence or in its time. */
  REPLAYED
}
