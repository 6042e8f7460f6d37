package io.counterpool.launcher.vectors;

import io.counterpool.models.Decimal;
import io.counterpool.models.margin.OptionPosition;
import io.counterpool.models.margin.PriceTableMargin;
import io.counterpool.models.margin.ShockedPriceMargin;
import io.counterpool.models.margin.ShortOption;
import io.counterpool.models.margin.ShortOption.Collateral;
import io.counterpool.models.margin.SpanScan;
import io.counterpool.models.margin.UtilisationCollateral;
import io.counterpool.models.options.OptionType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Collateral of single options, and scanning risk. */
final class ShortOptionVectors {

  private static final long DAY_SECONDS = 86_400;
  private static final int BASIS_POINTS = 4;

  private ShortOptionVectors() {}

  static void register(Map<String, VectorModel> models) {
    models.put("options/opyn-naked-margin.json", ShortOptionVectors::priceTable);
    models.put("options/lyra-short-collateral.json", ShortOptionVectors::shockedPrice);
    models.put("options/panoptic-utilisation-collateral.json", ShortOptionVectors::utilisation);
    models.put("options/span-scanning-risk.json", ShortOptionVectors::span);
  }

  private static Answer priceTable(Inputs in) {
    List<PriceTableMargin.Bucket> buckets = new ArrayList<>();
    for (List<BigDecimal> row : in.pairs("upperBounds")) {
      buckets.add(
          new PriceTableMargin.Bucket(
              Inputs.count("upperBounds", row.getFirst()), Decimal.of(row.getLast())));
    }
    OptionType type = OptionMarginVectors.type(in);
    ShortOption option =
        new ShortOption(
            type,
            type == OptionType.CALL ? Collateral.UNDERLYING : Collateral.STRIKE_CURRENCY,
            in.decimal("strike"),
            in.decimal("spot"),
            in.decimal("shortAmount"),
            in.count("secondsToExpiry"));
    Decimal required = new PriceTableMargin(in.decimal("spotShock"), buckets).required(option);
    Answer answer =
        new Answer()
            .with("requiredCollateral", required)
            .with("collateralAsset", option.collateral().name());
    if (!in.has("collateral")) {
      return answer;
    }
    Decimal excess = in.decimal("collateral").minus(required);
    return answer.with("excess", excess).with("sufficient", !excess.isNegative());
  }

  private static Answer shockedPrice(Inputs in) {
    ShockedPriceMargin model =
        new ShockedPriceMargin(
            in.decimalOr("minStaticBase", Decimal.of("0.2")),
            in.decimalOr("minStaticQuote", Decimal.of(200)),
            in.decimalOr("shockVolA", Decimal.of("2.5")),
            14 * DAY_SECONDS,
            in.decimalOr("shockVolB", Decimal.of("1.8")),
            56 * DAY_SECONDS,
            in.decimalOr("callSpotShock", Decimal.of("1.2")),
            in.decimalOr("putSpotShock", Decimal.of("0.8")),
            in.decimalOr("rate", Decimal.of("0.05")));
    long seconds = in.count("secondsToExpiry");
    Answer answer = new Answer().with("shockVol", model.volatility(seconds));
    if (in.text("kind").equals("SHOCK_VOL")) {
      return answer;
    }
    String sold = in.text("optionType");
    OptionType type =
        switch (sold) {
          case "SHORT_CALL_BASE", "SHORT_CALL_QUOTE" -> OptionType.CALL;
          case "SHORT_PUT_QUOTE" -> OptionType.PUT;
          default -> throw new IllegalArgumentException("unknown optionType " + sold);
        };
    ShortOption option =
        new ShortOption(
            type,
            sold.endsWith("BASE") ? Collateral.UNDERLYING : Collateral.STRIKE_CURRENCY,
            in.decimal("strike"),
            in.decimal("spot"),
            in.decimal("amount"),
            seconds);
    return answer.with("minCollateral", model.required(option));
  }

  private static Answer utilisation(Inputs in) {
    UtilisationCollateral model =
        new UtilisationCollateral(
            fraction(in, "minSellRatioBps"),
            fraction(in, "buyRatioBps"),
            fraction(in, "targetBps"),
            fraction(in, "saturatedBps"),
            BASIS_POINTS);
    Decimal utilisation = fraction(in, "utilisationBps");
    return new Answer()
        .with("sellRatioBps", basisPoints(model.sale(utilisation)))
        .with("buyRatioBps", basisPoints(model.purchase(utilisation)));
  }

  private static Decimal fraction(Inputs in, String name) {
    return Decimal.ofUnits(in.count(name), BASIS_POINTS);
  }

  private static BigDecimal basisPoints(Decimal fraction) {
    return fraction.toBigDecimal().movePointRight(BASIS_POINTS);
  }

  private static Answer span(Inputs in) {
    return switch (in.text("kind")) {
      case "RISK_ARRAY" -> riskArray(in);
      case "BLACK76_ARRAY" -> optionArray(in);
      default -> throw new IllegalArgumentException("unknown kind " + in.text("kind"));
    };
  }

  private static Answer riskArray(Inputs in) {
    SpanScan.Risk risk =
        SpanScan.scan(
            in.items("positions").stream()
                .map(
                    position ->
                        new SpanScan.Holding(
                            position.decimal("quantity"), position.decimals("profitPerLong")))
                .toList());
    return new Answer()
        .withDecimals("portfolioArray", risk.profits())
        .with("scanRisk", risk.scanRisk())
        .with("worstScenario", risk.worstScenario());
  }

  private static Answer optionArray(Inputs in) {
    double[] profits =
        new SpanScan(
                in.real("priceScanRange"),
                in.real("volScanRange"),
                in.real("extremeMultiple"),
                in.real("extremeCover"),
                in.real("lookAheadYears"))
            .profits(
                new OptionPosition(
                    OptionMarginVectors.type(in),
                    in.real("strike"),
                    in.real("vol"),
                    in.real("amount")),
                in.real("forward"),
                in.real("years"));
    return new Answer()
        .withReals("array", profits)
        .with("scanRisk", SpanScan.scanRisk(profits))
        .with("worstScenario", SpanScan.worstScenario(profits));
  }
}
