package io.counterpool.models.oracle.average;

import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * Running sums of price × slots and confidence × slots, with the slots in which nothing came.
 *
 * <p>An observation counts for the gap before it. Of a gap, what exceeds the latency allowed is
 * down time. The mean of a window is the difference of two sums over the slots between them; a
 * reader refuses it when the down share is high. Exact sums. Source: Pyth, PriceCumulative.
 *
 * @param price sum of price × slots, any sign
 * @param confidence sum of confidence × slots, ≥ 0
 * @param slots slots counted, ≥ 0
 * @param downSlots slots without an observation beyond the latency, ≥ 0
 */
public record CumulativePrice(BigDecimal price, BigDecimal confidence, long slots, long downSlots) {

  public static final CumulativePrice ZERO =
      new CumulativePrice(BigDecimal.ZERO, BigDecimal.ZERO, 0, 0);

  /** Slots of silence that are no outage unless a feed says otherwise. */
  public static final long USUAL_LATENCY = 25;

  /**
   * What a window says.
   *
   * @param mean time-weighted price, eighteen fraction digits, rounded half to even
   * @param confidence time-weighted confidence, rounded up
   * @param downShare down slots ÷ slots, rounded up
   */
  public record Window(BigDecimal mean, BigDecimal confidence, BigDecimal downShare) {

    /** Whether the share of down time is at most {@code most}. */
    public boolean isUsable(Decimal most) {
      return downShare.compareTo(most.toBigDecimal()) <= 0;
    }
  }

  public CumulativePrice {
    requireNotNegative("confidence", confidence);
    requireNotNegative("slots", slots);
    requireNotNegative("downSlots", downSlots);
  }

  /**
   * The sums after one more observation.
   *
   * @param gap slots since the observation before, ≥ 0
   * @param latency slots of silence that are no outage, ≥ 0; 0 means {@link #USUAL_LATENCY}
   */
  public CumulativePrice plus(
      BigDecimal observed, BigDecimal observedConfidence, long gap, long latency) {
    requireNotNegative("confidence", observedConfidence);
    requireNotNegative("gap", gap);
    requireNotNegative("latency", latency);
    long down = Math.max(0, gap - (latency == 0 ? USUAL_LATENCY : latency));
    BigDecimal times = BigDecimal.valueOf(gap);
    return new CumulativePrice(
        price.add(observed.multiply(times)),
        confidence.add(observedConfidence.multiply(times)),
        sum(slots, gap),
        sum(downSlots, down));
  }

  /** What the window from {@code earlier} to here says; empty if no slot lies between. */
  public Optional<Window> since(CumulativePrice earlier) {
    if (slots < earlier.slots || downSlots < earlier.downSlots) {
      throw new OutOfRangeException(
          "a window ends at or after its start, was " + earlier.slots + " to " + slots);
    }
    if (slots == earlier.slots) {
      return Optional.empty();
    }
    BigDecimal length = BigDecimal.valueOf(slots - earlier.slots);
    return Optional.of(
        new Window(
            over(price.subtract(earlier.price), length, RoundingMode.HALF_EVEN),
            over(confidence.subtract(earlier.confidence), length, RoundingMode.CEILING),
            over(BigDecimal.valueOf(downSlots - earlier.downSlots), length, RoundingMode.CEILING)));
  }

  private static BigDecimal over(BigDecimal sum, BigDecimal length, RoundingMode rounding) {
    return sum.divide(length, Decimal.SCALE, rounding);
  }

  private static long sum(long a, long b) {
    long sum = a + b;
    if (sum < 0) {
      throw new OutOfRangeException("slots must stay below 2^63, was " + a + " + " + b);
    }
    return sum;
  }

  private static void requireNotNegative(String name, long value) {
    if (value < 0) {
      throw new OutOfRangeException(name + " must not be below 0, was " + value);
    }
  }

  private static void requireNotNegative(String name, BigDecimal value) {
    if (value.signum() < 0) {
      throw new OutOfRangeException(name + " must not be below 0, was " + value);
    }
  }
}
