package io.counterpool.oracle.round;

/**
 * What a round made of a report: of each publisher's newest, and of those that the intake refused
 * since the round before.
 */
public enum Verdict {
  /** Counted. */
  USED,
  /** Counted, and marked: too far from the median of all. */
  OUTLIER,
  /** Older than the feed allows. */
  STALE,
  /** Observed later than the feed allows. */
  FUTURE,
  /** Refused: not newer than what its publisher had said before, in sequence or in time. */
  REPLAYED,
  /**
   * Its confidence is more than a third of its price, converted or not; or it states none where the
   * aggregation votes by it.
   */
  TOO_UNCERTAIN,
  /** Taken in or observed too early for the request, or observed after the scheduled instant. */
  NOT_QUALIFYING,
  /** Its publisher is suspended. */
  NOT_PERMITTED,
  /** In another unit, and the index to convert it by is missing, too old or not VALID. */
  NOT_CONVERTED;

  /** Whether the report is one of the quorum. */
  public boolean counts() {
    return this == USED || this == OUTLIER;
  }
}
