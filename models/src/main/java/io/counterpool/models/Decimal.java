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
 * to 256 bits ({@link Quotient}).
 */
public final class Decimal implements Comparable<Decimal> {

  /** Fraction digits held. */
  public static final int SCALE = 18;

  private static final long UNIT = 1_000_000_000_000_000_000L;

  /** 10^38 in two limbs: the first number of units that is out of range. */
  private static final long BOUND_HIGH = 0x4b3b_4ca8_5a86_c47aL;

  private static final long BOUND_LOW = 0x098a_2240_0000_0000L;

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
  static Decimal signed(long high, long low, boolean negative) {
    if (Long.compareUnsigned(high, BOUND_HIGH) >= 0) {
      requireBelowBound(high, low, negative);
    }
    return ofMagnitude(high, low, negative);
  }

  /** Gives a number of units that is known to be in range its sign. */
  static Decimal ofMagnitude(long high, long low, boolean negative) {
    // One allocation, whatever the sign, so that the compiler can do without it.
    long sign = negative ? -1 : 0;
    long signedLow = (low ^ sign) - sign;
    return new Decimal((high ^ sign) + (signedLow == 0 ? sign & 1 : 0), signedLow);
  }

  private static void requireBelowBound(long high, long low, boolean negative) {
    if (high < 0) {
      throw beyond("a value of more than 38 digits");
    }
    if (high > BOUND_HIGH || Long.compareUnsigned(low, BOUND_LOW) >= 0) {
      String sign = negative ? "-" : "";
      throw beyond(sign + new BigDecimal(toBigInteger(high, low), SCALE));
    }
  }

  static OutOfRangeException beyond(String value) {
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
    return PlainForm.read(plain);
  }

  /**
   * Exact conversion.
   *
   * @throws OutOfRangeException if digits would be lost or the value is too large
   */
  public static Decimal of(BigDecimal value) {
    BigDecimal near = Magnitude.inReach(value, SCALE);
    try {
      return checked(near.setScale(SCALE, RoundingMode.UNNECESSARY).unscaledValue());
    } catch (ArithmeticException lost) {
      throw new OutOfRangeException(
          "more than 18 fraction digits: " + Magnitude.brief(value), lost);
    }
  }

