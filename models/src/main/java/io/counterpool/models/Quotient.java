package io.counterpool.models;

import java.math.RoundingMode;

/**
 * Products and quotients of {@link Decimal}: up to 256 bits by up to 128, rounded once. Nothing is
 * allocated but the result.
 *
 * <p>Two ways to the same quotient. <b>Near</b>: operands below 2^105 and a quotient below 2^102
 * units of the wanted scale are divided in pairs of doubles. <b>Far</b>: everything else by long
 * division on limbs ({@link Limbs}), at two to three times the cost.
 *
 * <p>Why the near way is exact. An operand is the sum of two doubles without error. With u = 2^-53
 * the pair of the product is off by at most 6u², the divisor at a lower scale by 3u², the remainder
 * of the first quotient by 13u² more, the second quotient by 18u²: together below 2^-100 of the
 * quotient, and by the last sum, taken below 2^45, 2^-8 more. So below 2^92 the error is at most
 * 2^-7, and where the part after the point lies further than that from 0, 1/2 and 1, every rounding
 * is decided. Elsewhere (about one quotient in thirty, and those that come out even) the whole
 * quotient is within 4 of the true one, and the remainder, exact in whole numbers, decides. {@link
 * Math#fma} is one instruction on current machines; where it is not, the result is the same and the
 * time is not. Source of the sums: Dekker, A floating-point technique for extending the available
 * precision, Numerische Mathematik 18 (1971).
 */
final class Quotient {

  /** How what is dropped compares with half of the last unit kept: −1, 0, 1; or nothing is. */
  private static final int EXACT = -2;

  private static final int BELOW_HALF = -1;
  private static final int ABOVE_HALF = 1;

  private static final long UNIT = Limbs.tenTo(Decimal.SCALE);
  private static final int UNIT_SHIFT = Long.numberOfLeadingZeros(UNIT);
  private static final long UNIT_RECIPROCAL = Limbs.reciprocalOfTenTo(Decimal.SCALE);

  /** Where an operand is split into two doubles of 53 and 52 bits. */
  private static final int SPLIT_BITS = 52;

  private static final double SPLIT = 0x1p52;

  /** Bits of the high limb of a near operand: 105 with the low limb. */
  private static final int NEAR_HIGH_BITS = 41;

  private static final double NEAR_BOUND = 0x1p102;

  /** Bits of the lower part of a near quotient; the upper part, 57 at most, is a double. */
  private static final int LOWER_BITS = 45;

  private static final double LOWER = 0x1p45;

  /** Below this the error of a near quotient is at most {@link #DOUBT}. */
  private static final double SURE_BOUND = 0x1p92;

  private static final double DOUBT = 0x1p-7;

  private Quotient() {}

  /** a × b ÷ 10^18 of two magnitudes of two limbs below 2^127. */
  static Decimal product(
      long a1, long a0, long b1, long b0, boolean negative, int scale, RoundingMode rounding) {
    // 10^18 has a reciprocal at hand; below its scale the quotient is short enough for the near
    // way.
    return scale == Decimal.SCALE
        ? far(a1, a0, b1, b0, 0, UNIT, negative, scale, rounding)
        : of(a1, a0, b1, b0, 0, UNIT, negative, scale, rounding);
  }

  /** a × b ÷ d of three magnitudes, d not 0, each of two limbs below 2^127. */
  static Decimal of(
      long a1,
      long a0,
      long b1,
      long b0,
      long d1,
      long d0,
      boolean negative,
      int scale,
      RoundingMode rounding) {
    if ((a1 | b1 | d1) >>> NEAR_HIGH_BITS != 0) {
      return far(a1, a0, b1, b0, d1, d0, negative, scale, rounding);
    }
    // Each operand is the sum of a double and a small rest, exactly.
    double dTop = upper(d1, d0);
    double d = Math.fma(dTop, SPLIT, lower(d0));
    double dRest = Math.fma(dTop, SPLIT, -d) + lower(d0);
    double aTop = upper(a1, a0);
    double a = Math.fma(aTop, SPLIT, lower(a0));
    double aRest = Math.fma(aTop, SPLIT, -a) + lower(a0);
    double bTop = upper(b1, b0);
    double b = Math.fma(bTop, SPLIT, lower(b0));
    double bRest = Math.fma(bTop, SPLIT, -b) + lower(b0);
    double product = a * b;
    double productRest = Math.fma(a, bRest, Math.fma(aRest, b, Math.fma(a, b, -product)));
    if (scale < Decimal.SCALE) {
      // Counts in units of the scale: the divisor is that many times larger.
      double ten = Limbs.tenTo(Decimal.SCALE - scale);
      double scaled = d * ten;
      dRest = Math.fma(d, ten, -scaled) + dRest * ten;
      d = scaled;
    }
    double inverse = 1 / d;
    double quotient = product * inverse;
    double rest = Math.fma(-quotient, dRest, Math.fma(-quotient, d, product) + productRest);
    return near(a1, a0, b1, b0, d1, d0, quotient, rest * inverse, negative, scale, rounding);
  }

