package io.counterpool.fee.schedule;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import io.counterpool.models.fees.FeeDiscount;
import io.counterpool.models.fees.ForcedCloseFees;
import io.counterpool.models.fees.ImpactRebate;
import io.counterpool.models.fees.LatencyPremium;
import io.counterpool.models.fees.TradeFeeModel;
import io.counterpool.models.fees.VolatilityFee;
import io.counterpool.models.funding.FundingBudget;
import io.counterpool.models.funding.MarketFunding;
import io.counterpool.models.rates.BorrowModel;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The next version of a schedule as it is asked for. See {@link Schedule} for the fields.
 *
 * @param effectiveFrom first instant at which it applies; left out: from now on, or for the first
 *     version of a market at all times
 */
record ScheduleRequest(
    TradeFeeModel tradeFee,
    BorrowModel borrow,
    MarketFunding funding,
    FeeSplit split,
    int termsValiditySeconds,
    int maxAccrualSeconds,
    @Nullable Instant effectiveFrom,
    @Nullable VolatilityFee surcharge,
    @Nullable FeeDiscount discount,
    @Nullable LatencyPremium latencyPremium,
    @Nullable ImpactRebate impactRebate,
    @Nullable ForcedCloseFees forcedClose,
    @Nullable Decimal maxFeeRate,
    @Nullable FundingBudget poolFundingBudget) {

  ScheduleRequest {
    Bounds.within("termsValiditySeconds", termsValiditySeconds, 1, Schedule.LONGEST_SECONDS);
    Bounds.within("maxAccrualSeconds", maxAccrualSeconds, 1, Schedule.LONGEST_SECONDS);
    Schedule.checkOptions(tradeFee, surcharge, maxFeeRate);
  }

  Schedule schedule() {
    return new Schedule(
        tradeFee,
        borrow,
        funding,
        split,
        termsValiditySeconds,
        maxAccrualSeconds,
        surcharge,
        discount,
        latencyPremium,
        impactRebate,
        forcedClose,
        maxFeeRate,
        poolFundingBudget);
  }
}
