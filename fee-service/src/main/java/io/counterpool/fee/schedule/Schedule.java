package io.counterpool.fee.schedule;

import io.counterpool.models.Bounds;
import io.counterpool.models.fees.TradeFee;
import io.counterpool.models.funding.FundingModel;
import io.counterpool.models.rates.RateCurve;

/**
 * What a market charges.
 *
 * @param tradeFee fee of one trade on its notional
 * @param borrow annual borrowing rate by utilisation
 * @param funding how the funding rate answers the skew
 * @param split who gets a collected trade fee
 * @param termsValiditySeconds terms hold this long from their instant, 1 to 86,400
 * @param maxAccrualSeconds the most one interval accrues; the rest of a gap accrues nothing; 1 to
 *     86,400
 */
public record Schedule(
    TradeFee tradeFee,
    RateCurve borrow,
    FundingModel funding,
    FeeSplit split,
    int termsValiditySeconds,
    int maxAccrualSeconds) {

  /** A day: longer, and terms or a missed interval would outlive any reason to trust them. */
  static final int LONGEST_SECONDS = 86_400;

  public Schedule {
    Bounds.within("termsValiditySeconds", termsValiditySeconds, 1, LONGEST_SECONDS);
    Bounds.within("maxAccrualSeconds", maxAccrualSeconds, 1, LONGEST_SECONDS);
  }
}
