package io.counterpool.models;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.ByteBuffer;

/**
 * Exact signed decimal with eighteen fraction digits, the range of {@code numeric(38,18)}: |value|
 * &lt; 10^20.
 *
 * <p>Addition and subtraction are exact. Multiplication and division are rounded once, and the
 * caller names the way the last digit goes. A result outside the range is refused with {@link
 * OutOfRangeException}, never wrapped.
 *
 * <p>The value is held as a whole number of 10^-18 in two longs, two's complement; products have up
 * to 256 bits ({@link Wide}).
 */
public final class Decimal implements Comparable<Decimal> {

  /** Fraction digits held. */
  public static final int SCALE = 18;

  private static final long UNIT = 1_000_000_000_000_000_000L;

  /** 10^38 in two limbs: the first number of units that is out of range. */
  private static final long BOUND_HIGH = 0x4b3b_4ca8_5a86_c47aL;

  private static final long BOUND_LOW = 0x098a_2240_0000_0000L;

  private static final int WHOLE_DIGITS = 20;

  public static final Decimal ZERO = new Decimal(0, 0);
  public static final Decimal ONE = new Decimal(0, UNIT);

  private final long high;
  private final long low;

  private Decimal(long high, long low) {
    this.high = high;
    this.low = low;
  }

  /** Checks the range of signed units. */
  private static Decimal checked(long high, long low) {
    if (high >= BOUND_HIGH || high < -BOUND_HIGH) {
      boolean inside =
          high == BOUND_HIGH
              ? Long.compareUnsigned(low, BOUND_LOW) < 0
              : high == -BOUND_HIGH - 1 && Long.compareUnsigned(low, -BOUND_LOW) > 0;
      if (!inside) {
        throw beyond(new BigDecimal(toBigInteger(high, low), SCALE).toString());
      }
    }
    return new Decimal(high, low);
  }

  private static Decimal checked(BigInteger units) {
    if (units.bitLength() > 127) {
      throw beyond(new BigDecimal(units, SCALE).toString());
    }
    return units.bitLength() < 64
        ? new Decimal(units.signum() >> 31, units.longValue())
        : checked(units.shiftRight(64).longValue(), units.longValue());
  }

  /** Gives an unsigned number of units its sign and checks the range. */
  private static Decimal signed(Wide magnitude, boolean negative, String what) {
    if (magnitude.isBeyondTwoLimbs() || magnitude.high() < 0) {
      throw beyond(what);
    }
    long high = magnitude.high();
    long low = magnitude.low();
    return negative ? checked(~high + (low == 0 ? 1 : 0), -low) : checked(high, low);
  }

  private static OutOfRangeException beyond(String value) {
    return new OutOfRangeException("|value| must be below 10^20, was " + value);
  }

  /** Whole number. */
  public static Decimal of(long whole) {
    return new Decimal(Math.multiplyHigh(whole, UNIT), whole * UNIT);
  }

  /**
   * Reads the plain form {@code -?(0|[1-9][0-9]{0,19})(\.[0-9]{1,18})?}.
   *
   * @throws IllegalArgumentException for any other form, "-0" included
   */
  public static Decimal of(String plain) {
    boolean negative = plain.startsWith("-");
    int start = negative ? 1 : 0;
    int dot = plain.indexOf('.');
    int end = dot < 0 ? plain.length() : dot;
    int fraction = dot < 0 ? 0 : plain.length() - dot - 1;
    boolean leadingZero = end - start > 1 && plain.charAt(start) == '0';
    if (end == start
        || end - start > WHOLE_DIGITS
        || leadingZero
        || fraction > SCALE
        || (dot >= 0 && fraction == 0)) {
      throw malformed(plain);
    }
    // The first eighteen digits fit one long; two more at most remain.
    int split = Math.max(start, end - 2);
    Wide units = new Wide(0, digits(plain, start, split));
    units.multiply(Wide.tenTo(end - split));
    long middle = units.low() + digits(plain, split, end);
    Wide whole = new Wide(units.high() + (middleCarried(middle, units) ? 1 : 0), middle);
    whole.multiply(UNIT);
    long below = digits(plain, end + 1, plain.length()) * Wide.tenTo(SCALE - fraction);
    long low = whole.low() + below;
    long high = whole.high() + (Long.compareUnsigned(low, below) < 0 ? 1 : 0);
    if (negative && (high | low) == 0) {
      throw new IllegalArgumentException("minus zero is not a decimal: " + plain);
    }
    return negative ? new Decimal(~high + (low == 0 ? 1 : 0), -low) : new Decimal(high, low);
  }

  private static boolean middleCarried(long sum, Wide before) {
    return Long.compareUnsigned(sum, before.low()) < 0;
  }

