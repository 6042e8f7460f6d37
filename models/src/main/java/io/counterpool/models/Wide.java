package io.counterpool.models;

/**
 * Scratch number of {@link Decimal}: unsigned, up to 256 bits, four limbs of 64, and whether a
 * division has left something below it.
 *
 * <p>Sources: Knuth, The Art of Computer Programming, volume 2, algorithm D; Warren, Hacker's
 * Delight, §9-4 for the division of two limbs by one.
 */
final class Wide {

  private static final long LOW_HALF = 0xffff_ffffL;

  /** Powers of ten of one limb: 10^0 to 10^18. */
  private static final long[] TEN = new long[19];

  static {
    TEN[0] = 1;
    for (int i = 1; i < TEN.length; i++) {
      TEN[i] = TEN[i - 1] * 10;
    }
  }

  private long w0;
  private long w1;
  private long w2;
  private long w3;

  /** Whether the dropped part is below, at or above half of the last unit: −1, 0, 1. */
  private int toHalf = -1;

  private boolean inexact;

  /** A number of two limbs. */
  Wide(long high, long low) {
    this.w0 = low;
    this.w1 = high;
  }

  static long tenTo(int exponent) {
    return TEN[exponent];
  }

  /** Product of two numbers of two limbs, exact. */
  static Wide product(long aHigh, long aLow, long bHigh, long bLow) {
    Wide result = new Wide(Math.unsignedMultiplyHigh(aLow, bLow), aLow * bLow);
    if ((aHigh | bHigh) == 0) {
      return result;
    }
    result.addProduct(aHigh, bLow);
    result.addProduct(aLow, bHigh);
    long low = aHigh * bHigh;
    result.w2 += low;
    result.w3 += Math.unsignedMultiplyHigh(aHigh, bHigh);
    if (Long.compareUnsigned(result.w2, low) < 0) {
      result.w3++;
    }
    return result;
  }

  /** Adds a × b at the second limb. */
  private void addProduct(long a, long b) {
    long low = a * b;
    long high = Math.unsignedMultiplyHigh(a, b);
    w1 += low;
    if (Long.compareUnsigned(w1, low) < 0) {
      high++; // The high limb of a product is never all ones.
    }
    w2 += high;
    if (Long.compareUnsigned(w2, high) < 0) {
      w3++;
    }
  }

  long low() {
    return w0;
  }

  long high() {
    return w1;
  }

  /** Whether more than two limbs are in use. */
  boolean isBeyondTwoLimbs() {
    return (w2 | w3) != 0;
  }

  boolean isInexact() {
    return inexact;
  }

  int comparedToHalf() {
    return toHalf;
  }

  boolean isOdd() {
    return (w0 & 1) != 0;
  }

  void increment() {
    if (++w0 == 0 && ++w1 == 0 && ++w2 == 0) {
      w3++;
    }
  }

  /** Multiplies two limbs by one. */
  void multiply(long factor) {
    if (factor == 1) {
      return;
    }
    long carry = Math.unsignedMultiplyHigh(w0, factor);
    w0 *= factor;
    w2 = Math.unsignedMultiplyHigh(w1, factor);
    w1 = w1 * factor + carry;
    if (Long.compareUnsigned(w1, carry) < 0) {
      w2++;
    }
  }

  /** Divides by 10^exponent, 0 to 36, and notes how what is dropped compares with half. */
  void divideByTenTo(int exponent) {
    int first = Math.min(exponent, 18);
    divide(TEN[first]);
    if (exponent > 18) {
      divide(TEN[exponent - 18]);
    }
  }

  /** Divides by one limb, not 0. What earlier divisions dropped counts below this remainder. */
  void divide(long divisor) {
    if (divisor == 1) {
      return;
    }
    long rest = 0;
    if (w3 != 0) {
      long q = Long.divideUnsigned(w3, divisor);
      rest = w3 - q * divisor;
      w3 = q;
    }
    if ((w2 | rest) != 0) {
      long q = divideTwo(rest, w2, divisor);
      rest = w2 - q * divisor;
      w2 = q;
    }
    if ((w1 | rest) != 0) {
      long q = divideTwo(rest, w1, divisor);
      rest = w1 - q * divisor;
      w1 = q;
    }
    long q = divideTwo(rest, w0, divisor);
    rest = w0 - q * divisor;
    w0 = q;
    note(Long.compareUnsigned(rest, divisor - rest), rest != 0);
  }