  /** Conversion that rounds to {@code scale} fraction digits in the named direction. */
  public static Decimal of(BigDecimal value, int scale, RoundingMode rounding) {
    BigDecimal near = Magnitude.inReach(value, scale);
    try {
      return of(near.setScale(scale, rounding));
    } catch (ArithmeticException lost) {
      throw new OutOfRangeException(
          "more than " + scale + " fraction digits: " + Magnitude.brief(value), lost);
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
    long unit = Limbs.tenTo(SCALE - scale);
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
    return Quotient.product(
        magnitudeHigh(high, low),
        magnitudeLow(high, low),
        magnitudeHigh(other.high, other.low),
        magnitudeLow(other.high, other.low),
        (high ^ other.high) < 0,
        scale,
        rounding);
  }

  /** Exact product with a whole number. */
  public Decimal times(long whole) {
    boolean negative = (high ^ whole) < 0;
    long ownLow = magnitudeLow(high, low);
    long ownHigh = magnitudeHigh(high, low);
    long factor = Math.abs(whole); // As an unsigned limb, the smallest long too.
    long upper = ownHigh * factor;
    long carried = Math.unsignedMultiplyHigh(ownLow, factor);
    long productHigh = upper + carried;
    if ((Math.unsignedMultiplyHigh(ownHigh, factor) | ((upper | productHigh) >>> 63)) != 0) {
      throw beyond("a product of more than 38 digits");
    }
    return signed(productHigh, ownLow * factor, negative);
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
    return Quotient.of(
        magnitudeHigh(high, low),
        magnitudeLow(high, low),
        magnitudeHigh(factor.high, factor.low),
        magnitudeLow(factor.high, factor.low),
        magnitudeHigh(divisor.high, divisor.low),
        magnitudeLow(divisor.high, divisor.low),
        (high ^ factor.high ^ divisor.high) < 0,
        scale,
        rounding);
  }

  /**
   * The part of {@code pot} that this claim has beside another: {@code pot × w ÷ (w + v)} with
   * {@code w = this × weight} and {@code v = other × otherWeight}, exact, rounded once to {@code
   * scale} fraction digits. What a constant product pays for an input.
   *
   * @param pot ≥ 0, as this and {@code other} are
   * @param weight ≥ 0, as {@code otherWeight} is
   * @throws OutOfRangeException if an argument is out of range or both claims are 0
   */
  public Decimal shareOf(
      Decimal pot, long weight, Decimal other, long otherWeight, int scale, RoundingMode rounding) {
    requireInRange(scale);
    if ((high | pot.high | other.high | weight | otherWeight) < 0) {
      throw new OutOfRangeException(
          "claims, weights and pot must not be below 0, were "
              + "%s × %s, %s × %s, %s".formatted(this, weight, other, otherWeight, pot));
    }
    // Both products and their sum must stay below 2^127.
    long weights = weight | otherWeight;
    int room = weights >>> 16 == 0 ? 46 : 31;
    if ((high | other.high) >>> room != 0 || weights >>> 31 != 0) {
      return shareOfLarge(pot, weight, other, otherWeight, scale, rounding);
    }
    long ownLow = low * weight;
    long ownHigh = Math.unsignedMultiplyHigh(low, weight) + high * weight;
    long bothLow = ownLow + other.low * otherWeight;
    long bothHigh =
        ownHigh
            + Math.unsignedMultiplyHigh(other.low, otherWeight)
            + other.high * otherWeight
            + Limbs.borrow(bothLow, ownLow);
    if ((bothHigh | bothLow) == 0) {
      throw new OutOfRangeException("nobody has a claim on " + pot);
    }
    return Quotient.of(
        ownHigh, ownLow, pot.high, pot.low, bothHigh, bothLow, false, scale, rounding);
  }

  private Decimal shareOfLarge(
      Decimal pot, long weight, Decimal other, long otherWeight, int scale, RoundingMode rounding) {
    BigDecimal own = toBigDecimal().multiply(BigDecimal.valueOf(weight));
    BigDecimal both = own.add(other.toBigDecimal().multiply(BigDecimal.valueOf(otherWeight)));
    if (both.signum() == 0) {
      throw new OutOfRangeException("nobody has a claim on " + pot);
    }
    try {
      return of(pot.toBigDecimal().multiply(own).divide(both, scale, rounding));
    } catch (ArithmeticException inexact) {
      throw new OutOfRangeException("the result needs rounding", inexact);
    }
  }

  private static long magnitudeLow(long high, long low) {
    return high < 0 ? -low : low;
  }

  private static long magnitudeHigh(long high, long low) {
    return high < 0 ? ~high + (low == 0 ? 1 : 0) : high;
  }

  private static void requireInRange(int scale) {
    Bounds.within("scale", scale, 0, SCALE);
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
    return Quotient.rounded(self.high, self.low, high < 0, scale, rounding);
  }

  /**
   * This value, if it has at most {@code scale} fraction digits.
   *
   * @throws OutOfRangeException otherwise
   */
  public Decimal requireScale(int scale) {
    requireInRange(scale);
    if (fraction() % Limbs.tenTo(SCALE - scale) != 0) {
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
    return self.low - Limbs.unitsInWhole(self.high % UNIT, self.low) * UNIT;
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

  /**
   * The value at place {@code index} of an array of pairs: high limb at {@code 2 × index}, low limb
   * after it.
   *
   * @throws OutOfRangeException if the pair is out of range
   */
  public static Decimal from(long[] pairs, int index) {
    return checked(pairs[2 * index], pairs[2 * index + 1]);
  }

  /** Writes this value to place {@code index} of an array of pairs, as {@link #from} reads it. */
  public void into(long[] pairs, int index) {
    pairs[2 * index] = high;
    pairs[2 * index + 1] = low;
  }

  /** Exact, scale eighteen. */
  public BigDecimal toBigDecimal() {
    return high == low >> 63
        ? BigDecimal.valueOf(low, SCALE)
        : new BigDecimal(toBigInteger(high, low), SCALE);
  }

  static BigInteger toBigInteger(long high, long low) {
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
    return PlainForm.write(self.high, self.low, high < 0, digits);
  }
}
