package io.counterpool.fee.curve;

import io.counterpool.fee.schedule.Schedule;
import io.counterpool.models.fees.FeeDiscount;
import io.counterpool.models.fees.LatencyPremium;
import io.counterpool.models.fees.TradeFeeModel;
import io.counterpool.models.fees.VolatilityFee;
import io.counterpool.models.funding.MarketFunding;
import io.counterpool.models.rates.BorrowModel;
import org.jspecify.annotations.Nullable;

/**
 * The models that are drawn: those of a schedule, or posted ones. A curve needs only its own.
 *
 * @param tradeFee for curves of the trade fee
 * @param surcharge on top of it
 * @param discount for the curve by volume
 * @param latencyPremium its own series of the curve by volatility
 * @param borrow for the curve of the borrowing rate
 * @param funding for curves of funding
 */
record CurveModels(
    @Nullable TradeFeeModel tradeFee,
    @Nullable VolatilityFee surcharge,
    @Nullable FeeDiscount discount,
    @Nullable LatencyPremium latencyPremium,
    @Nullable BorrowModel borrow,
    @Nullable MarketFunding funding) {

  static CurveModels of(Schedule schedule) {
    return new CurveModels(
        schedule.tradeFee(),
        schedule.surcharge(),
        schedule.discount(),
        schedule.latencyPremium(),
        schedule.borrow(),
        schedule.funding());
  }
}
