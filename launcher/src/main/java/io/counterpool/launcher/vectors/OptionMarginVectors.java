package io.counterpool.launcher.vectors;

import io.counterpool.models.Decimal;
import io.counterpool.models.margin.BasisShock;
import io.counterpool.models.margin.ConfidenceCharge;
import io.counterpool.models.margin.Contingency;
import io.counterpool.models.margin.ExpiryPositions;
import io.counterpool.models.margin.MarketHoldings;
import io.counterpool.models.margin.OptionAccount;
import io.counterpool.models.margin.OptionCollateral;
import io.counterpool.models.margin.OptionMargin;
import io.counterpool.models.margin.OptionPosition;
import io.counterpool.models.margin.PegCharge;
import io.counterpool.models.margin.PerpPosition;
import io.counterpool.models.margin.Scenario;
import io.counterpool.models.margin.ScenarioMargin;
import io.counterpool.models.margin.ShortOptionRates;
import io.counterpool.models.margin.SkewShock;
import io.counterpool.models.margin.StandardMargin;
import io.counterpool.models.margin.StaticDiscount;
import io.counterpool.models.margin.VolatilityShock;
import io.counterpool.models.options.OptionType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Margin of whole accounts with options. */
final class OptionMarginVectors {

  private OptionMarginVectors() {}

  static void register(Map<String, VectorModel> models) {
    models.put("options/derive-pmrm-portfolio-margin.json", OptionMarginVectors::scenario);
    models.put("options/derive-standard-margin.json", OptionMarginVectors::standard);
  }

  private static Answer scenario(Inputs in) {
    ScenarioMargin model = scenarioMargin(in);
    Inputs perp = in.object("perp");
    MarketHoldings market =
        new MarketHoldings(
            in.real("spot"),
            in.real("spotConfidence"),
            new PerpPosition(
                perp.real("position"),
                perp.real("price"),
                perp.real("confidence"),
                perp.real("unrealisedPnl") + perp.real("unrealisedFunding")),
            in.items("collaterals").stream().map(OptionMarginVectors::collateral).toList(),
            in.items("expiries").stream().map(OptionMarginVectors::expiry).toList());
    double stablePrice = in.real("stablePrice");
    OptionMargin margin =
        model.margin(new OptionAccount(in.real("cash"), stablePrice, List.of(market)));
    ScenarioMargin.Breakdown parts = model.breakdown(market, stablePrice);
    return new Answer()
        .with("initialMargin", margin.initial())
        .with("maintenanceMargin", margin.maintenance())
        .with("optionMarkToMarket", parts.optionValue())
        .with("collateralMarkToMarket", parts.collateralValue())
        .withReals(
            "scenarioPnl",
            parts.scenarioProfits().stream().mapToDouble(Double::doubleValue).toArray())
        .with("worstLoss", parts.worstLoss());
  }

  private static ScenarioMargin scenarioMargin(Inputs in) {
    Inputs of = in.object("params");
    return new ScenarioMargin(
        parameter(of, "mmFactor"),
        parameter(of, "imFactor"),
        new VolatilityShock(
            parameter(of, "volRangeUp"),
            parameter(of, "volRangeDown"),
            parameter(of, "shortTermPower"),
            parameter(of, "longTermPower"),
            parameter(of, "dteFloorDays"),
            parameter(of, "minVolUpShock")),
        new SkewShock(
            parameter(of, "linearCap"),
            parameter(of, "linearCBase"),
            parameter(of, "absCap"),
            parameter(of, "absCBase"),
            parameter(of, "minKStar"),
            parameter(of, "widthScale"),
            parameter(of, "volParamStatic"),
            parameter(of, "volParamScale")),
        new StaticDiscount(
            parameter(of, "longStaticDiscount"),
            parameter(of, "longRateMultScale"),
            parameter(of, "longRateAddScale"),
            parameter(of, "shortStaticDiscount"),
            parameter(of, "shortRateMultScale"),
            parameter(of, "shortRateAddScale")),
        new BasisShock(
            parameter(of, "basisSpotUp"),
            parameter(of, "basisSpotDown"),
            parameter(of, "basisAddFactor"),
            parameter(of, "basisMultFactor")),
        new Contingency(
            parameter(of, "mmPerpPercent"),
            parameter(of, "mmOptionPercent"),
            parameter(of, "imPerpPercent"),
            parameter(of, "imOptionPercent")),
        new ConfidenceCharge(parameter(of, "confThreshold"), parameter(of, "confMargin")),
        new PegCharge(parameter(of, "pegLossThreshold"), parameter(of, "pegLossFactor")),
        scenarios(in));
  }

