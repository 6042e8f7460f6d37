package io.counterpool.launcher.vectors;

import io.counterpool.models.Decimal;
import io.counterpool.models.fees.ReferralSplit;
import io.counterpool.models.fees.TargetWeightFee;
import io.counterpool.models.margin.OpenInterestMargin;
import io.counterpool.models.margin.PoolObligation;
import io.counterpool.models.margin.PoolObligation.Holding;
import io.counterpool.models.margin.ProfitCap;
import io.counterpool.models.rates.ReserveRate;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Fees, borrowing, and what a pool owes its traders. */
final class PerpFeeVectors {

  /** Fraction digits of a basis point. */
  private static final int BASIS_POINT = 4;

  private static final int MILLIONTHS = 6;

  private PerpFeeVectors() {}

  static void register(Map<String, VectorModel> models) {
    models.put("perps/gmx-borrowing-fee.json", PerpFeeVectors::borrowing);
    models.put("perps/gmx-position-fee-split.json", PerpFeeVectors::split);
    models.put("perps/gmx-v1-dynamic-fee.json", PerpFeeVectors::targetWeight);
    models.put("perps/gmx-pnl-cap-and-adl.json", PerpFeeVectors::profitCap);
    models.put("perps/synthetix-v3-pool-debt.json", PerpFeeVectors::obligation);
    models.put("perps/dydx-v4-open-interest-margin.json", PerpFeeVectors::openInterest);
  }

  private static Answer borrowing(Inputs in) {
    ReserveRate rate =
        in.has("optimalUsage")
            ? new ReserveRate.Kinked(
                in.plain("openInterestReserveFactor"),
                in.plain("optimalUsage"),
                in.plain("baseRatePerSecond"),
                in.plain("aboveOptimalRatePerSecond"))
            : new ReserveRate.Power(
                in.plain("borrowingFactor"),
                in.has("exponent") ? in.plain("exponent") : BigDecimal.ONE);
    BigDecimal pool = in.plain("poolUsd");
    BigDecimal cumulative = BigDecimal.ZERO;
    for (Inputs period : in.items("periods")) {
      cumulative =
          cumulative.add(
              rate.growth(
                  period.plain("reservedUsd"),
                  pool,
                  period.count("seconds"),
                  period.has("smallerSideSkipped") && period.flag("smallerSideSkipped")));
    }
    Answer answer = new Answer().with("cumulativeFactor", cumulative);
    return in.has("positionSizeUsd")
        ? answer.with("feeUsd", ReserveRate.charge(in.plain("positionSizeUsd"), cumulative))
        : answer;
  }

  private static Answer split(Inputs in) {
    int scale = in.small("collateralDecimals");
    ReferralSplit split =
        new ReferralSplit(
            in.decimalOr("totalRebate", Decimal.ZERO),
            in.decimalOr("discountShare", Decimal.ZERO),
            in.decimalOr("proDiscount", Decimal.ZERO),
            in.decimalOr("minAffiliateReward", Decimal.ZERO),
            in.decimalOr("receiverFactor", Decimal.ZERO));
    Decimal fee =
        ReferralSplit.fee(
            in.plain("sizeDeltaUsd"), in.plain("feeFactor"), in.plain("collateralPrice"), scale);
    ReferralSplit.Parts parts = split.split(fee, scale);
    return new Answer()
        .with("positionFee", fee)
        .with("affiliateFactor", split.rewardFraction())
        .with("affiliateReward", parts.reward())
        .with("traderDiscount", parts.discount())
        .with("protocolFee", parts.venue().plus(parts.pool()))
        .with("feeReceiver", parts.venue())
        .with("poolShare", parts.pool())
        .with("traderPays", parts.paid());
  }

  private static Answer targetWeight(Inputs in) {
    TargetWeightFee fee =
        new TargetWeightFee(
            Decimal.of(in.plain("baseFeeBps").movePointLeft(BASIS_POINT)),
            Decimal.of(in.plain("taxBps").movePointLeft(BASIS_POINT)),
            BASIS_POINT,
            0);
    BigDecimal delta = in.plain("deltaUsd");
    Decimal fraction =
        fee.fraction(
            in.plain("currentUsd"),
            in.plain("targetUsd"),
            in.flag("increase") ? delta : delta.negate());
    return new Answer().with("feeBps", fraction.toBigDecimal().movePointRight(BASIS_POINT));
  }

  private static Answer profitCap(Inputs in) {
    ProfitCap cap = new ProfitCap(in.decimal("maxPnlFactor"));
    BigDecimal profit = in.plain("sidePnlUsd");
    BigDecimal pool = in.plain("sidePoolUsd");
    Answer answer =
        new Answer()
            .with("cappedSidePnlUsd", cap.capped(profit, pool))
            .with("exceeded", cap.isExceeded(profit, pool));
    if (pool.signum() != 0) {
      answer.with("pnlToPool", ProfitCap.ratio(profit, pool));
    }
    if (in.has("grossPoolUsd")) {
      answer.with("poolValueUsd", cap.providersValue(in.plain("grossPoolUsd"), profit, pool));
    }
    if (in.has("positionPnlUsd")) {
      BigDecimal paid = cap.payable(in.plain("positionPnlUsd"), profit, pool);
      answer.with("positionPnlUsd", paid);
      if (in.has("collateralUsd")) {
        answer.with("payoutUsd", in.plain("collateralUsd").add(paid));
      }
    }
    return answer;
  }

  private static Answer obligation(Inputs in) {
    PoolObligation pool = PoolObligation.NONE;
    Map<String, Holding> holdings = new HashMap<>();
    Decimal price = null;
    List<BigDecimal> debts = new ArrayList<>();
    for (Inputs step : in.items("steps")) {
      if (step.has("price")) {
        price = step.decimal("price");
      }
      if (step.has("collateralDelta")) {
        pool = pool.deposited(step.plain("collateralDelta"));
      }
      if (step.has("sizeDelta")) {
        if (price == null) {
          throw new IllegalArgumentException("a size changes before there is a price");
        }
        Decimal delta = step.decimal("sizeDelta");
        String account = step.text("account");
        Holding holding = holdings.getOrDefault(account, new Holding(Decimal.ZERO, price));
        pool = pool.resized(holding, delta, price);
        holdings.put(account, holding.changed(delta, price));
      }
      debts.add(price == null ? pool.deposits() : pool.at(price));
    }
    return new Answer().withPlain("debtAfterEachStep", debts);
  }

  private static Answer openInterest(Inputs in) {
    OpenInterestMargin margin =
        new OpenInterestMargin(
            in.decimal("baseMargin"),
            in.decimal("lowerCapUsd"),
            in.decimal("upperCapUsd"),
            MILLIONTHS);
    Decimal openInterest = in.decimal("openInterestUsd");
    Answer answer = new Answer().with("effectiveMargin", margin.rate(openInterest));
    return in.has("notionalUsd")
        ? answer.with(
            "initialMarginUsd", margin.initialMargin(in.decimal("notionalUsd"), openInterest))
        : answer;
  }
}
