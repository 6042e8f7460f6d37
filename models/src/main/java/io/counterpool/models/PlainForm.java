package io.counterpool.models;

/** The text of a {@link Decimal}: {@code -?(0|[1-9][0-9]{0,19})(\.[0-9]{1,18})?}, nothing else. */
final class PlainForm {

  private static final int WHOLE_DIGITS = 20;
  private static final int SCALE = Decimal.SCALE;
  private static final long UNIT = Limbs.tenTo(SCALE);

  private PlainForm() {}

  static Decimal read(String plain) {
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
    long first = digits(plain, start, split);
    long last = digits(plain, split, end);
    long ten = Limbs.tenTo(end - split);
    long whole = first * ten + last;
    long wholeHigh = Math.unsignedMultiplyHigh(first, ten) + Limbs.borrow(whole, last);
    long below = digits(plain, end + 1, plain.length()) * Limbs.tenTo(SCALE - fraction);
    long low = whole * UNIT + below;
    long high =
        Math.unsignedMultiplyHigh(whole, UNIT) + wholeHigh * UNIT + Limbs.borrow(low, below);
    if (negative && (high | low) == 0) {
      throw new IllegalArgumentException("minus zero is not a decimal: " + plain);
    }
    return Decimal.ofMagnitude(high, low, negative);
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

  /** A magnitude in units with exactly {@code digits} fraction digits; lower ones are 0. */
  static String write(long high, long low, boolean negative, int digits) {
    long wholeHigh = high / UNIT;
    long whole = Limbs.unitsInWhole(high % UNIT, low);
    StringBuilder text = new StringBuilder(40);
    if (negative) {
      text.append('-');
    }
    text.append(
        wholeHigh == 0
            ? Long.toUnsignedString(whole)
            : Decimal.toBigInteger(wholeHigh, whole).toString());
    if (digits > 0) {
      String shown = Long.toString((low - whole * UNIT) / Limbs.tenTo(SCALE - digits));
      text.append('.').append("0".repeat(digits - shown.length())).append(shown);
    }
    return text.toString();
  }
}
