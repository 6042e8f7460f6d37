package io.counterpool.models.oracle.average;

import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Running sums of a price that holds until the next one, with the time in which there was none.
 *
 * <p>{@code priceTime = Σ price × time it held}. A price holds no longer than it may; what is left
 * of its span, and a span without a price, is down time. The mean of a window is the difference of
 * two sums over the up time between them, so it costs two look-ups however long the window is.
 * Exact sums; one unit of time throughout. With prices that may hold for ever it is {@link
 * StepAverage}; the down time follows Pyth, PriceCumulative.
 *
 * @param priceTime sum of price × time, ≥ 0
 * @param upTime time with a price, ≥ 0
 * @param downTime time without one, ≥ 0
 */
public record StepSum(BigDecimal priceTime, long upTime, long downTime) {

  public static final StepSum ZERO = new StepSum(BigDecimal.ZERO, 0, 0);

  /**
   * What a window says.
   *
   * @param mean time-weighted price, eighteen fraction digits, rounded half to even; null without
   *     up time
   * @param downShare down time ÷ (up time + down time), 0 to 1, rounded up; 0 for no time at all
   */
  public record Window(@Nullable Decimal mean, Decimal downShare) {}

  public StepSum {
    if (priceTime.signum() < 0 || upTime < 0 || downTime < 0) {
      throw new OutOfRangeException(
          "sums must not be below 0, were " + priceTime + ", " + upTime + ", " + downTime);
    }
  }

  /**
   * The sums after one more span.
   *
   * @param price in force during it, ≥ 0; null if there was none
   * @param span its length, ≥ 0
   * @param longest how long the price may hold, ≥ 0
   */
  public StepSum plus(@Nullable Decimal price, long span, long longest) {
    if (span < 0 || longest < 0) {
      throw new OutOfRangeException("times must not be below 0, were " + span + " and " + longest);
    }
    if (price == null) {
      return new StepSum(priceTime, upTime, sum(downTime, span));
    }
    long up = Math.min(span, longest);
    return new StepSum(
        priceTime.add(price.toBigDecimal().multiply(BigDecimal.valueOf(up))),
        sum(upTime, up),
        sum(downTime, span - up));
  }

  /**
   * What lies between {@code earlier} and here.
   *
   * @throws OutOfRangeException if {@code earlier} is later
   */
  public Window since(StepSum earlier) {
    long up = upTime - earlier.upTime;
    long down = downTime - earlier.downTime;
    if (up < 0 || down < 0) {
      throw new OutOfRangeException("a window ends at or after its start");
    }
    return new Window(
        up == 0 ? null : over(priceTime.subtract(earlier.priceTime), up, RoundingMode.HALF_EVEN),
        down == 0
            ? Decimal.ZERO
            : over(BigDecimal.valueOf(down), sum(up, down), RoundingMode.CEILING));
  }

  private static Decimal over(BigDecimal sum, long time, RoundingMode rounding) {
    return Decimal.of(sum.divide(BigDecimal.valueOf(time), Decimal.SCALE, rounding));
  }

  private static long sum(long a, long b) {
    long sum = a + b;
    if (sum < 0) {
      throw new OutOfRangeException("times must stay below 2^63, was " + a + " + " + b);
    }
    return sum;
  }
}
