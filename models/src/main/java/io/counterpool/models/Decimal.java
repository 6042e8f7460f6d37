package io.counterpool.models;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/**
 * Exact signed decimal with eighteen fraction digits, the range of {@code numeric(38,18)}: |value|
 * &lt; 10^20.
 *
 * <p>Addition and subtraction are exact. Multiplication and division name the way the last digit
 * goes. A result outside the range is refused with {@link OutOfRangeException}, never wrapped.
 */
public final class Decimal implements Comparable<Decimal> {

  /** Fraction digits held. */
  public static final int SCALE = 18;

  private static final BigInteger UNIT = BigInteger.TEN.pow(SCALE);
  private static final BigInteger BOUND = BigInteger.TEN.pow(38);
  private static final Pattern WIRE = Pattern.compile("-?(0|[1-9][0-9]{0,19})(\\.[0-9]{1,18})?");

  // After the bounds, which they are checked against.
  public static final Decimal ZERO = new Decimal(BigInteger.ZERO);
  public static final Decimal ONE = of(1);

  private final BigInteger units;

  private Decimal(BigInteger units) {
    this.units = units;
  }

  private static Decimal checked(BigInteger units) {
    if (units.abs().compareTo(BOUND) >= 0) {
      throw new OutOfRangeException(
          "|value| must be below 10^20, was " + new BigDecimal(units, SCALE));
    }
    return new Decimal(units);
  }

  /** Whole number. */
  public static Decimal of(long whole) {
    return checked(BigInteger.valueOf(whole).multiply(BigInteger.TEN.pow(SCALE)));
  }

  /**
   * Reads the plain form {@code -?(0|[1-9][0-9]{0,19})(\.[0-9]{1,18})?}.
   *
   * @throws IllegalArgumentException for any other form, "-0" included
   */
  public static Decimal of(String plain) {
    if (!WIRE.matcher(plain).matches()) {
      throw new IllegalArgumentException(
          "not a decimal of at most 20 digits before and 18 after the point: " + plain);
    }
    Decimal value = of(new BigDecimal(plain));
    if (value.signum() == 0 && plain.charAt(0) == '-') {
      throw new IllegalArgumentException("minus zero is not a decimal: " + plain);
    }
    return value;
  }

  /**
   * Exact conversion.
   *
   * @throws OutOfRangeException if digits would be lost or the value is too large
   */
  public static Decimal of(BigDecimal value) {
    try {
      return checked(value.setScale(SCALE, RoundingMode.UNNECESSARY).unscaledValue());
    } catch (ArithmeticException lost) {
      throw new OutOfRangeException("more than 18 fraction digits: " + value.toPlainString(), lost);
    }
  }

  /** Conversion that rounds to {@code scale} fraction digits in the named direction. */
  public static Decimal of(BigDecimal value, int scale, RoundingMode rounding) {
    return of(value.setScale(scale, rounding));
  }

  /**
   * The one way from a double, for risk numerics.
   *
   * @throws OutOfRangeException if {@code value} is not finite or too large
   */
  public static Decimal of(double value, int scale, RoundingMode rounding) {
    if (!Double.isFinite(value)) {
      throw new OutOfRangeException("not a finite number: " + value);
    }
    return of(new BigDecimal(value), scale, rounding);
  }

  /** {@code units} × 10^-{@code scale}. */
  public static Decimal ofUnits(long units, int scale) {
    return of(BigDecimal.valueOf(units, scale));
  }

  public Decimal plus(Decimal other) {
    return checked(units.add(other.units));
  }

  public Decimal minus(Decimal other) {
    return checked(units.subtract(other.units));
  }

  public Decimal negate() {
    return new Decimal(units.negate());
  }

  public Decimal abs() {
    return units.signum() < 0 ? negate() : this;
  }

  /** Product at eighteen fraction digits. */
  public Decimal times(Decimal other, RoundingMode rounding) {
    return times(other, SCALE, rounding);
  }

  /** Product rounded once to {@code scale} fraction digits, 0 to 18. */
  public Decimal times(Decimal other, int scale, RoundingMode rounding) {
    return of(toBigDecimal().multiply(other.toBigDecimal()), scale, rounding);
  }

