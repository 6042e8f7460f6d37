package io.counterpool.models;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * How large a number is, told before a power of ten is written out: an exponent of eight characters
 * can stand for millions of digits.
 */
final class Magnitude {

  private static final int WHOLE_DIGITS = Decimal.SCALE + 2;
  private static final int LONGEST = 60;
  private static final MathContext SHORT = new MathContext(20);

  private Magnitude() {}

  /**
   * A number that rounds to {@code scale} digits as {@code value} does, in a few steps.
   *
   * @throws OutOfRangeException if it has more than twenty whole digits
   */
  static BigDecimal inReach(BigDecimal value, int scale) {
    if (value.signum() == 0) {
      return BigDecimal.ZERO;
    }
    long wholeDigits = (long) value.precision() - value.scale();
    if (wholeDigits > WHOLE_DIGITS) {
      throw Decimal.beyond(brief(value));
    }
    // Less than a tenth of the last digit: any such number rounds alike.
    return wholeDigits < -(long) scale - 1 ? BigDecimal.valueOf(value.signum(), scale + 2) : value;
  }

  /** The number as a message can bear it: at twenty digits if it is long. */
  static String brief(BigDecimal value) {
    boolean isShort = value.precision() <= LONGEST && Math.abs((long) value.scale()) <= LONGEST;
    return isShort ? value.toPlainString() : value.round(SHORT).toString();
  }
}
