package io.counterpool.launcher.vectors;

import io.counterpool.models.Decimal;
import io.counterpool.models.FixedPoint;
import io.counterpool.models.amm.ImpermanentLoss;
import io.counterpool.models.amm.RangeCurve;
import io.counterpool.models.amm.RebalancingLoss;
import io.counterpool.models.fees.Sigmoid;
import io.counterpool.models.fees.SigmoidFee;
import io.counterpool.models.fees.SurgeFee;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fees that follow volatility, what liquidity costs its provider, fixed-point roundings. */
final class FeeVectors {

  private static final Pattern OPERATION =
      Pattern.compile("(wad|ray|percent)(Mul|Div)(Floor|Ceil|)");

  private FeeVectors() {}

  static void register(Map<String, VectorModel> models) {
    models.put("fees/aave-v3-fixed-point-rounding.json", FeeVectors::fixedPoint);
    models.put("fees/algebra-adaptive-fee.json", FeeVectors::sigmoid);
    models.put("fees/traderjoe-lb-volatility-fee.json", FeeVectors::surge);
    models.put("fees/impermanent-loss.json", FeeVectors::impermanentLoss);
    models.put("fees/milionis-lvr.json", FeeVectors::rebalancingLoss);
  }

  private static Answer fixedPoint(Inputs in) {
    Matcher operation = OPERATION.matcher(in.text("op"));
    if (!operation.matches()) {
      throw new IllegalArgumentException("unknown op " + in.text("op"));
    }
    FixedPoint grid =
        switch (operation.group(1)) {
          case "wad" -> FixedPoint.WAD;
          case "ray" -> FixedPoint.RAY;
          default -> FixedPoint.BASIS_POINTS;
        };
    RoundingMode rounding =
        switch (operation.group(3)) {
          case "Floor" -> RoundingMode.FLOOR;
          case "Ceil" -> RoundingMode.CEILING;
          default -> RoundingMode.HALF_UP;
        };
    BigInteger a = in.whole("a");
    BigInteger b = in.whole("b");
    return new Answer()
        .with(
            "result",
            operation.group(2).equals("Mul")
                ? grid.times(a, b, rounding)
                : grid.dividedBy(a, b, rounding));
  }

  private static Answer sigmoid(Inputs in) {
    SigmoidFee fee =
        new SigmoidFee(
            in.small("baseFee"),
            new Sigmoid(in.small("alpha1"), in.count("beta1"), in.small("gamma1")),
            new Sigmoid(in.small("alpha2"), in.count("beta2"), in.small("gamma2")));
    boolean real = in.has("form") && in.text("form").equals("real numbers");
    BigDecimal millionths =
        real
            ? fee.millionths(in.plain("volatility"))
            : BigDecimal.valueOf(fee.wholeMillionths(in.whole("volatility")));
    return new Answer().with("fee", millionths);
  }

  private static Answer surge(Inputs in) {
    SurgeFee fee =
        new SurgeFee(
            in.small("binStep"),
            in.small("baseFactor"),
            in.small("variableFeeControl"),
            in.count("filterPeriod"),
            in.count("decayPeriod"),
            in.small("reductionFactor"),
            in.small("maxVolatilityAccumulator"));
    SurgeFee.State state = SurgeFee.State.at(in.count("startId"));
    List<Answer> states = new ArrayList<>();
    for (Inputs trade : in.items("trades")) {
      state = fee.trade(state, trade.count("binsMoved"), trade.count("secondsSinceLastTrade"));
      Decimal surge = fee.surgeRate(Decimal.of(state.volatility()));
      states.add(
          new Answer()
              .with("volatilityReference", BigInteger.valueOf(state.referenceVolatility()))
              .with("idReference", BigInteger.valueOf(state.referenceStep()))
              .with("volatilityAccumulator", BigInteger.valueOf(state.volatility()))
              .with("baseFee", fee.baseRate())
              .with("variableFee", surge)
              .with("totalFee", fee.baseRate().plus(surge)));
    }
    return new Answer().withAnswers("states", states);
  }

  private static Answer impermanentLoss(Inputs in) {
    BigDecimal ratio = in.plain("r");
    return new Answer()
        .with(
            "il",
            switch (in.text("kind")) {
              case "constantProduct" -> ImpermanentLoss.constantProduct(ratio);
              case "weighted" -> ImpermanentLoss.weighted(ratio, in.decimal("w"));
              default -> throw new IllegalArgumentException("unknown kind " + in.text("kind"));
            });
  }

  private static Answer rebalancingLoss(Inputs in) {
    Decimal sigma = in.decimal("sigma");
    return switch (in.text("kind")) {
      case "constantProduct" -> fraction(RebalancingLoss.constantProduct(sigma));
      case "weighted" -> fraction(RebalancingLoss.weighted(sigma, in.decimal("theta")));
      case "concentrated" -> {
        RangeCurve curve =
            new RangeCurve(
                in.decimal("lower"), in.decimal("upper"), in.decimalOr("liquidity", Decimal.ONE));
        Decimal price = in.decimal("price");
        yield fraction(RebalancingLoss.rangeFraction(curve, price, sigma))
            .with(
                "poolValue",
                curve.value(price).setScale(RebalancingLoss.SCALE, RoundingMode.HALF_EVEN))
            .with("lvrPerYear", RebalancingLoss.range(curve, price, sigma));
      }
      case "breakEvenFee" ->
          new Answer()
              .with(
                  "fee",
                  RebalancingLoss.breakEvenFee(
                      sigma, in.plain("dailyVolumeOverValue").multiply(in.plain("daysPerYear"))));
      default -> throw new IllegalArgumentException("unknown kind " + in.text("kind"));
    };
  }

  /** The period is that of the volatility: mostly a year. */
  private static Answer fraction(BigDecimal ofValue) {
    return new Answer().with("lvrFractionPerYear", ofValue).with("lvrFractionPerPeriod", ofValue);
  }
}