  /** The quotient of two doubles and what they miss, settled exactly. */
  private static Decimal near(
      long a1,
      long a0,
      long b1,
      long b0,
      long d1,
      long d0,
      double quotient,
      double rest,
      boolean negative,
      int scale,
      RoundingMode rounding) {
    long wholeTop = (long) (quotient * (1 / LOWER));
    double bottom = rest + Math.fma(-LOWER, (double) wholeTop, quotient);
    double whole = Math.floor(bottom);
    double part = bottom - whole;
    long wholeBottom = (long) whole;
    long q0 = (wholeTop << LOWER_BITS) + wholeBottom;
    long q1 =
        (wholeTop >>> (64 - LOWER_BITS)) + (wholeBottom >> 63) + Limbs.borrow(q0, wholeBottom);
    double fromHalf = Math.abs(part - 0.5);
    if (quotient < SURE_BOUND && fromHalf > DOUBT && fromHalf < 0.5 - DOUBT) {
      long up = unitsUp(part, negative, rounding);
      q1 += Limbs.borrow(q0 + up, up);
      q0 += up;
      return scale == Decimal.SCALE
          ? Decimal.ofMagnitude(q1, q0, negative)
          : scaled(q1, q0, negative, scale);
    }
    if (quotient >= NEAR_BOUND) {
      return far(a1, a0, b1, b0, d1, d0, negative, scale, rounding);
    }
    return doubtful(q1, q0, a1, a0, b1, b0, d1, d0, negative, scale, rounding);
  }

  /** Settles a quotient that is a few units off at most by its exact remainder. */
  private static Decimal doubtful(
      long q1,
      long q0,
      long a1,
      long a0,
      long b1,
      long b0,
      long divisorHigh,
      long divisorLow,
      boolean negative,
      int scale,
      RoundingMode rounding) {
    long d1 = divisorHigh;
    long d0 = divisorLow;
    if (scale < Decimal.SCALE) {
      long ten = Limbs.tenTo(Decimal.SCALE - scale);
      if (d1 >= (1L << 62) / ten) {
        return far(a1, a0, b1, b0, d1, d0, negative, scale, rounding);
      }
      d1 = d1 * ten + Math.unsignedMultiplyHigh(d0, ten);
      d0 *= ten;
    }
    // The remainder is within a few divisors of 0, so its low 128 bits are all of it.
    long p0 = a0 * b0;
    long t0 = q0 * d0;
    long r0 = p0 - t0;
    long r1 =
        Math.unsignedMultiplyHigh(a0, b0)
            + a0 * b1
            + a1 * b0
            - Math.unsignedMultiplyHigh(q0, d0)
            - q0 * d1
            - q1 * d0
            - Limbs.borrow(p0, t0);
    while (r1 < 0) {
      q1 -= q0 == 0 ? 1 : 0;
      q0--;
      r0 += d0;
      r1 += d1 + Limbs.borrow(r0, d0);
    }
    while (!Limbs.isBelow(r1, r0, d1, d0)) {
      q0++;
      q1 += q0 == 0 ? 1 : 0;
      r1 -= d1 + Limbs.borrow(r0, d0);
      r0 -= d0;
    }
    long up = unitsUp(dropped(r1, r0, d1, d0), negative, q0, rounding);
    return scaled(q1 + Limbs.borrow(q0 + up, up), q0 + up, negative, scale);
  }

  /** A magnitude in units of the scale. */
  private static Decimal scaled(long high, long low, boolean negative, int scale) {
    if (scale == Decimal.SCALE) {
      return Decimal.signed(high, low, negative);
    }
    long ten = Limbs.tenTo(Decimal.SCALE - scale);
    long carried = Math.unsignedMultiplyHigh(low, ten);
    long upper = high * ten + carried;
    if ((Math.unsignedMultiplyHigh(high, ten) | ((upper | high * ten) >>> 63)) != 0) {
      throw Decimal.beyond("a value of more than 38 digits");
    }
    return Decimal.signed(upper, low * ten, negative);
  }

