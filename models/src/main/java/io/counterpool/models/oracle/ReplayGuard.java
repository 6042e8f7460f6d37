package io.counterpool.models.oracle;

import io.counterpool.models.OutOfRangeException;

/**
 * Which report of one source and feed may replace the one before: {@code prior < observed < now +
 * maxAhead}.
 *
 * <p>Order is guarded, age is not: a report that was held back can be shown as long as nothing
 * newer was. Readers need an {@link AgeWindow} besides. Source: Compound Open Oracle,
 * OpenOraclePriceData.
 *
 * @param maxAhead at this distance from now a report is too far ahead, above 0, in the unit of the
 *     times
 */
public record ReplayGuard(long maxAhead) {

  /** One hour in seconds. */
  public static final ReplayGuard USUAL = new ReplayGuard(3600);

  /** What becomes of a report. The refusals stand in the order in which they are checked. */
  public enum Answer {
    STORED,
    /** Nobody known has signed it. */
    UNSIGNED,
    /** Not after the one before. */
    REPLAYED,
    AHEAD;

    public boolean isStored() {
      return this == STORED;
    }
  }

  public ReplayGuard {
    if (maxAhead <= 0) {
      throw new OutOfRangeException("maxAhead must be above 0, was " + maxAhead);
    }
  }

  /**
   * Whether a report may be stored.
   *
   * @param prior when the one before was observed; the least long if there was none
   * @param signed whether its signer is known
   */
  public Answer check(long observed, long prior, long now, boolean signed) {
    if (!signed) {
      return Answer.UNSIGNED;
    }
    if (observed <= prior) {
      return Answer.REPLAYED;
    }
    long ahead = observed - now;
    // A distance that does not fit a long has wrapped to below 0.
    return observed > now && (ahead < 0 || ahead >= maxAhead) ? Answer.AHEAD : Answer.STORED;
  }
}
