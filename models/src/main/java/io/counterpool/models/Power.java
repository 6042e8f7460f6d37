package io.counterpool.models;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Real powers with the same digits on every machine: whole and half exponents by multiplication and
 * square root, the rest as {@code exp(exponent × ln(base))} in fifty-digit decimals.
 */
public final class Power {

  /** Digits of every result; about thirty of them survive the largest argument allowed. */
  private static final MathContext DIGITS = new MathContext(50, RoundingMode.HALF_EVEN);

  private static final BigDecimal TWO = BigDecimal.valueOf(2);
  private static final BigDecimal HALF = new BigDecimal("0.5");
  private static final BigDecimal LARGEST_EXPONENT = BigDecimal.valueOf(64);
  private static final BigDecimal LN2 = lnNearOne(TWO);

  /** Series stop below this: six digits beyond the last kept. */
  private static final BigDecimal NEGLIGIBLE = BigDecimal.ONE.movePointLeft(56);

  private Power() {}

  /**
   * {@code base} to the power {@code exponent}, relative error below 10^-40.
   *
   * @param base above 0
   * @param exponent −64 to 64
   */
  public static BigDecimal of(BigDecimal base, BigDecimal exponent) {
    if (base.signum() <= 0) {
      throw new OutOfRangeException("base of a power must be above 0, was " + base);
    }
    if (exponent.abs().compareTo(LARGEST_EXPONENT) > 0) {
      throw new OutOfRangeException("exponent must be from -64 to 64, was " + exponent);
    }
    BigDecimal whole = exponent.setScale(0, RoundingMode.FLOOR);
    BigDecimal part = exponent.subtract(whole);
    BigDecimal power = base.pow(whole.intValueExact(), DIGITS);
    if (part.signum() == 0) {
      return power;
    }
    BigDecimal rest = part.compareTo(HALF) == 0 ? base.sqrt(DIGITS) : exp(part.multiply(ln(base)));
    return power.multiply(rest, DIGITS);
  }

  /** Natural logarithm of a value above 0. */
  public static BigDecimal ln(BigDecimal value) {
    if (value.signum() <= 0) {
      throw new OutOfRangeException("logarithm needs a value above 0, was " + value);
    }
    // value = m × 2^k with m near 1, so that the series converges fast.
    double rough = Math.log(value.movePointLeft(exponentOfTen(value)).doubleValue()) / Math.log(2);
    long twos = Math.round(rough + exponentOfTen(value) * (Math.log(10) / Math.log(2)));
    BigDecimal near =
        twos >= 0
            ? value.divide(TWO.pow((int) twos), DIGITS)
            : value.multiply(TWO.pow((int) -twos), DIGITS);
    return lnNearOne(near).add(LN2.multiply(BigDecimal.valueOf(twos)), DIGITS);
  }

  private static int exponentOfTen(BigDecimal value) {
    return value.precision() - value.scale() - 1;
  }

  /** 2 × artanh((v − 1) ÷ (v + 1)), for v from 1/2 to 2. */
  private static BigDecimal lnNearOne(BigDecimal value) {
    BigDecimal z = value.subtract(BigDecimal.ONE).divide(value.add(BigDecimal.ONE), DIGITS);
    BigDecimal square = z.multiply(z, DIGITS);
    BigDecimal odd = z;
    BigDecimal sum = z;
    for (int n = 3; odd.abs().compareTo(BigDecimal.ONE.movePointLeft(56)) > 0; n += 2) {
      odd = odd.multiply(square, DIGITS);
      sum = sum.add(odd.divide(BigDecimal.valueOf(n), DIGITS), DIGITS);
    }
    return sum.multiply(TWO, DIGITS);
  }

  /** e to the power {@code value}, −1,000 to 1,000. */
  public static BigDecimal exp(BigDecimal value) {
    if (value.abs().compareTo(BigDecimal.valueOf(1000)) > 0) {
      throw new OutOfRangeException("exp needs a value from -1000 to 1000, was " + value);
    }
    int whole = value.setScale(0, RoundingMode.HALF_EVEN).intValueExact();
    BigDecimal part = value.subtract(BigDecimal.valueOf(whole));
    BigDecimal ofPart = expSeries(part);
    return whole == 0 ? ofPart : ofPart.multiply(E.pow(whole, DIGITS), DIGITS);
  }

  private static final BigDecimal E = expSeries(BigDecimal.ONE);

  private static BigDecimal expSeries(BigDecimal value) {
    BigDecimal term = BigDecimal.ONE;
    BigDecimal sum = BigDecimal.ONE;
    for (int n = 1; term.signum() != 0 && term.abs().compareTo(NEGLIGIBLE) > 0; n++) {
      term = term.multiply(value, DIGITS).divide(BigDecimal.valueOf(n), DIGITS);
      sum = sum.add(term, DIGITS);
    }
    return sum;
  }
}
