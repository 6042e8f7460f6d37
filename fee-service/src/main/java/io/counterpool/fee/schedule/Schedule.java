package io.counterpool.fee.schedule;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;
import io.counterpool.models.fees.FeeDiscount;
import io.counterpool.models.fees.ForcedCloseFees;
import io.counterpool.models.fees.ImpactRebate;
import io.counterpool.models.fees.LatencyPremium;
import io.counterpool.models.fees.TradeFee;
import io.counterpool.models.fees.TradeFeeModel;
import io.counterpool.models.fees.VolatilityFee;
import io.counterpool.models.funding.FundingBudget;
import io.counterpool.models.funding.MarketFunding;
import io.counterpool.models.rates.BorrowModel;
import org.jspecify.annotations.Nullable;

/**
 * What a market charges. What may be null is off when it is.
 *
 * @param tradeFee fee of one trade on its notional
 * @param borrow annual borrowing rate by utilisation
 * @param funding how funding answers the skew
 * @param split who gets a collected trade fee
 * @param termsValiditySeconds terms hold this long from their instant, 1 to 86,400
 * @param maxAccrualSeconds the most one interval accrues; the rest of a gap accrues nothing; 1 to
 *     86,400
 * @param surcharge by volatility, on top of a flat or skew fee
 * @param discount off the trade fee by the account's volume of thirty days
 * @param latencyPremium of fills at a price that is late
 * @param impactRebate budget of rebates out of impact premiums
 * @param forcedClose fees of liquidations and close-outs, in place of the trade fee
 * @param maxFeeRate the most that a trade may be charged by trade fee, surcharge and latency
 *     premium together, fraction of its notional, 0 to 1; a schedule that could charge more is
 *     refused
 * @param poolFundingBudget the most the pool pays for funding
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Schedule(
    TradeFeeModel tradeFee,
    BorrowModel borrow,
    MarketFunding funding,
    FeeSplit split,
    int termsValiditySeconds,
    int maxAccrualSeconds,
    @Nullable VolatilityFee surcharge,
    @Nullable FeeDiscount discount,
    @Nullable LatencyPremium latencyPremium,
    @Nullable ImpactRebate impactRebate,
    @Nullable ForcedCloseFees forcedClose,
    @Nullable Decimal maxFeeRate,
    @Nullable FundingBudget poolFundingBudget) {

  /** A day: longer, and terms or a missed interval would outlive any reason to trust them. */
  static final int LONGEST_SECONDS = 86_400;

  public Schedule {
    Bounds.within("termsValiditySeconds", termsValiditySeconds, 1, LONGEST_SECONDS);
    Bounds.within("maxAccrualSeconds", maxAccrualSeconds, 1, LONGEST_SECONDS);
    checkOptions(tradeFee, surcharge, maxFeeRate);
  }

  /** A schedule with everything off that may be. */
  public Schedule(
      TradeFeeModel tradeFee,
      BorrowModel borrow,
      MarketFunding funding,
      FeeSplit split,
      int termsValiditySeconds,
      int maxAccrualSeconds) {
    this(
        tradeFee,
        borrow,
        funding,
        split,
        termsValiditySeconds,
        maxAccrualSeconds,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  /** The same with other models for what every schedule has. */
  public Schedule with(TradeFeeModel newFee, BorrowModel newBorrow, MarketFunding newFunding) {
    return new Schedule(
        newFee,
        newBorrow,
        newFunding,
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

  static void checkOptions(
      TradeFeeModel tradeFee, @Nullable VolatilityFee surcharge, @Nullable Decimal maxFeeRate) {
    if (surcharge != null && !(tradeFee instanceof TradeFee)) {
      throw new OutOfRangeException("a surcharge needs a flat-fee or skew-fee to stand on");
    }
    if (maxFeeRate != null) {
      Bounds.fraction("maxFeeRate", maxFeeRate);
    }
  }
}
