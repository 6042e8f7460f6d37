package io.counterpool.fee.schedule;

import com.fasterxml.jackson.annotation.JsonInclude;
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

/** One version of a schedule as it is answered. */
record ScheduleAnswer(
    MarketId market,
    long version,
    @Nullable Instant effectiveFrom,
    TradeFeeModel tradeFee,
    BorrowModel borrow,
    MarketFunding funding,
    FeeSplit split,
    int termsValiditySeconds,
    int maxAccrualSeconds,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable VolatilityFee surcharge,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable FeeDiscount discount,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable LatencyPremium latencyPremium,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ImpactRebate impactRebate,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ForcedCloseFees forcedClose,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Decimal maxFeeRate,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable FundingBudget poolFundingBudget) {

  static ScheduleAnswer of(ScheduleVersion version) {
    Schedule schedule = version.schedule();
    return new ScheduleAnswer(
        version.market(),
        version.version(),
        version.effectiveFrom(),
        schedule.tradeFee(),
        schedule.borrow(),
        schedule.funding(),
        schedule.split(),
        schedule.termsValiditySeconds(),
        schedule.maxAccrualSeconds(),
        schedule.surcharge(),
        schedule.discount(),
        schedule.latencyPremium(),
        schedule.impactRebate(),
        schedule.forcedClose(),
        schedule.maxFeeRate(),
        schedule.poolFundingBudget());
  }
}
