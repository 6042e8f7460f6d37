package io.counterpool.models.volatility.forecast;

import io.counterpool.models.OutOfRangeException;
import io.counterpool.models.RealBounds;
import java.util.Arrays;

/**
 * Log returns of regular bars, with gaps. Bar {@code i} ends at {@code firstEnd + i × barSeconds};
 * its return is that from the last close before it, if that one is at most a day older, and counts
 * as a return of this bar alone. So what a market did while nobody saw it is not lost.
 *
 * <p>A bar without a close has no return. A market that stands still looks calm and is not: a close
 * that repeats the one before it, when that one was a repetition already, counts as missing, never
 * as no variance. What a bar is worth depends on the bars before it alone.
 */
public final class BarReturns {

  static final int DAY_SECONDS = 86_400;
  static final int WEEK_SECONDS = 604_800;

  /** Share of the bars of a target that must be there. */
  private static final double COVERED = 0.9;

  private final int barSeconds;
  private final long firstEnd;
  private final double[] returns;

  private BarReturns(int barSeconds, long firstEnd, double[] returns) {
    if (barSeconds < 1 || WEEK_SECONDS % barSeconds != 0) {
      throw new OutOfRangeException("barSeconds must divide a week, was " + barSeconds);
    }
    if (Math.floorMod(firstEnd, (long) barSeconds) != 0) {
      throw new OutOfRangeException("firstEnd must be a multiple of barSeconds, was " + firstEnd);
    }
    this.barSeconds = barSeconds;
    this.firstEnd = firstEnd;
    this.returns = returns;
  }

  /**
   * Returns from closes.
   *
   * @param barSeconds divides a week
   * @param firstEnd end of the first bar, seconds since 1970, a multiple of {@code barSeconds}
   * @param closes {@code [n]}, ascending time, each above 0, or NaN where the bar is missing
   */
  public static BarReturns ofCloses(int barSeconds, long firstEnd, double[] closes) {
    double[] returns = new double[closes.length];
    int last = -1;
    boolean still = false;
    for (int i = 0; i < closes.length; i++) {
      returns[i] = Double.NaN;
      if (Double.isNaN(closes[i])) {
        continue;
      }
      RealBounds.positive("closes", closes[i]);
      boolean near =
          last >= 0 && (long) (i - last) * barSeconds <= Math.max(DAY_SECONDS, barSeconds);
      boolean same = last >= 0 && closes[i] == closes[last];
      if (same && still) {
        continue; // The next move is measured over the whole stillness.
      }
      if (near) {
        returns[i] = StrictMath.log(closes[i] / closes[last]);
      }
      still = same;
      last = i;
    }
    return new BarReturns(barSeconds, firstEnd, returns);
  }

  /**
   * Returns as they are.
   *
   * @param returns {@code [n]}, ascending time, each finite, or NaN where it is missing
   */
  public static BarReturns of(int barSeconds, long firstEnd, double[] returns) {
    for (double one : returns) {
      if (!Double.isNaN(one)) {
        RealBounds.finite("returns", one);
      }
    }
    return new BarReturns(barSeconds, firstEnd, returns.clone());
  }

  public int barSeconds() {
    return barSeconds;
  }

  public int size() {
    return returns.length;
  }

  /** The return of bar {@code i}; NaN if it is missing. */
  public double at(int i) {
    return returns[i];
  }

  /** End of bar {@code i}, of any whole number (the grid goes on), seconds since 1970. */
  public long endOf(int i) {
    return firstEnd + (long) i * barSeconds;
  }

  /** The bars before bar {@code n}: what was known when bar {@code n − 1} ended. */
  public BarReturns first(int n) {
    return new BarReturns(barSeconds, firstEnd, Arrays.copyOf(returns, n));
  }

  /** The first bar that ends at or after {@code second}; {@link #size()} if none does. */
  public int firstEndingAt(long second) {
    long bars = Math.ceilDiv(second - firstEnd, (long) barSeconds);
    return Math.clamp(bars, 0, returns.length);
  }

  /** The returns that are not missing, ascending time. */
  public double[] present() {
    return Arrays.stream(returns).filter(one -> !Double.isNaN(one)).toArray();
  }

  /**
   * Realised variance of the {@code horizon} bars after bar {@code origin}: the sum of their
   * squared returns. NaN if they are not all in the past, if fewer than nine tenths of them are
   * there, or if nothing moved.
   */
  public double realisedAfter(int origin, int horizon) {
    if (origin + horizon >= returns.length) {
      return Double.NaN;
    }
    double sum = 0;
    int count = 0;
    for (int i = origin + 1; i <= origin + horizon; i++) {
      if (!Double.isNaN(returns[i])) {
        sum += returns[i] * returns[i];
        count++;
      }
    }
    return sum > 0 && count >= COVERED * horizon ? sum : Double.NaN;
  }

  /** Bars of {@code seconds}, at least one. */
  int bars(int seconds) {
    return Math.max(1, seconds / barSeconds);
  }
}