  /** Divides by two limbs, the high one not 0. */
  void divide(long high, long low) {
    int shift = Long.numberOfLeadingZeros(high);
    long v1 = shift == 0 ? high : (high << shift) | (low >>> (64 - shift));
    long v0 = low << shift;
    long[] u = shifted(shift);
    long[] quotient = new long[3];
    for (int j = 2; j >= 0; j--) {
      quotient[j] = digit(u, j, v1, v0);
    }
    long restLow = shift == 0 ? u[0] : (u[0] >>> shift) | (u[1] << (64 - shift));
    long restHigh = u[1] >>> shift;
    w0 = quotient[0];
    w1 = quotient[1];
    w2 = quotient[2];
    w3 = 0;
    // Compare the remainder with what is missing to the divisor.
    long missingLow = low - restLow;
    long missingHigh = high - restHigh - (Long.compareUnsigned(low, restLow) < 0 ? 1 : 0);
    int compared = Long.compareUnsigned(restHigh, missingHigh);
    note(
        compared != 0 ? compared : Long.compareUnsigned(restLow, missingLow),
        (restHigh | restLow) != 0);
  }

  private void note(int comparedWithHalf, boolean rest) {
    int compared = Integer.signum(comparedWithHalf);
    toHalf = compared == 0 && inexact ? 1 : compared;
    inexact |= rest;
  }

  /** This number shifted left in five limbs. */
  private long[] shifted(int shift) {
    if (shift == 0) {
      return new long[] {w0, w1, w2, w3, 0};
    }
    int back = 64 - shift;
    return new long[] {
      w0 << shift,
      (w1 << shift) | (w0 >>> back),
      (w2 << shift) | (w1 >>> back),
      (w3 << shift) | (w2 >>> back),
      w3 >>> back
    };
  }

  /**
   * One digit of algorithm D: u[j..j+2] ÷ v, whose remainder stays in u. The test sees both limbs
   * of the divisor, so the estimate is exact and nothing is ever added back.
   */
  private static long digit(long[] u, int j, long v1, long v0) {
    long top = u[j + 2];
    long estimate;
    long rest;
    boolean restFits = true;
    if (top == v1) {
      estimate = -1;
      rest = u[j + 1] + v1;
      restFits = Long.compareUnsigned(rest, v1) >= 0;
    } else {
      estimate = divideTwo(top, u[j + 1], v1);
      rest = u[j + 1] - estimate * v1;
    }
    while (restFits && exceeds(estimate, v0, rest, u[j])) {
      estimate--;
      rest += v1;
      restFits = Long.compareUnsigned(rest, v1) >= 0;
    }
    subtract(u, j, estimate, v1, v0);
    return estimate;
  }

  /** Whether a × b is above the two limbs (high, low). */
  private static boolean exceeds(long a, long b, long high, long low) {
    int compared = Long.compareUnsigned(Math.unsignedMultiplyHigh(a, b), high);
    return compared != 0 ? compared > 0 : Long.compareUnsigned(a * b, low) > 0;
  }

  /** u[j..j+2] −= factor × v, modulo three limbs. */
  private static void subtract(long[] u, int j, long factor, long v1, long v0) {
    long low = factor * v0;
    long middle = factor * v1;
    long carry = Math.unsignedMultiplyHigh(factor, v0);
    long high = Math.unsignedMultiplyHigh(factor, v1);
    middle += carry;
    if (Long.compareUnsigned(middle, carry) < 0) {
      high++;
    }
    long borrow = Long.compareUnsigned(u[j], low) < 0 ? 1 : 0;
    u[j] -= low;
    long left = u[j + 1] - middle;
    long nextBorrow = Long.compareUnsigned(u[j + 1], middle) < 0 ? 1 : 0;
    if (borrow != 0 && left == 0) {
      nextBorrow++;
    }
    u[j + 1] = left - borrow;
    u[j + 2] -= high + nextBorrow;
  }

  /** (high, low) ÷ divisor, unsigned, where high is below the divisor. */
  private static long divideTwo(long high, long low, long divisor) {
    if (high == 0) {
      return Long.divideUnsigned(low, divisor);
    }
    int shift = Long.numberOfLeadingZeros(divisor);
    long d = divisor << shift;
    long dHigh = d >>> 32;
    long dLow = d & LOW_HALF;
    long upper = shift == 0 ? high : (high << shift) | (low >>> (64 - shift));
    long lower = low << shift;
    long first = halfDigit(upper, lower >>> 32, dHigh, dLow);
    long middle = (upper << 32) + (lower >>> 32) - first * d;
    long second = halfDigit(middle, lower & LOW_HALF, dHigh, dLow);
    return (first << 32) + second;
  }

  /** One digit of 32 bits: (rest × 2^32 + next) ÷ (dHigh × 2^32 + dLow). */
  private static long halfDigit(long rest, long next, long dHigh, long dLow) {
    long digit = Long.divideUnsigned(rest, dHigh);
    long left = rest - digit * dHigh;
    while (digit > LOW_HALF || Long.compareUnsigned(digit * dLow, (left << 32) + next) > 0) {
      digit--;
      left += dHigh;
      if (left > LOW_HALF) {
        break;
      }
    }
    return digit;
  }
}
