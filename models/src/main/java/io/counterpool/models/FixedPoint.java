package io.counterpool.models;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * Unsigned fixed-point arithmetic of systems with a grid of their own: whole numbers of units,
 * {@code one} units make 1. Product {@code a × b ÷ one} and quotient {@code a × one ÷ b}, each
 * rounded once, in the direction the caller names.
 *
 * <p>Half up cannot favour the pool on both sides of a conversion; use it to meet a system that
 * does, {@code FLOOR} and {@code CEILING} for what is paid and received. Source: Aave v3,
 * WadRayMath and PercentageMath.
 *
 * @param one units of 1, above 0
 */
public record FixedPoint(BigInteger one) {

  /** Eighteen fraction digits. */
  public static final FixedPoint WAD = new FixedPoint(BigInteger.TEN.pow(18));

  /** Twenty-seven fraction digits. */
  public static final FixedPoint RAY = new FixedPoint(BigInteger.TEN.pow(27));

  /** Hundredths of a percent: the second operand counts them, the first is any amount. */
  public static final FixedPoint BASIS_POINTS = new FixedPoint(BigInteger.valueOf(10_000));

  private static final int WORD_BITS = 256;

  public FixedPoint {
    if (one.signum() <= 0) {
      throw new OutOfRangeException("one must be above 0, was " + one);
    }
  }

  /**
   * {@code a × b ÷ one}.
   *
   * @param a units, 0 to 2^256 − 1, and so is the result
   * @param b units, 0 to 2^256 − 1
   */
  public BigInteger times(BigInteger a, BigInteger b, RoundingMode rounding) {
    return over(word("a", a).multiply(word("b", b)), one, rounding);
  }

  /**
   * {@code a × one ÷ b}.
   *
   * @param a units, 0 to 2^256 − 1, and so is the result
   * @param b units, 1 to 2^256 − 1
   */
  public BigInteger dividedBy(BigInteger a, BigInteger b, RoundingMode rounding) {
    if (b.signum() == 0) {
      throw new OutOfRangeException("division of " + a + " by zero");
    }
    return over(word("a", a).multiply(one), word("b", b), rounding);
  }

  private static BigInteger over(BigInteger a, BigInteger b, RoundingMode rounding) {
    try {
      BigDecimal quotient = new BigDecimal(a).divide(new BigDecimal(b), 0, rounding);
      return word("the result", quotient.toBigIntegerExact());
    } catch (ArithmeticException inexact) {
      throw new OutOfRangeException("the result needs rounding", inexact);
    }
  }

  private static BigInteger word(String name, BigInteger value) {
    if (value.signum() < 0 || value.bitLength() > WORD_BITS) {
      throw new OutOfRangeException(name + " must be from 0 to 2^256 - 1, was " + value);
    }
    return value;
  }
}
