package io.counterpool.models.rates;

import io.counterpool.models.Bounds;
import io.counterpool.models.FixedPoint;
import io.counterpool.models.OutOfRangeException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * Growth of an interest index over an interval, at 27 fraction digits. With {@code x = rateAnnual ×
 * seconds ÷ year}, rounded down:
 *
 * <ul>
 *   <li>linear (what suppliers earn): {@code 1 + x};
 *   <li>compounded (what borrowers owe): {@code 1 + x + x × (x/2 + x × (x/6))}, the third-order
 *       series of e^x, which never charges more than e^x and at {@code x = 0.56} 0.3 % less. x/2
 *       and x/6 are rounded down, each product half up.
 * </ul>
 *
 * <p>Both are 1 at 0 seconds and never fall with the rate or the time. Source: Aave v3, MathUtils.
 */
public final class IndexGrowth {

  private static final int SCALE = 27;
  private static final BigDecimal YEAR = BigDecimal.valueOf(BorrowIndex.YEAR_SECONDS);
  private static final BigInteger TWO = BigInteger.TWO;
  private static final BigInteger SIX = BigInteger.valueOf(6);
  private static final BigInteger ONE = FixedPoint.RAY.one();

  private IndexGrowth() {}

  /**
   * Simple interest.
   *
   * @param rateAnnual fraction per year, ≥ 0
   * @param seconds 0 or more
   * @return factor, at least 1, rounded down
   */
  public static BigDecimal linear(BigDecimal rateAnnual, long seconds) {
    return decimal(ONE.add(exponent(rateAnnual, seconds)));
  }

  /**
   * Compound interest to the third order.
   *
   * @param rateAnnual fraction per year, ≥ 0
   * @param seconds 0 or more
   * @return factor, at least 1
   */
  public static BigDecimal compounded(BigDecimal rateAnnual, long seconds) {
    BigInteger x = exponent(rateAnnual, seconds);
    BigInteger inner = x.divide(TWO).add(product(x, x.divide(SIX)));
    return decimal(ONE.add(x).add(product(x, inner)));
  }

  private static BigInteger exponent(BigDecimal rateAnnual, long seconds) {
    if (rateAnnual.signum() < 0) {
      throw new OutOfRangeException("rateAnnual must not be below 0, was " + rateAnnual);
    }
    Bounds.notNegativeSeconds(seconds);
    return rateAnnual
        .multiply(BigDecimal.valueOf(seconds))
        .divide(YEAR, SCALE, RoundingMode.FLOOR)
        .unscaledValue();
  }

  private static BigInteger product(BigInteger a, BigInteger b) {
    return FixedPoint.RAY.times(a, b, RoundingMode.HALF_UP);
  }

  private static BigDecimal decimal(BigInteger units) {
    return new BigDecimal(units, SCALE);
  }
}
