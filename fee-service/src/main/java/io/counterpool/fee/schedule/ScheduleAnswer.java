package io.counterpool.fee.schedule;

import io.counterpool.models.fees.TradeFee;
import io.counterpool.models.funding.FundingModel;
import io.counterpool.models.rates.RateCurve;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One version of a schedule as it is answered. */
record ScheduleAnswer(
    MarketId market,
    long version,
    @Nullable Instant effectiveFrom,
    TradeFee tradeFee,
    RateCurve borrow,
    FundingModel funding,
    FeeSplit split,
    int termsValiditySeconds,
    int maxAccrualSeconds) {

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
        schedule.maxAccrualSeconds());
  }
}
