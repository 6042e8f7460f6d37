package io.counterpool.oracle.round;

import io.counterpool.models.Decimal;
import io.counterpool.models.oracle.PriceGrade;
import io.counterpool.models.oracle.average.SlowAverage;
import org.jspecify.annotations.Nullable;

/**
 * What a feed's past says about its next price.
 *
 * @param halted whether an operator stopped the feed
 * @param lastGood last price that was usable; null before the first
 * @param average of the usable prices; null if none is kept yet
 */
public record Standing(boolean halted, @Nullable Decimal lastGood, @Nullable SlowAverage average) {

  /** Before the first round. */
  public static final Standing NONE = new Standing(false, null, null);

  /**
   * After these rounds. A feed is halted exactly while its last round is HALTED: the round that
   * halts it is published with the order to halt, the one that resumes it likewise, and every one
   * in between is HALTED.
   */
  public static Standing after(@Nullable Round last, @Nullable Round lastPriced) {
    return last == null
        ? NONE
        : new Standing(
            last.grade() == PriceGrade.HALTED,
            lastPriced == null ? null : lastPriced.price(),
            last.grading().average());
  }

  /** The same, halted now. */
  public Standing stopped() {
    return new Standing(true, lastGood, average);
  }

  /** The same, not halted, and with no price that the next one would be a move from. */
  public Standing resumed() {
    return new Standing(false, null, average);
  }
}
