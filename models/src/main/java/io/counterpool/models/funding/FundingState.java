package io.counterpool.models.funding;

import io.counterpool.models.Decimal;

/**
 * Where the funding of a market stands.
 *
 * @param ratePerDay fraction of the price per day that longs pay now; negative: shorts pay
 * @param index cumulative settlement units paid by one unit of long size since the start; a
 *     position owes {@code size × change of the index}
 */
public record FundingState(Decimal ratePerDay, Decimal index) {

  /** No rate, nothing accrued. */
  public static final FundingState START = new FundingState(Decimal.ZERO, Decimal.ZERO);
}
