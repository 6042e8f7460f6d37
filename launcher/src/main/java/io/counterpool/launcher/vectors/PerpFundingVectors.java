package io.counterpool.launcher.vectors;

import io.counterpool.models.Decimal;
import io.counterpool.models.funding.AdaptiveRate;
import io.counterpool.models.funding.FundingIndex;
import io.counterpool.models.funding.Imbalance;
import io.counterpool.models.funding.MatchedFunding;
import io.counterpool.models.funding.NetFunding;
import io.counterpool.models.funding.PremiumFunding;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Funding rates, indices and their settlement. */
final class PerpFundingVectors {

  /** Beyond every premium of the vectors that know no bound. */
  private static final Decimal NO_BOUND = Decimal.of("99999999999999999999");

  private static final int DAY_SECONDS = 86_400;
  private static final int EIGHT_HOURS = 28_800;

  /** Fraction digits of rates stated in millionths. */
  private static final int MILLIONTHS = 6;

  private PerpFundingVectors() {}

  static void register(Map<String, VectorModel> models) {
    models.put("perps/gmx-funding-adaptive.json", PerpFundingVectors::adaptive);
    models.put("perps/gmx-funding-settlement.json", PerpFundingVectors::matched);
    models.put("perps/perp-v1-funding.json", PerpFundingVectors::net);
    models.put("perps/dydx-v4-funding-clamp.json", PerpFundingVectors::clamp);
    models.put("perps/dydx-v4-funding-index.json", PerpFundingVectors::index);
  }

  private static Answer adaptive(Inputs in) {
    BigDecimal longs = in.plain("longOpenInterestUsd");
    BigDecimal shorts = in.plain("shortOpenInterestUsd");
    AdaptiveRate rule =
        new AdaptiveRate(
            in.plain("thresholdDecrease"),
            in.plain("thresholdStable"),
            in.plain("increaseFactorPerSecond"),
            in.plain("decreaseFactorPerSecond"),
            in.plain("minRatePerSecond"),
            in.plain("maxRatePerSecond"));
    BigDecimal exponent = in.has("exponent") ? in.plain("exponent") : BigDecimal.ONE;
    AdaptiveRate.Step step =
        rule.step(
            in.plain("savedRatePerSecond"),
            longs,
            shorts,
            Imbalance.of(longs, shorts, exponent),
            in.count("elapsedSeconds"));
    return new Answer()
        .with("nextSavedRatePerSecond", step.saved())
        .with("ratePerSecond", step.charged().abs())
        .with("longsPayShorts", step.longsPay());
  }

  private static Answer matched(Inputs in) {
    MatchedFunding funding = new MatchedFunding(in.small("collateralDecimals"));
    MatchedFunding.Growth growth =
        funding.growth(
            in.plain("longOpenInterestUsd"),
            in.plain("shortOpenInterestUsd"),
            in.plain("fundingFactor"),
            in.plain("collateralPrice"),
            in.count("elapsedSeconds"));
    return new Answer()
        .with("ratePerSecond", growth.ratePerSecond())
        .with("longsPayShorts", growth.longsPay())
        .with("fundingUsd", growth.cash())
        .with("payerFeeTokens", funding.fee(in.plain("payerSizeUsd"), growth.payerIndex()))
        .with(
            "receiverClaimTokens",
            funding.claim(in.plain("receiverSizeUsd"), growth.receiverIndex()));
  }

  private static Answer net(Inputs in) {
    PremiumFunding premium = new PremiumFunding(Decimal.ONE, DAY_SECONDS, Decimal.ZERO, NO_BOUND);
    long period = in.count("fundingPeriodSeconds");
    BigDecimal cumulative = BigDecimal.ZERO;
    for (Inputs funding : in.items("fundings")) {
      cumulative =
          cumulative.add(
              premium.growth(
                  funding.decimal("marketTwap"),
                  funding.decimal("indexTwap"),
                  period,
                  Decimal.SCALE));
    }
    List<Decimal> sizes = new ArrayList<>();
    List<BigDecimal> margins = new ArrayList<>();
    List<BigDecimal> badDebts = new ArrayList<>();
    for (Inputs position : in.items("positions")) {
      Decimal size = position.decimal("size");
      NetFunding.Settled settled = NetFunding.settle(position.plain("margin"), size, cumulative);
      sizes.add(size);
      margins.add(settled.margin());
      badDebts.add(settled.badDebt());
    }
    return new Answer()
        .with("cumulativePremium", cumulative)
        .withPlain("margins", margins)
        .withPlain("badDebts", badDebts)
        .with(
            "insuranceFundAfter",
            in.plain("insuranceFund").add(NetFunding.gain(sizes, cumulative)));
  }

  private static Answer clamp(Inputs in) {
    Decimal initial = in.decimal("initialMargin");
    Decimal maintenance =
        initial.times(in.decimal("maintenanceFraction"), MILLIONTHS, RoundingMode.DOWN);
    Decimal most =
        PremiumFunding.maxRate(in.decimal("clampFactor"), initial, maintenance, MILLIONTHS);
    Answer answer = new Answer().with("maintenanceMargin", maintenance).with("maxAbsRate", most);
    if (!in.has("premium")) {
      return answer;
    }
    PremiumFunding funding =
        new PremiumFunding(
            Decimal.ONE, EIGHT_HOURS, in.decimalOr("defaultRate", Decimal.ZERO), most);
    return answer.with("fundingRate8h", funding.rate(in.plain("premium")));
  }

  private static Answer index(Inputs in) {
    return new Answer()
        .with(
            "fundingIndexDelta",
            FundingIndex.growth(
                in.decimal("fundingRate8h"),
                EIGHT_HOURS,
                in.decimal("oraclePrice"),
                in.count("elapsedSeconds"),
                in.plain("indexGranularity")));
  }
}