  /** Exact product with a whole number. */
  public Decimal times(long whole) {
    return checked(units.multiply(BigInteger.valueOf(whole)));
  }

  /** Quotient at eighteen fraction digits. */
  public Decimal dividedBy(Decimal divisor, RoundingMode rounding) {
    return dividedBy(divisor, SCALE, rounding);
  }

  /**
   * Quotient rounded once to {@code scale} fraction digits.
   *
   * @throws OutOfRangeException if the divisor is zero
   */
  public Decimal dividedBy(Decimal divisor, int scale, RoundingMode rounding) {
    return timesOver(ONE, divisor, scale, rounding);
  }

  /** this × {@code factor} ÷ {@code divisor}, rounded once to {@code scale} fraction digits. */
  public Decimal timesOver(Decimal factor, Decimal divisor, int scale, RoundingMode rounding) {
    if (divisor.signum() == 0) {
      throw new OutOfRangeException("division of " + this + " by zero");
    }
    return checked(
        toBigDecimal()
            .multiply(factor.toBigDecimal())
            .divide(divisor.toBigDecimal(), scale, rounding)
            .setScale(SCALE)
            .unscaledValue());
  }

  /** Square root rounded to {@code scale} fraction digits. */
  public Decimal sqrt(int scale, RoundingMode rounding) {
    if (signum() < 0) {
      throw new OutOfRangeException("square root of " + this);
    }
    BigInteger shifted = units.multiply(UNIT);
    BigInteger[] root = shifted.sqrtAndRemainder();
    boolean exact = root[1].signum() == 0;
    // One extra half unit below the eighteenth digit keeps directed rounding right.
    BigDecimal near = new BigDecimal(root[0], SCALE);
    BigDecimal value = exact ? near : near.add(new BigDecimal(BigInteger.ONE, SCALE + 1));
    return of(value, scale, rounding);
  }

  /** Rounded to {@code scale} fraction digits. */
  public Decimal rounded(int scale, RoundingMode rounding) {
    return of(toBigDecimal(), scale, rounding);
  }

  /**
   * This value, if it has at most {@code scale} fraction digits.
   *
   * @throws OutOfRangeException otherwise
   */
  public Decimal requireScale(int scale) {
    if (fractionDigits() > scale) {
      throw new OutOfRangeException(this + " has more than " + scale + " fraction digits");
    }
    return this;
  }

  /** Fraction digits needed to write this value: 0 to 18. */
  public int fractionDigits() {
    return Math.max(0, toBigDecimal().stripTrailingZeros().scale());
  }

  public Decimal min(Decimal other) {
    return compareTo(other) <= 0 ? this : other;
  }

  public Decimal max(Decimal other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /** -1, 0 or 1. */
  public int signum() {
    return units.signum();
  }

  public boolean isZero() {
    return units.signum() == 0;
  }

  public boolean isPositive() {
    return units.signum() > 0;
  }

  public boolean isNegative() {
    return units.signum() < 0;
  }

  public boolean isLessThan(Decimal other) {
    return compareTo(other) < 0;
  }

  public boolean isGreaterThan(Decimal other) {
    return compareTo(other) > 0;
  }

  /** Exact, scale eighteen. */
  public BigDecimal toBigDecimal() {
    return new BigDecimal(units, SCALE);
  }

  /** Nearest double, for risk numerics and metrics only. */
  public double toDouble() {
    return toBigDecimal().doubleValue();
  }

  @Override
  public int compareTo(Decimal other) {
    return units.compareTo(other.units);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Decimal that && units.equals(that.units);
  }

  @Override
  public int hashCode() {
    return units.hashCode();
  }

  /** The canonical plain form: no exponent, no trailing zeros, no "-0". */
  @Override
  public String toString() {
    return units.signum() == 0 ? "0" : toBigDecimal().stripTrailingZeros().toPlainString();
  }

  /** The plain form with exactly {@code scale} fraction digits. */
  public String toString(int scale) {
    return requireScale(scale)
        .toBigDecimal()
        .setScale(scale, RoundingMode.UNNECESSARY)
        .toPlainString();
  }
}
