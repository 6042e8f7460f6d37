package io.counterpool.fee.proposal;

import io.counterpool.fee.schedule.Schedule;
import io.counterpool.models.Decimal;
import io.counterpool.models.fees.TradeFee;
import io.counterpool.models.funding.FundingModel;
import io.counterpool.models.rates.RateCurve;
import io.counterpool.models.tuning.Scaled;
import org.jspecify.annotations.Nullable;

/**
 * The models of a schedule at other strengths; null for a part that cannot be scaled.
 *
 * @param feeFactor 1 where the fee stays
 * @param fundingFactor 1 where the funding stays
 */
record ScaledModels(
    @Nullable TradeFee fee,
    Decimal feeFactor,
    @Nullable RateCurve curve,
    @Nullable FundingModel funding,
    Decimal fundingFactor) {

  static ScaledModels of(Schedule schedule, Strengths strengths) {
    Decimal fee = orOne(strengths.fee());
    Decimal funding = orOne(strengths.funding());
    return new ScaledModels(
        Scaled.fee(schedule.tradeFee(), fee).orElse(null),
        fee,
        Scaled.curve(schedule.borrow(), orOne(strengths.borrow()), strengths.kink()).orElse(null),
        Scaled.funding(schedule.funding(), funding).orElse(null),
        funding);
  }

  /** The schedule with these models, whatever else it has. */
  Schedule in(Schedule schedule) {
    return schedule.with(
        fee == null ? schedule.tradeFee() : fee,
        curve == null ? schedule.borrow() : curve,
        funding == null ? schedule.funding() : funding);
  }

  private static Decimal orOne(@Nullable Decimal factor) {
    return factor == null ? Decimal.ONE : factor;
  }
}
