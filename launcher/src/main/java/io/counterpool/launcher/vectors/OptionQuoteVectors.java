package io.counterpool.launcher.vectors;

import static io.counterpool.launcher.vectors.OptionVectors.figure;
import static io.counterpool.launcher.vectors.OptionVectors.number;
import static io.counterpool.launcher.vectors.OptionVectors.numberOr;
import static io.counterpool.launcher.vectors.OptionVectors.type;
import static io.counterpool.launcher.vectors.OptionVectors.unknownKind;

import io.counterpool.models.Decimal;
import io.counterpool.models.options.Black76;
import io.counterpool.models.options.EuropeanOption;
import io.counterpool.models.options.FeeBase;
import io.counterpool.models.options.GeometricAverage;
import io.counterpool.models.options.HedgingCost;
import io.counterpool.models.options.ImpliedVolatility;
import io.counterpool.models.options.OptionMarket;
import io.counterpool.models.options.OptionTrade;
import io.counterpool.models.options.OptionType;
import io.counterpool.models.options.PriceLatency;
import io.counterpool.models.options.QuotedVolatility;
import io.counterpool.models.options.SviSmile;
import io.counterpool.models.options.TimeWeightedFee;
import io.counterpool.models.options.VarianceFee;
import io.counterpool.models.options.VegaFee;
import io.counterpool.models.options.VolatilityImpact;
import io.counterpool.models.options.YearFraction;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Prices on a forward, volatilities, and what an option pool adds to them. */
final class OptionQuoteVectors {

  private OptionQuoteVectors() {}

  static void register(Map<String, VectorModel> models) {
    models.put("options/derive-black76.json", OptionQuoteVectors::blackSides);
    models.put("options/strata-black76.json", OptionQuoteVectors::black);
    models.put("options/strata-implied-volatility.json", OptionQuoteVectors::implied);
    models.put("options/derive-svi-surface.json", OptionQuoteVectors::svi);
    models.put("options/discrete-hedging-latency.json", OptionQuoteVectors::hedging);
    models.put("options/lyra-amm-pricing-fees.json", OptionQuoteVectors::pool);
    models.put("options/lyra-gwav.json", OptionQuoteVectors::average);
  }

  private static Answer blackSides(Inputs in) {
    double years = YearFraction.ofSeconds(number(in, "secondsToExpiry"));
    Answer answer = new Answer().with("yearFraction", years);
    if (!in.has("forward")) {
      return answer;
    }
    double forward = number(in, "forward");
    double strike = number(in, "strike");
    double vol = number(in, "vol");
    double discount = numberOr(in, "discount", 1);
    return answer
        .with("call", Black76.price(OptionType.CALL, forward, strike, vol, years, discount))
        .with("put", Black76.price(OptionType.PUT, forward, strike, vol, years, discount))
        .with(
            "callDelta",
            Black76.greeks(OptionType.CALL, forward, strike, vol, years, discount).delta());
  }

  private static Answer black(Inputs in) {
    return new Answer()
        .with(
            "price",
            Black76.price(
                type(in),
                number(in, "forward"),
                number(in, "strike"),
                number(in, "vol"),
                number(in, "years"),
                numberOr(in, "discount", 1)));
  }

  private static Answer implied(Inputs in) {
    return new Answer()
        .with(
            "vol",
            ImpliedVolatility.of(
                type(in),
                number(in, "price"),
                number(in, "forward"),
                number(in, "strike"),
                number(in, "years"),
                numberOr(in, "discount", 1)));
  }

  private static Answer svi(Inputs in) {
    SviSmile smile =
        new SviSmile(
            figure(in, "a"),
            figure(in, "b"),
            figure(in, "rho"),
            figure(in, "m"),
            figure(in, "sigma"));
    double forward = number(in, "forward");
    double strike = number(in, "strike");
    Answer answer =
        new Answer().with("vol", smile.volatility(forward, strike, number(in, "tauYears")));
    if (strike == 0) {
      return answer;
    }
    double k = smile.logMoneyness(forward, strike);
    return answer.with("k", k).with("totalVariance", smile.totalVariance(k));
  }

  private static Answer hedging(Inputs in) {
    return switch (in.text("kind")) {
      case "LELAND" -> leland(in);
      case "DISCRETE_HEDGE_ERROR" ->
          new Answer()
              .with(
                  "stdDev",
                  HedgingCost.errorDeviation(
                      number(in, "spot"),
                      number(in, "gamma"),
                      number(in, "vol"),
                      number(in, "hedgeIntervalYears"),
                      number(in, "steps")));
      case "ORACLE_LATENCY" -> latency(in);
      default -> throw unknownKind(in);
    };
  }