  /** What is above the split of a number of 105 bits. */
  private static double upper(long high, long low) {
    return (double) ((high << (64 - SPLIT_BITS)) | (low >>> SPLIT_BITS));
  }

  /** What is below the split. */
  private static double lower(long low) {
    return (double) (low & ((1L << SPLIT_BITS) - 1));
  }

  /** Long division. */
  private static Decimal far(
      long a1,
      long a0,
      long b1,
      long b0,
      long d1,
      long d0,
      boolean negative,
      int scale,
      RoundingMode rounding) {
    long p0 = a0 * b0;
    long p1 = Math.unsignedMultiplyHigh(a0, b0);
    long p2 = 0;
    long p3 = 0;
    if ((a1 | b1) != 0) {
      long low = a0 * b1;
      long sum = p1 + low;
      // Below 2^63 each, so that no sum of high halves leaves the limb.
      p2 = Math.unsignedMultiplyHigh(a0, b1) + Limbs.borrow(sum, low);
      low = a1 * b0;
      p1 = sum + low;
      p2 += Math.unsignedMultiplyHigh(a1, b0) + Limbs.borrow(p1, low);
      low = a1 * b1;
      p2 += low;
      p3 = Math.multiplyHigh(a1, b1) + Limbs.borrow(p2, low);
    }
    return d1 == 0
        ? byOne(p3, p2, p1, p0, d0, negative, scale, rounding)
        : byTwo(p3, p2, p1, p0, d1, d0, negative, scale, rounding);
  }

  private static Decimal byOne(
      long p3,
      long p2,
      long p1,
      long p0,
      long divisor,
      boolean negative,
      int scale,
      RoundingMode rounding) {
    if (p3 != 0 || Long.compareUnsigned(p2, divisor) >= 0) {
      throw Decimal.beyond("a quotient of more than 38 digits");
    }
    boolean unit = divisor == UNIT;
    int shift = unit ? UNIT_SHIFT : Long.numberOfLeadingZeros(divisor);
    long d = divisor << shift;
    long v = unit ? UNIT_RECIPROCAL : Limbs.reciprocal(d);
    // Shifts by 63 − shift and 1 more, as a shift by 64 would be one by 0.
    int back = 63 - shift;
    long u2 = (p2 << shift) | (p1 >>> 1 >>> back);
    long u1 = (p1 << shift) | (p0 >>> 1 >>> back);
    long u0 = p0 << shift;
    long high = 0;
    if (u2 != 0 || Long.compareUnsigned(u1, d) >= 0) {
      high = Limbs.digit(u2, u1, d, v);
      u1 -= high * d;
    }
    long low = Limbs.digit(u1, u0, d, v);
    return rounded(high, low, 0, u0 - low * d, 0, d, negative, scale, rounding);
  }

  private static Decimal byTwo(
      long p3,
      long p2,
      long p1,
      long p0,
      long divisorHigh,
      long divisorLow,
      boolean negative,
      int scale,
      RoundingMode rounding) {
    if (!Limbs.isBelow(p3, p2, divisorHigh, divisorLow)) {
      throw Decimal.beyond("a quotient of more than 38 digits");
    }
    int shift = Long.numberOfLeadingZeros(divisorHigh);
    int back = 63 - shift;
    long d1 = (divisorHigh << shift) | (divisorLow >>> 1 >>> back);
    long d0 = divisorLow << shift;
    long v = Limbs.reciprocal(d1, d0);
    long u2 = (p3 << shift) | (p2 >>> 1 >>> back);
    long u1 = (p2 << shift) | (p1 >>> 1 >>> back);
    long u0 = (p1 << shift) | (p0 >>> 1 >>> back);
    long next = p0 << shift;
    long high = 0;
    // (u2, u1) is below the divisor. Without u2 the first digit is 0 when (u1, u0) is, too.
    if (u2 != 0 || !Limbs.isBelow(u1, u0, d1, d0)) {
      high = Limbs.digit(u2, u1, u0, d1, d0, v);
      long low = high * d0;
      u1 -= high * d1 + Math.unsignedMultiplyHigh(high, d0) + Limbs.borrow(u0, low);
      u0 -= low;
    }
    long q = Limbs.digit(u1, u0, next, d1, d0, v);
    long low = q * d0;
    long r1 = u0 - q * d1 - Math.unsignedMultiplyHigh(q, d0) - Limbs.borrow(next, low);
    return rounded(high, q, r1, next - low, d1, d0, negative, scale, rounding);
  }

