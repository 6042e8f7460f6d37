package io.counterpool.models;

import java.math.RoundingMode;

/**
 * Time-weighted mean of a value over periods of the clock: the running period gathers, the last
 * complete one is in force. Sums are exact, so that a value which stands still gives the same mean
 * however often it is added.
 *
 * @param periodSeconds length of a period, 1 or more; periods begin at multiples of it
 * @param period number of the running period: second ÷ length, rounded down
 * @param sum Σ value × seconds of the running period
 * @param seconds how many the sum counts
 * @param mean of the last period that gathered anything, rounded half even at eighteen digits
 */
public record ClockAverage(
    int periodSeconds, long period, Decimal sum, long seconds, Decimal mean) {

  public ClockAverage {
    if (periodSeconds < 1) {
      throw new OutOfRangeException("periodSeconds must be 1 or more, was " + periodSeconds);
    }
    Bounds.notNegativeSeconds(seconds);
  }

  /** Nothing gathered; {@code mean} is in force. */
  public static ClockAverage start(int periodSeconds, long atSecond, Decimal mean) {
    return new ClockAverage(
        periodSeconds, Math.floorDiv(atSecond, periodSeconds), Decimal.ZERO, 0, mean);
  }

  /** Seconds from {@code second}, in the running period, to the end of it. */
  public long left(long second) {
    return Math.multiplyExact(period + 1, (long) periodSeconds) - second;
  }

  /**
   * The average with more of a value.
   *
   * @param more seconds, 0 or more, not past the end of the running period
   */
  public ClockAverage add(Decimal value, long more) {
    Bounds.notNegativeSeconds(more);
    return new ClockAverage(
        periodSeconds, period, sum.plus(value.times(more)), seconds + more, mean);
  }

  /** Whether {@code second} lies behind the running period. */
  public boolean isOver(long second) {
    return Math.floorDiv(second, periodSeconds) > period;
  }

  /** The average with the period of {@code second} running; what was gathered is in force. */
  public ClockAverage roll(long second) {
    return start(periodSeconds, second, gathered());
  }

  /** Mean of what the running period has gathered; the one in force if nothing. */
  public Decimal gathered() {
    return seconds == 0 ? mean : sum.dividedBy(Decimal.of(seconds), RoundingMode.HALF_EVEN);
  }
}
