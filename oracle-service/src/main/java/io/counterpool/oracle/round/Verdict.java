package io.counterpool.oracle.round;

/** What a round made of one publisher's newest report. */
public enum Verdict {
  /** Counted. */
  USED,
  /** Counted, and marked: too far from the median of all. */
  OUTLIER,
  /** Older than the feed allows. */
  STALE,
  /** Observed later than the feed allows. */
  FUTURE,
  /** Its own confidence is more than a third of its price. */
  TOO_UNCERTAIN,
  /** Taken in or observed too early for the request, or observed after the scheduled instant. */
  NOT_QUALIFYING;

  /** Whether the report is one of the quorum. */
  public boolean counts() {
    return this == USED || this == OUTLIER;
  }
}