  /** A magnitude in units of 10^-18 rounded to {@code scale}. */
  static Decimal rounded(long high, long low, boolean negative, int scale, RoundingMode rounding) {
    return scale < Decimal.SCALE
        ? shortened(high, low, EXACT, negative, Decimal.SCALE - scale, rounding)
        : Decimal.signed(high, low, negative);
  }

  /** A whole quotient and its remainder rounded to {@code scale}. */
  private static Decimal rounded(
      long high,
      long low,
      long r1,
      long r0,
      long d1,
      long d0,
      boolean negative,
      int scale,
      RoundingMode rounding) {
    int dropped = dropped(r1, r0, d1, d0);
    if (scale < Decimal.SCALE) {
      return shortened(high, low, dropped, negative, Decimal.SCALE - scale, rounding);
    }
    long up = unitsUp(dropped, negative, low, rounding);
    return Decimal.signed(high + Limbs.borrow(low + up, up), low + up, negative);
  }

  /** How a remainder compares with half of its divisor. */
  private static int dropped(long r1, long r0, long d1, long d0) {
    if ((r1 | r0) == 0) {
      return EXACT;
    }
    // Compare with what is missing to the divisor.
    long missing1 = d1 - r1 - Limbs.borrow(d0, r0);
    long missing0 = d0 - r0;
    if (r1 == missing1) {
      return r0 == missing0 ? 0 : (int) (Limbs.borrow(missing0, r0) << 1) - 1;
    }
    return (int) (Limbs.borrow(missing1, r1) << 1) - 1;
  }

  /** Rounds to a multiple of 10^digits. */
  private static Decimal shortened(
      long high, long low, int before, boolean negative, int digits, RoundingMode rounding) {
    if (high < 0) {
      throw Decimal.beyond("a value of more than 38 digits");
    }
    long ten = Limbs.tenTo(digits);
    long v = Limbs.reciprocalOfTenTo(digits);
    int shift = Long.numberOfLeadingZeros(ten);
    int back = 63 - shift;
    long d = ten << shift;
    long u2 = high >>> 1 >>> back;
    long u1 = (high << shift) | (low >>> 1 >>> back);
    long u0 = low << shift;
    long q1 = 0;
    if (u2 != 0 || Long.compareUnsigned(u1, d) >= 0) {
      q1 = Limbs.digit(u2, u1, d, v);
      u1 -= q1 * d;
    }
    long q0 = Limbs.digit(u1, u0, d, v);
    int dropped = dropped(0, u0 - q0 * d, 0, d);
    if (before != EXACT) {
      dropped = dropped == EXACT ? BELOW_HALF : dropped == 0 ? ABOVE_HALF : dropped;
    }
    long up = unitsUp(dropped, negative, q0, rounding);
    q0 += up;
    q1 += Limbs.borrow(q0, up);
    return Decimal.signed(Math.unsignedMultiplyHigh(q0, ten) + q1 * ten, q0 * ten, negative);
  }

  /** 1 if a part after the point that is not near 0, 1/2 or 1 is rounded up, else 0. */
  private static long unitsUp(double part, boolean negative, RoundingMode rounding) {
    return switch (rounding) {
      case UP -> 1;
      case DOWN -> 0;
      case CEILING -> negative ? 0 : 1;
      case FLOOR -> negative ? 1 : 0;
      case HALF_UP, HALF_DOWN, HALF_EVEN -> (long) (part + 0.5);
      case UNNECESSARY -> throw new OutOfRangeException("the result needs rounding");
    };
  }

  /** 1 if the magnitude is rounded up, else 0. */
  private static long unitsUp(int dropped, boolean negative, long low, RoundingMode rounding) {
    if (dropped == EXACT) {
      return 0;
    }
    return switch (rounding) {
      case UP -> 1;
      case DOWN -> 0;
      case CEILING -> negative ? 0 : 1;
      case FLOOR -> negative ? 1 : 0;
      case HALF_UP -> (dropped + 2) >> 1;
      case HALF_DOWN -> (dropped + 1) >> 1;
      case HALF_EVEN -> (dropped + 1 + (low & 1)) >> 1;
      case UNNECESSARY -> throw new OutOfRangeException("the result needs rounding");
    };
  }
}
