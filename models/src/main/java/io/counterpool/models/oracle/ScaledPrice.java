package io.counterpool.models.oracle;

import io.counterpool.models.OutOfRangeException;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * A price as integer oracles write it: {@code mantissa × 10^exponent}.
 *
 * @param exponent −255 or above
 */
public record ScaledPrice(long mantissa, int exponent) {

  private static final int LEAST_EXPONENT = -255;

  /** The quotient of two mantissas below 2^63, times 10 to this, still fits 256 bits. */
  private static final int LARGEST_SHIFT = 58;

  public ScaledPrice {
    if (exponent < LEAST_EXPONENT) {
      throw new OutOfRangeException("exponent must be at least -255, was " + exponent);
    }
  }

  /**
   * The price as a decimal.
   *
   * @throws OutOfRangeException if the exponent is above 255
   */
  public BigDecimal value() {
    if (exponent > -LEAST_EXPONENT) {
      throw new OutOfRangeException("exponent must be at most 255, was " + exponent);
    }
    return BigDecimal.valueOf(mantissa, -exponent);
  }

  /**
   * Mantissa of this price in units of {@code quote}, at {@code targetExponent}, rounded down.
   *
   * <p>{@code ⌊m₁ × 10^(e₁ − e₂ − target) ÷ m₂⌋}. Source: Pyth crosschain, PythUtils.
   *
   * @throws OutOfRangeException if a price is below 0, the quote is 0 or the powers of ten are more
   *     than fifty-eight apart
   */
  public BigInteger over(ScaledPrice quote, int targetExponent) {
    if (mantissa < 0 || quote.mantissa < 0) {
      throw new OutOfRangeException(
          "prices must not be below 0, were " + mantissa + " and " + quote.mantissa);
    }
    long shift = (long) exponent - quote.exponent - targetExponent;
    if (Math.abs(shift) > LARGEST_SHIFT) {
      throw new OutOfRangeException(
          "the exponents must be at most " + LARGEST_SHIFT + " apart, were " + shift);
    }
    if (quote.mantissa == 0) {
      throw new OutOfRangeException("a cross rate needs a quote price above 0");
    }
    BigInteger dividend = BigInteger.valueOf(mantissa);
    BigInteger divisor = BigInteger.valueOf(quote.mantissa);
    BigInteger ten = BigInteger.TEN.pow((int) Math.abs(shift));
    return shift >= 0
        ? dividend.multiply(ten).divide(divisor)
        : dividend.divide(divisor.multiply(ten));
  }
}