  private static List<Scenario> scenarios(Inputs in) {
    List<Scenario> scenarios = new ArrayList<>();
    for (List<String> row : in.textRows("scenarios")) {
      if (row.size() != 3) {
        throw new IllegalArgumentException("a scenario has spot, volatility and damping: " + row);
      }
      scenarios.add(
          new Scenario(
              rounded(Inputs.plain("scenarios", row.get(0))),
              move(row.get(1)),
              rounded(Inputs.plain("scenarios", row.get(2)))));
    }
    return scenarios;
  }

  private static Scenario.Move move(String name) {
    return switch (name) {
      case "UP" -> Scenario.Move.UP;
      case "DOWN" -> Scenario.Move.DOWN;
      case "NONE" -> Scenario.Move.NONE;
      case "LINEAR_SKEW" -> Scenario.Move.TILT;
      case "ABS_SKEW" -> Scenario.Move.WINGS;
      default -> throw new IllegalArgumentException("unknown volatility move " + name);
    };
  }

  private static OptionCollateral collateral(Inputs in) {
    return new OptionCollateral(
        in.real("amount"),
        in.real("price"),
        in.real("confidence"),
        in.flag("riskCancelling"),
        in.real("mmHaircut"),
        in.real("imHaircut"));
  }

  private static ExpiryPositions expiry(Inputs in) {
    double confidence = Math.min(in.real("forwardConfidence"), in.real("volConfidence"));
    boolean split = in.has("forwardFixedPortion");
    return new ExpiryPositions(
        in.real("secondsToExpiry"),
        split ? in.real("forwardFixedPortion") : 0,
        in.real(split ? "forwardVariablePortion" : "forward"),
        in.realOr("rate", 0),
        Math.min(confidence, in.realOr("rateConfidence", 1)),
        in.items("options").stream().map(OptionMarginVectors::option).toList());
  }

  private static OptionPosition option(Inputs in) {
    return new OptionPosition(type(in), in.real("strike"), in.real("vol"), in.real("amount"));
  }

  static OptionType type(Inputs in) {
    return switch (in.text("type")) {
      case "CALL" -> OptionType.CALL;
      case "PUT" -> OptionType.PUT;
      default -> throw new IllegalArgumentException("unknown option type " + in.text("type"));
    };
  }

  private static Answer standard(Inputs in) {
    Inputs of = in.object("params");
    Decimal factor = parameter(of, "OCFactor");
    StandardMargin model =
        new StandardMargin(
            new ShortOptionRates(
                parameter(of, "maxSpotReq"),
                parameter(of, "minSpotReq"),
                parameter(of, "mmCallSpotReq"),
                parameter(of, "mmPutSpotReq"),
                parameter(of, "MMPutMtMReq"),
                parameter(of, "mmOffsetScale")),
            parameter(of, "unpairedIMScale"),
            parameter(of, "unpairedMMScale"),
            parameter(of, "imPerpReq"),
            parameter(of, "mmPerpReq"),
            new ConfidenceCharge(parameter(of, "perpThreshold"), factor),
            new ConfidenceCharge(parameter(of, "optionThreshold"), factor),
            new ConfidenceCharge(parameter(of, "baseThreshold"), factor),
            new PegCharge(parameter(of, "depegThreshold"), parameter(of, "depegFactor")));
    OptionMargin margin =
        model.margin(
            new OptionAccount(
                in.real("cash"),
                in.real("stablePrice"),
                in.items("markets").stream().map(market -> standardMarket(market, of)).toList()));
    return new Answer()
        .with("initialMargin", margin.initial())
        .with("maintenanceMargin", margin.maintenance())
        .with("markToMarket", margin.markToMarket());
  }

  private static MarketHoldings standardMarket(Inputs in, Inputs params) {
    Inputs perp = in.object("perp");
    double counted = params.real("baseMarginFactor");
    OptionCollateral base =
        new OptionCollateral(
            in.real("basePosition"),
            in.real("spot"),
            in.real("spotConfidence"),
            true,
            1 - counted,
            counted * (1 - params.real("baseIMScale")));
    return new MarketHoldings(
        in.real("spot"),
        in.real("spotConfidence"),
        PerpPosition.entered(
            perp.real("position"),
            perp.real("price"),
            perp.real("confidence"),
            perp.real("entryPrice"),
            perp.real("fundingIndexDelta")),
        List.of(base),
        in.items("expiries").stream().map(OptionMarginVectors::expiry).toList());
  }

  private static Decimal parameter(Inputs in, String name) {
    return rounded(in.plain(name));
  }

  /** A parameter that was computed in doubles can have more digits than a decimal. */
  private static Decimal rounded(BigDecimal value) {
    return Decimal.of(value, Decimal.SCALE, RoundingMode.HALF_EVEN);
  }
}
