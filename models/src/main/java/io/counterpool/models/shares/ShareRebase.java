package io.counterpool.models.shares;

import io.counterpool.models.OutOfRangeException;
import java.math.BigInteger;

/**
 * Shares of a fund counted anew after losses have made one of them worth too little: all are
 * divided by the same power of ten, so that a share is worth about a tenth of a smallest unit or
 * more again. Whole smallest units, any number of digits. Source: Drift v2, insurance.
 */
public final class ShareRebase {

  private ShareRebase() {}

  /**
   * The power: {@code ⌊log10 ⌊⌊shares ÷ 10⌋ ÷ balance⌋⌋}, 0 while that quotient is below 10.
   *
   * @param shares all shares, ≥ 0
   * @param balance of the fund, above 0
   */
  public static int exponent(BigInteger shares, BigInteger balance) {
    requireNotNegative("shares", shares);
    if (balance.signum() <= 0) {
      throw new OutOfRangeException("balance must be above 0, was " + balance);
    }
    return shares.divide(BigInteger.TEN).divide(balance).toString().length() - 1;
  }

  /**
   * Shares after the rebase: {@code ⌊shares ÷ 10^exponent⌋}.
   *
   * @param shares of one holder or of all, ≥ 0
   * @param exponent 0 to 1,000
   */
  public static BigInteger rebased(BigInteger shares, int exponent) {
    if (exponent < 0 || exponent > 1_000) {
      throw new OutOfRangeException("exponent must be from 0 to 1000, was " + exponent);
    }
    return requireNotNegative("shares", shares).divide(BigInteger.TEN.pow(exponent));
  }

  private static BigInteger requireNotNegative(String name, BigInteger value) {
    if (value.signum() < 0) {
      throw new OutOfRangeException(name + " must not be below 0, was " + value);
    }
    return value;
  }
}
