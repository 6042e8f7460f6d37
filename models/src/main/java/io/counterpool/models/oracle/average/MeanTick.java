package io.counterpool.models.oracle.average;

import io.counterpool.models.OutOfRangeException;
import io.counterpool.models.Power;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;

/**
 * Mean tick of a window and the price that it stands for.
 *
 * <p>{@code mean = ⌊(end − start) ÷ period⌋}, toward −∞; {@code price = 1.0001^tick}. The mean of
 * logarithms is the logarithm of the geometric mean. Source: Uniswap v3 periphery, OracleLibrary.
 */
public final class MeanTick {

  /** Ticks beyond which no price is stated; 1.0001 to this power has 365 digits. */
  private static final long LARGEST = 8_388_607;

  private static final MathContext DIGITS = new MathContext(34, RoundingMode.HALF_EVEN);
  private static final BigDecimal LN_OF_BASE = Power.ln(new BigDecimal("1.0001"));

  private MeanTick() {}

  /**
   * A tick that was in force for some time.
   *
   * @param seconds ≥ 0
   */
  public record Segment(long seconds, long tick) {

    public Segment {
      if (seconds < 0) {
        throw new OutOfRangeException("seconds must not be below 0, was " + seconds);
      }
    }
  }

  /**
   * Mean between two cumulative ticks.
   *
   * @param period seconds between them, above 0
   */
  public static long of(long start, long end, long period) {
    return of(BigInteger.valueOf(end).subtract(BigInteger.valueOf(start)), period);
  }

  /**
   * Mean over segments that fill the period.
   *
   * @param period seconds, above 0, the sum of the segments'
   */
  public static long of(List<Segment> segments, long period) {
    BigInteger sum = BigInteger.ZERO;
    BigInteger covered = BigInteger.ZERO;
    for (Segment segment : segments) {
      BigInteger seconds = BigInteger.valueOf(segment.seconds());
      covered = covered.add(seconds);
      sum = sum.add(seconds.multiply(BigInteger.valueOf(segment.tick())));
    }
    long mean = of(sum, period);
    if (!covered.equals(BigInteger.valueOf(period))) {
      throw new OutOfRangeException(
          "segments must cover the period " + period + ", they cover " + covered);
    }
    return mean;
  }

  private static long of(BigInteger difference, long period) {
    if (period <= 0) {
      throw new OutOfRangeException("period must be above 0, was " + period);
    }
    BigDecimal mean =
        new BigDecimal(difference).divide(BigDecimal.valueOf(period), 0, RoundingMode.FLOOR);
    try {
      return mean.longValueExact();
    } catch (ArithmeticException beyond) {
      throw new OutOfRangeException("a mean tick must stay below 2^63, was " + mean, beyond);
    }
  }

  /**
   * 1.0001 to the power {@code tick}, thirty-four digits, rounded half to even.
   *
   * @param tick −8,388,607 to 8,388,607
   */
  public static BigDecimal price(long tick) {
    if (tick > LARGEST || tick < -LARGEST) {
      throw new OutOfRangeException(
          "tick must be from -" + LARGEST + " to " + LARGEST + ", was " + tick);
    }
    return Power.exp(LN_OF_BASE.multiply(BigDecimal.valueOf(tick))).round(DIGITS);
  }
}