  private static Answer leland(Inputs in) {
    HedgingCost cost =
        new HedgingCost(figure(in, "roundTripCost"), figure(in, "hedgeIntervalYears"));
    double vol = number(in, "vol");
    double sold = cost.soldVolatility(vol);
    Answer answer =
        new Answer()
            .with("lelandNumber", cost.lelandNumber(vol))
            .with("shortOptionVol", sold)
            .with("atmCallAsk", call(in, sold))
            .with("atmCallMid", call(in, vol));
    if (!cost.canBuy(vol)) {
      return answer.withNull("longOptionVol").withNull("atmCallBid");
    }
    double bought = cost.boughtVolatility(vol);
    return answer.with("longOptionVol", bought).with("atmCallBid", call(in, bought));
  }

  private static double call(Inputs in, double vol) {
    OptionMarket market =
        new OptionMarket(
            number(in, "spot"), numberOr(in, "rate", 0), numberOr(in, "dividendYield", 0), vol);
    return new EuropeanOption(OptionType.CALL, figure(in, "strike"))
        .value(market, number(in, "years"));
  }

  private static Answer latency(Inputs in) {
    PriceLatency latency =
        new PriceLatency(
            figure(in, "latencySeconds"),
            OptionVectors.figureOr(in, "jumpIntensityPerYear", Decimal.ZERO),
            OptionVectors.figureOr(in, "jumpMean", Decimal.ZERO),
            OptionVectors.figureOr(in, "jumpStdDev", Decimal.ZERO));
    double vol = number(in, "vol");
    Answer answer =
        new Answer()
            .with("priceStdDev", latency.deviation(vol))
            .with("priceStdDevWithJumps", latency.deviationWithJumps(vol));
    if (in.has("zScore")) {
      answer.with("priceBuffer", latency.buffer(vol, number(in, "zScore")));
    }
    if (in.has("optionYears")) {
      answer.with("effectiveVol", latency.effectiveVolatility(vol, number(in, "optionYears")));
    }
    if (in.has("spot") && in.has("delta")) {
      double spot = number(in, "spot");
      double delta = number(in, "delta");
      answer
          .with("premiumStdDev", latency.premiumDeviation(spot, delta, vol))
          .with(
              "adverseSelectionHalfSpread",
              latency.adverseHalfSpread(spot, delta, numberOr(in, "gamma", 0), vol));
    }
    return answer;
  }

  private static Answer pool(Inputs in) {
    return switch (in.text("kind")) {
      case "IV_IMPACT" -> impact(in);
      case "TIME_WEIGHTED_FEE" ->
          new Answer()
              .with(
                  "fee",
                  new TimeWeightedFee(
                          FeeBase.PREMIUM,
                          in.decimal("coefficient"),
                          in.count("pointASeconds"),
                          in.count("pointBSeconds"))
                      .rate(in.count("secondsToExpiry")));
      case "VEGA_UTIL_FEE" ->
          new Answer()
              .with(
                  "fee",
                  new VegaFee(in.decimal("vegaFeeCoefficient")).fee(trade(in), Decimal.SCALE));
      case "VARIANCE_FEE" ->
          new Answer()
              .with(
                  "fee",
                  new VarianceFee(
                          in.decimal("coefficient"),
                          in.decimal("minimumStaticVega"),
                          in.decimal("vegaCoefficient"),
                          in.decimal("referenceSkew"),
                          in.decimal("minimumStaticSkewAdjustment"),
                          in.decimal("skewAdjustmentCoefficient"),
                          in.decimal("minimumStaticIvVariance"),
                          in.decimal("ivVarianceCoefficient"))
                      .fee(trade(in), Decimal.SCALE));
      default -> throw unknownKind(in);
    };
  }

  private static Answer impact(Inputs in) {
    Decimal amount = in.decimal("amount");
    QuotedVolatility after =
        new VolatilityImpact(in.decimal("standardSize"), in.decimal("skewAdjustmentFactor"))
            .after(
                new QuotedVolatility(in.decimal("baseIv"), in.decimal("skew")),
                in.flag("isBuy") ? amount : amount.negate());
    return new Answer().with("newBaseIv", after.base()).with("newSkew", after.skew());
  }

  private static OptionTrade trade(Inputs in) {
    return new OptionTrade(
        in.decimal("amount"),
        Decimal.ZERO,
        Decimal.ZERO,
        0,
        in.decimalOr("volTraded", Decimal.ZERO),
        in.decimalOr("vega", Decimal.ZERO),
        in.decimalOr("skew", Decimal.ZERO),
        in.decimalOr("ivVariance", Decimal.ZERO),
        in.decimalOr("preTradeNetStdVega", Decimal.ZERO),
        in.decimalOr("postTradeNetStdVega", Decimal.ZERO),
        in.decimalOr("nav", Decimal.ZERO));
  }

  private static Answer average(Inputs in) {
    List<List<BigDecimal>> observations = in.pairs("observations");
    double[] times = observations.stream().mapToDouble(pair -> pair.get(0).doubleValue()).toArray();
    double[] values =
        observations.stream().mapToDouble(pair -> pair.get(1).doubleValue()).toArray();
    return new Answer()
        .with(
            "gwav",
            GeometricAverage.over(
                times, values, number(in, "windowStart"), numberOr(in, "windowEnd", 0)));
  }
}
