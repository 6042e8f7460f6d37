package io.counterpool.models;

/**
 * The interval between two rounds on the clock, in whole seconds since 1970.
 *
 * @param fromSecond when it begins
 * @param seconds how much of it counts, from its beginning; the rest of a gap accrues nothing
 * @param untilSecond when it ends, at least {@code fromSecond + seconds}
 */
public record AccrualSpan(long fromSecond, long seconds, long untilSecond) {

  public AccrualSpan {
    Bounds.notNegativeSeconds(seconds);
    if (untilSecond - fromSecond < seconds) {
      throw new OutOfRangeException(
          "untilSecond must be at least fromSecond + seconds, was %d after %d + %d"
              .formatted(untilSecond, fromSecond, seconds));
    }
  }

  /** An interval that counts whole. */
  public static AccrualSpan of(long fromSecond, long seconds) {
    return new AccrualSpan(fromSecond, seconds, Math.addExact(fromSecond, seconds));
  }
}
