package io.counterpool.models.funding;

import io.counterpool.models.ClockAverage;
import io.counterpool.models.Decimal;
import org.jspecify.annotations.Nullable;

/**
 * Where the funding of a market stands.
 *
 * @param ratePerDay of the model, before any budget: fraction of the price a day, above 0 longs pay
 * @param longRatePerDay what longs pay now, below 0: receive
 * @param shortRatePerDay what shorts receive now, below 0: pay
 * @param longIndex settlement units paid by one unit of long size since the start
 * @param shortIndex settlement units received by one unit of short size since the start; a position
 *     owes signed size × change of the index of its side
 * @param premium what a model that follows the premium has gathered; null for the others
 */
public record FundingCarry(
    Decimal ratePerDay,
    Decimal longRatePerDay,
    Decimal shortRatePerDay,
    Decimal longIndex,
    Decimal shortIndex,
    @Nullable ClockAverage premium) {

  /** No rate, nothing accrued. */
  public static final FundingCarry START =
      new FundingCarry(Decimal.ZERO, Decimal.ZERO, Decimal.ZERO, Decimal.ZERO, Decimal.ZERO, null);
}
