package io.counterpool.models.oracle;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * Time-weighted average of prices that each hold until the next one.
 *
 * <p>{@code Σ price × time it held ÷ window} over {@code [now − windowSeconds, now]}; a window that
 * begins before the first price begins with it. A price set exactly now has no weight. A window of
 * no length, or one in which no price was set, has the last price. Source: Perpetual Protocol v1,
 * Amm.calcTwap.
 */
public final class StepAverage {

  private StepAverage() {}

  /**
   * A price from an instant on.
   *
   * @param time seconds since any fixed instant
   * @param price settlement units for one base unit, ≥ 0
   */
  public record Step(long time, Decimal price) {

    public Step {
      Bounds.notNegative("price", price);
    }
  }

  /**
   * The average.
   *
   * @param steps ascending in time, at least one
   * @param windowSeconds 0 or more
   * @param now at or after the last step
   * @return rounded down at eighteen digits
   * @throws OutOfRangeException if there is no step or they are out of order
   */
  public static Decimal of(List<Step> steps, long windowSeconds, long now) {
    Bounds.notNegativeSeconds(windowSeconds);
    requireOrdered(steps, now);
    Step last = steps.getLast();
    long held = span(last.time(), now);
    if (windowSeconds <= held) {
      return last.price();
    }
    long window = Math.min(windowSeconds, span(steps.getFirst().time(), now));
    if (window == 0) {
      return last.price();
    }
    BigDecimal sum = BigDecimal.ZERO;
    long until = 0; // seconds before now, of the next step
    for (int i = steps.size() - 1; i >= 0 && until < window; i--) {
      Step step = steps.get(i);
      long from = Math.min(span(step.time(), now), window);
      sum = sum.add(step.price().toBigDecimal().multiply(BigDecimal.valueOf(from - until)));
      until = from;
    }
    return Decimal.of(sum.divide(BigDecimal.valueOf(window), Decimal.SCALE, RoundingMode.DOWN));
  }

  private static void requireOrdered(List<Step> steps, long now) {
    if (steps.isEmpty()) {
      throw new OutOfRangeException("an average needs at least one price");
    }
    long before = steps.getFirst().time();
    for (Step step : steps) {
      if (step.time() < before) {
        throw new OutOfRangeException(
            "times must ascend, were " + before + " and then " + step.time());
      }
      before = step.time();
    }
    if (now < before) {
      throw new OutOfRangeException("now must not be before the last price, was " + now);
    }
  }

  private static long span(long from, long now) {
    try {
      return Math.subtractExact(now, from);
    } catch (ArithmeticException tooLong) {
      throw new OutOfRangeException("times are too far apart: " + from + " and " + now, tooLong);
    }
  }
}
