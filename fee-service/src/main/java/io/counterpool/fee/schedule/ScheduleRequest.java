package io.counterpool.fee.schedule;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;
import io.counterpool.models.fees.FeeDiscount;
import io.counterpool.models.fees.ForcedCloseFees;
import io.counterpool.models.fees.ImpactRebate;
import io.counterpool.models.fees.LatencyPremium;
import io.counterpool.models.fees.SurgeFee;
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
public record ScheduleRequest(
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

  /**
   * Part of its volatility that a surge may keep, ten-thousandths: with all of it a surge would
   * never end in a market whose rounds set the reference anew.
   */
  private static final int MOST_KEPT_POINTS = 9_999;

  public ScheduleRequest {
    Bounds.within("termsValiditySeconds", termsValiditySeconds, 1, Schedule.LONGEST_SECONDS);
    Bounds.within("maxAccrualSeconds", maxAccrualSeconds, 1, Schedule.LONGEST_SECONDS);
    Schedule.checkOptions(tradeFee, surcharge, maxFeeRate);
    checkEnds(tradeFee instanceof VolatilityFee fee ? fee : surcharge);
  }

  private static void checkEnds(@Nullable VolatilityFee fee) {
    if (fee instanceof SurgeFee surge && surge.keptPoints() > MOST_KEPT_POINTS) {
      throw new OutOfRangeException(
          "keptPoints must be from 0 to "
              + MOST_KEPT_POINTS
              + ", was "
              + surge.keptPoints()
              + ": a surge that keeps all of its volatility never ends");
    }
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
