package io.counterpool.models;

/**
 * Unsigned arithmetic on limbs of 64 bits, without objects: borrows, and division through a
 * reciprocal, which costs multiplications only.
 *
 * <p>A divisor is <i>normal</i> if its top bit is set; its reciprocal is {@code ⌊(2^128 − 1) ÷ d⌋ −
 * 2^64}. Source: Möller, Granlund, Improved Division by Invariant Integers, IEEE Transactions on
 * Computers 60 (2011), algorithms 2 to 6.
 */
final class Limbs {

  /** Powers of ten of one limb: 10^0 to 10^18. */
  private static final long[] TEN = new long[19];

  /** Reciprocal of each power of ten, shifted until normal. */
  private static final long[] RECIPROCAL_OF_TEN = new long[19];

  /** ⌊(2^19 − 3 × 2^8) ÷ d⌋ for the nine top bits d of a normal divisor, 256 to 511. */
  private static final short[] FIRST_GUESS = new short[256];

  static {
    for (int i = 0; i < FIRST_GUESS.length; i++) {
      FIRST_GUESS[i] = (short) ((0x80000 - 0x300) / (i + 256));
    }
    long power = 1;
    for (int i = 0; i < TEN.length; i++) {
      TEN[i] = power;
      RECIPROCAL_OF_TEN[i] = reciprocal(power << Long.numberOfLeadingZeros(power));
      power *= 10;
    }
  }

  private Limbs() {}

  static long tenTo(int exponent) {
    return TEN[exponent];
  }

  static long reciprocalOfTenTo(int exponent) {
    return RECIPROCAL_OF_TEN[exponent];
  }

  /**
   * 1 if {@code a} is below {@code b}, unsigned: the borrow of {@code a − b}, and the carry of the
   * sum {@code a} of {@code b} and something.
   */
  static long borrow(long a, long b) {
    return Long.compareUnsigned(a, b) < 0 ? 1 : 0;
  }

  private static boolean isBelow(long a, long b) {
    return Long.compareUnsigned(a, b) < 0;
  }

  /** Whether (a1, a0) is below (b1, b0), unsigned. */
  static boolean isBelow(long a1, long a0, long b1, long b0) {
    return a1 == b1 ? isBelow(a0, b0) : isBelow(a1, b1);
  }

  /** Reciprocal of a normal limb: 11, 21, 34, 65 and at last 64 exact bits. */
  static long reciprocal(long d) {
    long odd = d & 1;
    long d40 = (d >>> 24) + 1;
    long half = (d >>> 1) + odd;
    long v0 = FIRST_GUESS[(int) (d >>> 55) - 256];
    long v1 = (v0 << 11) - ((v0 * v0 * d40) >>> 40) - 1;
    long v2 = (v1 << 13) + ((v1 * ((1L << 60) - v1 * d40)) >>> 47);
    long error = ((v2 >>> 1) & -odd) - v2 * half;
    long v3 = (v2 << 31) + (Math.unsignedMultiplyHigh(v2, error) >>> 1);
    long low = v3 * d;
    return v3 - (Math.unsignedMultiplyHigh(v3, d) + d + borrow(low + d, d));
  }

  /** Reciprocal of two limbs, the high one normal: {@code ⌊(2^192 − 1) ÷ d⌋ − 2^64}. */
  static long reciprocal(long d1, long d0) {
    long v = reciprocal(d1);
    long p = d1 * v + d0;
    if (isBelow(p, d0)) {
      v--;
      if (!isBelow(p, d1)) {
        v--;
        p -= d1;
      }
      p -= d1;
    }
    long low = v * d0;
    long high = Math.unsignedMultiplyHigh(v, d0);
    p += high;
    if (isBelow(p, high)) {
      v--;
      if (!isBelow(p, d1) && (p != d1 || !isBelow(low, d0))) {
        v--;
      }
    }
    return v;
  }

  /** (u1, u0) ÷ d for a normal d above u1 and its reciprocal v. */
  static long digit(long u1, long u0, long d, long v) {
    long low = v * u1;
    long fraction = low + u0;
    long q = Math.unsignedMultiplyHigh(v, u1) + u1 + borrow(fraction, low) + 1;
    long rest = u0 - q * d;
    long over = -borrow(fraction, rest);
    q += over;
    rest += over & d;
    return isBelow(rest, d) ? q : q + 1;
  }

  /** (u2, u1, u0) ÷ (d1, d0) for a normal divisor above (u2, u1) and its reciprocal v. */
  static long digit(long u2, long u1, long u0, long d1, long d0, long v) {
    long low = v * u2;
    long fraction = low + u1;
    long q = Math.unsignedMultiplyHigh(v, u2) + u2 + borrow(fraction, low);
    long t0 = d0 * q;
    long r1 = u1 - q * d1 - Math.unsignedMultiplyHigh(d0, q) - borrow(u0, t0);
    long r0 = u0 - t0;
    r1 -= d1 + borrow(r0, d0);
    r0 -= d0;
    long over = borrow(r1, fraction) - 1;
    q += over + 1;
    long added = over & d0;
    r0 += added;
    r1 += (over & d1) + borrow(r0, added);
    return isBelow(r1, r0, d1, d0) ? q : q + 1;
  }

  /** (high, low) ÷ 10^18, where high is below 10^18. */
  static long unitsInWhole(long high, long low) {
    long d = TEN[18] << 4; // 10^18 is just below 2^60.
    return digit((high << 4) | (low >>> 60), low << 4, d, RECIPROCAL_OF_TEN[18]);
  }
}
