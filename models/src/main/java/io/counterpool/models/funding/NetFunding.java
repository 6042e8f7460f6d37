package io.counterpool.models.funding;

import io.counterpool.models.Decimal;
import java.math.BigDecimal;
import java.util.List;

/**
 * Funding settled against one counterparty that takes the side the traders leave open: the pool or
 * its insurance fund.
 *
 * <p>Long and short size need not match, so the payments do not cancel; the counterparty gains
 * their sum. All figures are exact. Source: Perpetual Protocol v1, ClearingHouse.payFunding.
 */
public final class NetFunding {

  private NetFunding() {}

  /**
   * Margin after a payment.
   *
   * @param margin ≥ 0
   * @param badDebt what the margin could not pay, ≥ 0
   */
  public record Settled(BigDecimal margin, BigDecimal badDebt) {}

  /**
   * {@code margin − size × change}; below 0 it is no margin and a bad debt.
   *
   * @param margin settlement units, of any sign
   * @param size signed base units
   * @param change of the cumulative index, settlement units for one base unit
   */
  public static Settled settle(BigDecimal margin, Decimal size, BigDecimal change) {
    BigDecimal left = margin.subtract(FundingIndex.payment(size, change));
    return new Settled(left.max(BigDecimal.ZERO), left.negate().max(BigDecimal.ZERO));
  }

  /** What the counterparty gains: the sum of all payments, whether margin covers them or not. */
  public static BigDecimal gain(List<Decimal> sizes, BigDecimal change) {
    BigDecimal gain = BigDecimal.ZERO;
    for (Decimal size : sizes) {
      gain = gain.add(FundingIndex.payment(size, change));
    }
    return gain;
  }
}
