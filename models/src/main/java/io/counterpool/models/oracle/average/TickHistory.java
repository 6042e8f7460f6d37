package io.counterpool.models.oracle.average;

import io.counterpool.models.Bounds;
import io.counterpool.models.OutOfRangeException;
import java.util.OptionalLong;

/**
 * The last writes of a cumulative tick, in a ring.
 *
 * <p>Each second adds the tick in force; a write stores the sum, at most once a second, and a tick
 * counts from the second after it was set. Between two writes the sum is linear with the slope
 * truncated toward zero; after the last one it goes on with the tick in force; before the oldest
 * kept it is unknown. A window's mean therefore costs two look-ups, and one trade cannot change the
 * past. Source: Uniswap v3, Oracle.
 *
 * <p>Mutable, for one writer. Write O(1), read O(log capacity). Layout: {@code times[capacity]} and
 * {@code sums[capacity]} belong together, ascending from {@code (newest + 1 − count) mod capacity}.
 */
public final class TickHistory {

  /** Most writes that are kept: the source counts them in sixteen bits. */
  public static final int LARGEST_CAPACITY = 65_535;

  private final long[] times;
  private final long[] sums;
  private int newest;
  private int count = 1;
  private long tick;

  /**
   * A history that begins at {@code time} with sum 0.
   *
   * @param capacity writes that are kept, 1 to 65,535
   * @param tick in force from now on, logarithm of the price to the base 1.0001
   */
  public TickHistory(int capacity, long time, int tick) {
    Bounds.within("capacity", capacity, 1, LARGEST_CAPACITY);
    this.times = new long[capacity];
    this.sums = new long[capacity];
    times[0] = time;
    this.tick = tick;
  }

  /**
   * Stores the sum up to {@code time} and lets {@code next} be in force from then on.
   *
   * @throws OutOfRangeException if {@code time} is before the last write
   */
  public void write(long time, int next) {
    long sum = extrapolated(time);
    if (time != times[newest]) {
      newest = (newest + 1) % times.length;
      count = Math.min(count + 1, times.length);
      times[newest] = time;
      sums[newest] = sum;
    }
    tick = next;
  }

  /** The earliest instant that is still known. */
  public long oldest() {
    return times[place(0)];
  }

  /** The latest instant that was written. */
  public long latest() {
    return times[newest];
  }

  /** The sum at {@code time}; empty if that is before the oldest write kept. */
  public OptionalLong at(long time) {
    if (time >= times[newest]) {
      return OptionalLong.of(extrapolated(time));
    }
    if (time < oldest()) {
      return OptionalLong.empty();
    }
    int low = 0;
    int high = count - 1;
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (times[place(middle)] <= time) {
        low = middle;
      } else {
        high = middle;
      }
    }
    int from = place(low);
    int to = place(high);
    long slope = (sums[to] - sums[from]) / (times[to] - times[from]);
    return OptionalLong.of(sums[from] + slope * (time - times[from]));
  }

  /** Where the write of this rank, 0 for the oldest, stands in the ring. */
  private int place(int rank) {
    return Math.floorMod(newest + 1 - count + rank, times.length);
  }

  private long extrapolated(long time) {
    if (time < times[newest]) {
      throw new OutOfRangeException(
          "time must not be before the last write " + times[newest] + ", was " + time);
    }
    try {
      long seconds = Math.subtractExact(time, times[newest]);
      return Math.addExact(sums[newest], Math.multiplyExact(tick, seconds));
    } catch (ArithmeticException tooLong) {
      throw new OutOfRangeException("a cumulative tick must stay below 2^63", tooLong);
    }
  }
}