  private static long digits(String plain, int from, int until) {
    long value = 0;
    for (int i = from; i < until; i++) {
      int digit = plain.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        throw malformed(plain);
      }
      value = value * 10 + digit;
    }
    return value;
  }

  private static IllegalArgumentException malformed(String plain) {
    return new IllegalArgumentException(
        "not a decimal of at most 20 digits before and 18 after the point: " + plain);
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
    try {
      return of(value.setScale(scale, rounding));
    } catch (ArithmeticException lost) {
      throw new OutOfRangeException(
          "more than " + scale + " fraction digits: " + value.toPlainString(), lost);
    }
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

  /** {@code units} × 10^-{@code scale}, scale 0 to 18. */
  public static Decimal ofUnits(long units, int scale) {
    requireInRange(scale);
    long unit = Wide.tenTo(SCALE - scale);
    return new Decimal(Math.multiplyHigh(units, unit), units * unit);
  }

  public Decimal plus(Decimal other) {
    long sumLow = low + other.low;
    long carry = Long.compareUnsigned(sumLow, low) < 0 ? 1 : 0;
    long sumHigh = high + other.high + carry;
    if (((high ^ sumHigh) & (other.high ^ sumHigh)) < 0) {
      throw beyond(toBigDecimal().add(other.toBigDecimal()).toString());
    }
    return checked(sumHigh, sumLow);
  }

  public Decimal minus(Decimal other) {
    long borrow = Long.compareUnsigned(low, other.low) < 0 ? 1 : 0;
    long leftHigh = high - other.high - borrow;
    if (((high ^ other.high) & (high ^ leftHigh)) < 0) {
      throw beyond(toBigDecimal().subtract(other.toBigDecimal()).toString());
    }
    return checked(leftHigh, low - other.low);
  }

  public Decimal negate() {
    return new Decimal(~high + (low == 0 ? 1 : 0), -low);
  }

  public Decimal abs() {
    return high < 0 ? negate() : this;
  }

  /** Product at eighteen fraction digits. */
  public Decimal times(Decimal other, RoundingMode rounding) {
    return times(other, SCALE, rounding);
  }

  /** Product rounded once to {@code scale} fraction digits, 0 to 18. */
  public Decimal times(Decimal other, int scale, RoundingMode rounding) {
    requireInRange(scale);
    Wide product = magnitudeOfProduct(other);
    product.divideByTenTo(2 * SCALE - scale);
    return rounded(product, (high ^ other.high) < 0, scale, rounding, "a product");
  }

  /** Exact product with a whole number. */
  public Decimal times(long whole) {
    Decimal self = abs();
    Wide product = Wide.product(self.high, self.low, 0, Math.abs(whole));
    return signed(product, (high ^ whole) < 0, "a product");
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
    if (divisor.isZero()) {
      throw new OutOfRangeException("division of " + this + " by zero");
    }
    requireInRange(scale);
    Wide quotient = magnitudeOfProduct(factor);
    Decimal by = divisor.abs();
    if (by.high == 0) {
      quotient.divide(by.low);
    } else {
      quotient.divide(by.high, by.low);
    }
    quotient.divideByTenTo(SCALE - scale);
    boolean negative = (high ^ factor.high ^ divisor.high) < 0;
    return rounded(quotient, negative, scale, rounding, "a quotient");
  }

  private static void requireInRange(int scale) {
    Bounds.within("scale", scale, 0, SCALE);
  }

  private Wide magnitudeOfProduct(Decimal other) {
    Decimal a = abs();
    Decimal b = other.abs();
    return Wide.product(a.high, a.low, b.high, b.low);
  }

  /** Rounds units of 10^-scale by what their division has dropped. */
  private static Decimal rounded(
      Wide magnitude, boolean negative, int scale, RoundingMode rounding, String what) {
    if (magnitude.isInexact() && goesUp(magnitude, negative, rounding)) {
      magnitude.increment();
    }
    if (magnitude.isBeyondTwoLimbs()) {
      throw beyond(what + " of more than 38 digits");
    }
    magnitude.multiply(Wide.tenTo(SCALE - scale));
    return signed(magnitude, negative, what + " of more than 38 digits");
  }

  private static boolean goesUp(Wide magnitude, boolean negative, RoundingMode rounding) {
    return switch (rounding) {
      case UP -> true;
      case DOWN -> false;
      case CEILING -> !negative;
      case FLOOR -> negative;
      case HALF_UP -> magnitude.comparedToHalf() >= 0;
      case HALF_DOWN -> magnitude.comparedToHalf() > 0;
      case HALF_EVEN ->
          magnitude.comparedToHalf() > 0 || (magnitude.comparedToHalf() == 0 && magnitude.isOdd());
      case UNNECESSARY -> throw new OutOfRangeException("the result needs rounding");
    };
  }

  /** Square root rounded to {@code scale} fraction digits. */
  public Decimal sqrt(int scale, RoundingMode rounding) {
    if (signum() < 0) {
      throw new OutOfRangeException("square root of " + this);
    }
    BigInteger shifted = toBigInteger(high, low).multiply(BigInteger.valueOf(UNIT));
    BigInteger[] root = shifted.sqrtAndRemainder();
    // One digit more says on which side of a half the rest lies; it never lies on it.
    int digit = root[1].signum() == 0 ? 0 : root[1].compareTo(root[0]) > 0 ? 7 : 3;
    BigInteger longer = root[0].multiply(BigInteger.TEN).add(BigInteger.valueOf(digit));
    return of(new BigDecimal(longer, SCALE + 1), scale, rounding);
  }

  /** Rounded to {@code scale} fraction digits. */
  public Decimal rounded(int scale, RoundingMode rounding) {
    requireInRange(scale);
    if (scale == SCALE) {
      return this;
    }
    Decimal self = abs();
    Wide magnitude = new Wide(self.high, self.low);
    magnitude.divideByTenTo(SCALE - scale);
    return magnitude.isInexact()
        ? rounded(magnitude, high < 0, scale, rounding, "a rounded value")
        : this;
  }

  /**
   * This value, if it has at most {@code scale} fraction digits.
   *
   * @throws OutOfRangeException otherwise
   */
  public Decimal requireScale(int scale) {
    requireInRange(scale);
    Decimal self = abs();
    Wide magnitude = new Wide(self.high, self.low);
    magnitude.divideByTenTo(SCALE - scale);
    if (magnitude.isInexact()) {
      throw new OutOfRangeException(this + " has more than " + scale + " fraction digits");
    }
    return this;
  }

  /** Fraction digits needed to write this value: 0 to 18. */
  public int fractionDigits() {
    long fraction = fraction();
    if (fraction == 0) {
      return 0;
    }
    int digits = SCALE;
    while (fraction % 10 == 0) {
      fraction /= 10;
      digits--;
    }
    return digits;
  }

  /** Units below one whole, without the sign. */
  private long fraction() {
    Decimal self = abs();
    Wide whole = new Wide(self.high, self.low);
    whole.divide(UNIT);
    return self.low - whole.low() * UNIT;
  }

  public Decimal min(Decimal other) {
    return compareTo(other) <= 0 ? this : other;
  }

  public Decimal max(Decimal other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /** -1, 0 or 1. */
  public int signum() {
    return high < 0 ? -1 : (high | low) == 0 ? 0 : 1;
  }

  public boolean isZero() {
    return (high | low) == 0;
  }

  public boolean isPositive() {
    return high >= 0 && (high | low) != 0;
  }

  public boolean isNegative() {
    return high < 0;
  }

  public boolean isLessThan(Decimal other) {
    return compareTo(other) < 0;
  }

  public boolean isGreaterThan(Decimal other) {
    return compareTo(other) > 0;
  }

  /** Exact, scale eighteen. */
  public BigDecimal toBigDecimal() {
    return high == low >> 63
        ? BigDecimal.valueOf(low, SCALE)
        : new BigDecimal(toBigInteger(high, low), SCALE);
  }

  private static BigInteger toBigInteger(long high, long low) {
    return high == low >> 63
        ? BigInteger.valueOf(low)
        : new BigInteger(ByteBuffer.allocate(16).putLong(high).putLong(low).array());
  }

  /** Nearest double, for risk numerics and metrics only. */
  public double toDouble() {
    return toBigDecimal().doubleValue();
  }

  @Override
  public int compareTo(Decimal other) {
    return high != other.high
        ? Long.compare(high, other.high)
        : Long.compareUnsigned(low, other.low);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Decimal that && high == that.high && low == that.low;
  }

  @Override
  public int hashCode() {
    return 31 * Long.hashCode(high) + Long.hashCode(low);
  }

  /** The canonical plain form: no exponent, no trailing zeros, no "-0". */
  @Override
  public String toString() {
    return plain(fractionDigits());
  }

  /** The plain form with exactly {@code scale} fraction digits. */
  public String toString(int scale) {
    return requireScale(scale).plain(scale);
  }

  private String plain(int digits) {
    Decimal self = abs();
    Wide whole = new Wide(self.high, self.low);
    whole.divide(UNIT);
    long fraction = self.low - whole.low() * UNIT;
    StringBuilder text = new StringBuilder(40);
    if (high < 0) {
      text.append('-');
    }
    text.append(
        whole.high() == 0
            ? Long.toUnsignedString(whole.low())
            : toBigInteger(whole.high(), whole.low()).toString());
    if (digits > 0) {
      String shown = Long.toString(fraction / Wide.tenTo(SCALE - digits));
      text.append('.').append("0".repeat(digits - shown.length())).append(shown);
    }
    return text.toString();
  }
}
