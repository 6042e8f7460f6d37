package io.counterpool.fee.schedule;

import io.counterpool.models.Bounds;
import io.counterpool.models.fees.TradeFee;
import io.counterpool.models.funding.FundingModel;
import io.counterpool.models.rates.RateCurve;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The next version of a schedule as it is asked for. See {@link Schedule} for the fields.
 *
 * @param effectiveFrom first instant at which it applies; left out: from now on
 */
record ScheduleRequest(
    TradeFee tradeFee,
    RateCurve borrow,
    FundingModel funding,
    FeeSplit split,
    int termsValiditySeconds,
    int maxAccrualSeconds,
    @Nullable Instant effectiveFrom) {

  ScheduleRequest {
    Bounds.within("termsValiditySeconds", termsValiditySeconds, 1, Schedule.LONGEST_SECONDS);
    Bounds.within("maxAccrualSeconds", maxAccrualSeconds, 1, Schedule.LONGEST_SECONDS);
  }

  Schedule schedule() {
    return new Schedule(tradeFee, borrow, funding, split, termsValiditySeconds, maxAccrualSeconds);
  }
}
