package io.counterpool.launcher.vectors;

import io.counterpool.models.Decimal;
import io.counterpool.models.tranche.AdaptiveGainShare;
import io.counterpool.models.tranche.CoverageWaterfall;
import io.counterpool.models.tranche.CoverageWaterfall.Distribution;
import io.counterpool.models.tranche.CoverageWaterfall.Period;
import io.counterpool.models.tranche.GainShare;
import io.counterpool.models.tranche.GainShare.Returns;
import io.counterpool.models.tranche.GuaranteedGain;
import io.counterpool.models.tranche.GuaranteedGain.Pool;
import io.counterpool.models.tranche.SeniorValuation;
import io.counterpool.models.tranche.SeniorValuation.Holdings;
import io.counterpool.models.tranche.SeniorValuation.SeniorAsset;
import io.counterpool.models.tranche.TrancheSplit;
import io.counterpool.models.tranche.TrancheValues;
import java.math.BigDecimal;
import java.util.Map;

/** Pools divided by seniority. */
final class TrancheVectors {

  private static final Decimal BOND_CAP = Decimal.of("0.75");
  private static final Decimal MOST_WEIGHT = Decimal.of("0.99");
  private static final SeniorValuation VALUATION = new SeniorValuation(18, 5);

  private TrancheVectors() {}

  static void register(Map<String, VectorModel> models) {
    models.put("tranches/barnbridge-bond-gain.json", TrancheVectors::bond);
    models.put("tranches/idle-perpetual-tranches.json", TrancheVectors::perpetual);
    models.put("tranches/securitisation-waterfall.json", TrancheVectors::securitisation);
    models.put("tranches/tinlake-senior-junior-price.json", TrancheVectors::valuation);
  }

  private static Answer bond(Inputs in) {
    String kind = in.text("model");
    GuaranteedGain model =
        switch (kind) {
          case "v1" -> new GuaranteedGain(true, GuaranteedGain.NO_CAP);
          case "v2-compounded" -> new GuaranteedGain(true, BOND_CAP);
          case "v2-linear", "v2" -> new GuaranteedGain(false, BOND_CAP);
          default -> throw new IllegalArgumentException("unknown model " + kind);
        };
    Pool pool = new Pool(in.decimal("total"), in.decimal("loanable"), in.decimal("dailyRate"));
    Answer answer = new Answer().with("maxDailyRate", model.greatestDailyRate(pool));
    return in.has("principal")
        ? answer.with("gain", model.gain(pool, in.decimal("principal"), in.small("days")))
        : answer;
  }

  private static Answer perpetual(Inputs in) {
    return switch (in.has("kind") ? in.text("kind") : "split") {
      case "split" -> gainShare(in);
      case "adaptive" -> {
        Decimal ratio = in.decimal("aaRatio");
        GainShare split =
            new AdaptiveGainShare(in.decimal("minSplit"), MOST_WEIGHT, Decimal.ZERO, Decimal.ZERO)
                .at(ratio);
        yield returns(split, ratio, in).with("split", split.seniorShare());
      }
      case "apr" ->
          returns(
              new GainShare(in.decimal("split"), Decimal.ZERO, Decimal.ZERO),
              in.decimal("aaRatio"),
              in);
      default -> throw new IllegalArgumentException("unknown kind " + in.text("kind"));
    };
  }

  private static Answer returns(GainShare split, Decimal ratio, Inputs in) {
    Returns returns = split.returns(ratio, in.decimal("strategyApr"));
    return new Answer().with("aaApr", returns.senior()).with("bbApr", returns.junior());
  }

  private static Answer gainShare(Inputs in) {
    GainShare model =
        new GainShare(
            in.decimal("split"),
            in.decimalOr("feeRate", Decimal.ZERO),
            in.decimalOr("lossTolerance", Decimal.ZERO));
    TrancheSplit after =
        model.split(
            TrancheValues.of(in.decimal("aaNav"), in.decimal("bbNav")),
            in.decimal("newNav"),
            0,
            Decimal.SCALE);
    TrancheValues tranches = after.tranches();
    Answer answer =
        new Answer()
            .with("aaNav", tranches.senior())
            .with("bbNav", tranches.junior())
            .with("fee", after.fee())
            .with("default", after.defaulted());
    if (in.has("aaShares")) {
      answer.with("aaPrice", TrancheValues.price(tranches.senior(), in.decimal("aaShares")));
    }
    if (in.has("bbShares")) {
      answer.with("bbPrice", TrancheValues.price(tranches.junior(), in.decimal("bbShares")));
    }
    return answer;
  }

  private static Answer securitisation(Inputs in) {
    Distribution paid =
        new CoverageWaterfall(in.decimal("triggerA"), in.decimal("triggerB"))
            .distribute(
                new Period(
                    in.decimal("pool"),
                    in.decimal("senior"),
                    in.decimal("mezzanine"),
                    in.decimal("interestCash"),
                    in.decimal("principalCash"),
                    in.decimal("seniorFee"),
                    in.decimal("seniorRate"),
                    in.decimal("mezzRate")));
    return new Answer()
        .with("feePaid", paid.feePaid())
        .with("seniorInterest", paid.seniorInterest())
        .with("mezzInterest", paid.mezzanineInterest())
        .with("mezzDeferred", paid.mezzanineDeferred())
        .with("interestUsedToRedeem", paid.interestUsedToRedeem())
        .with("seniorPrincipal", paid.seniorPrincipal())
        .with("mezzPrincipal", paid.mezzaninePrincipal())
        .with("equity", paid.equity())
        .with("seniorBalance", paid.seniorBalance())
        .with("mezzBalance", paid.mezzanineBalance());
  }

  private static Answer valuation(Inputs in) {
    return switch (in.text("kind")) {
      case "rebalance" -> {
        SeniorAsset senior = VALUATION.rebalance(in.plain("seniorAsset"), holdings(in));
        yield new Answer()
            .with("seniorDebt", senior.debt())
            .with("seniorBalance", senior.balance())
            .with("seniorRatio", senior.ratio());
      }
      case "accrue" ->
          new Answer()
              .with(
                  "seniorDebt",
                  VALUATION.accrue(
                      in.plain("seniorDebt"), in.plain("ratePerSecond"), in.count("seconds")));
      case "price" -> {
        BigDecimal senior = in.plain("seniorAsset");
        BigDecimal stake = in.has("juniorStake") ? in.plain("juniorStake") : BigDecimal.ZERO;
        Answer answer = new Answer();
        if (in.has("seniorSupply")) {
          BigDecimal supply = in.plain("seniorSupply");
          answer.with("seniorPrice", VALUATION.seniorPrice(senior, holdings(in), supply));
        }
        if (in.has("juniorSupply")) {
          BigDecimal supply = in.plain("juniorSupply");
          answer.with("juniorPrice", VALUATION.juniorPrice(senior, holdings(in), supply, stake));
        }
        yield answer;
      }
      default -> throw new IllegalArgumentException("unknown kind " + in.text("kind"));
    };
  }

  private static Holdings holdings(Inputs in) {
    return new Holdings(in.plain("nav"), in.plain("reserve"));
  }
}
