package io.counterpool.models.funding;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * Cumulative funding of one unit of long size: every market keeps one number, every position the
 * number of its last settlement.
 */
public final class FundingIndex {

  private FundingIndex() {}

  /**
   * Growth of the index over part of an interval: {@code rate × price × seconds ÷ intervalSeconds}.
   * Source: dYdX v4, funding.
   *
   * @param rate fraction of the price per interval that longs pay
   * @param intervalSeconds above 0
   * @param price settlement units for one base unit, above 0
   * @param seconds 0 or more
   * @param quantum step of the index, settlement units for one base unit, above 0
   * @return settlement units for one base unit, rounded towards 0 to a multiple of the quantum
   */
  public static BigDecimal growth(
      Decimal rate, long intervalSeconds, Decimal price, long seconds, BigDecimal quantum) {
    Bounds.positive("price", price);
    Bounds.notNegativeSeconds(seconds);
    Bounds.positive("quantum", quantum);
    Bounds.positive("intervalSeconds", BigDecimal.valueOf(intervalSeconds));
    BigInteger steps =
        rate.toBigDecimal()
            .multiply(price.toBigDecimal())
            .multiply(BigDecimal.valueOf(seconds))
            .divide(quantum.multiply(BigDecimal.valueOf(intervalSeconds)), 0, RoundingMode.DOWN)
            .toBigInteger();
    return quantum.multiply(new BigDecimal(steps));
  }

  /**
   * What a position pays for a change of the index, exact: {@code size × change}. Negative: it
   * receives.
   *
   * @param size signed base units
   */
  public static BigDecimal payment(Decimal size, BigDecimal change) {
    return size.toBigDecimal().multiply(change);
  }
}
