package io.counterpool.launcher.vectors;

import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;
import io.counterpool.models.amm.VirtualAmm;
import io.counterpool.models.liquidation.CrossLiquidation;
import io.counterpool.models.liquidation.FractionalClose;
import io.counterpool.models.liquidation.LiquidationThrottle;
import io.counterpool.models.liquidation.LiquidatorReward;
import io.counterpool.models.liquidation.RemainingCollateral;
import io.counterpool.models.margin.CurvePosition;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** When, how much and at which price positions are closed by force. */
final class PerpLiquidationVectors {

  /** Fraction digits of the settlement asset of the cross account. */
  private static final int USDC = 6;

  private PerpLiquidationVectors() {}

  static void register(Map<String, VectorModel> models) {
    models.put("perps/gmx-liquidation-check.json", PerpLiquidationVectors::check);
    models.put("perps/perp-v1-margin-ratio.json", PerpLiquidationVectors::marginRatio);
    models.put("perps/perp-v1-liquidation.json", PerpLiquidationVectors::fractional);
    models.put("perps/synthetix-v3-keeper-reward.json", PerpLiquidationVectors::reward);
    models.put("perps/synthetix-v3-liquidation-throttle.json", PerpLiquidationVectors::throttle);
    models.put("perps/dydx-v4-bankruptcy-price.json", PerpLiquidationVectors::bankruptcy);
    models.put("perps/dydx-v4-fillable-price.json", PerpLiquidationVectors::fillable);
    models.put("perps/dydx-v4-insurance-fund-delta.json", PerpLiquidationVectors::fundDelta);
  }

  private static Answer check(Inputs in) {
    RemainingCollateral rule =
        new RemainingCollateral(
            in.decimal("minCollateralFactor"),
            in.decimal("maxImpactFactorForLiquidation"),
            in.has("minCollateralUsd") ? in.plain("minCollateralUsd") : null);
    BigDecimal price = in.plain("price");
    BigDecimal collateralPrice = in.has("collateralPrice") ? in.plain("collateralPrice") : price;
    RemainingCollateral.Position position =
        new RemainingCollateral.Position(
            in.flag("isLong"),
            in.plain("sizeUsd"),
            in.plain("sizeTokens"),
            in.plain("collateralAmount").multiply(collateralPrice),
            in.plain("feesUsd"));
    RemainingCollateral.Verdict verdict =
        rule.examine(position, price, in.plain("closeImpactUsd"), in.plain("pendingImpactTokens"));
    return new Answer()
        .with("remainingCollateralUsd", verdict.remaining())
        .with("requiredUsd", verdict.required())
        .with("liquidatable", verdict.reason().isPresent())
        .with("reason", verdict.reason().map(PerpLiquidationVectors::name).orElse("none"));
  }

  private static String name(RemainingCollateral.Reason reason) {
    return switch (reason) {
      case BELOW_MIN_COLLATERAL -> "below-min-collateral";
      case NOTHING_LEFT -> "no-collateral-left";
      case BELOW_LEVERAGE_LIMIT -> "below-leverage-limit";
    };
  }

  private static CurvePosition position(Inputs in) {
    return new CurvePosition(in.decimal("size"), in.decimal("openNotional"), in.decimal("margin"));
  }

  private static VirtualAmm curve(Inputs in) {
    return new VirtualAmm(
        in.decimal("baseReserve"), in.decimal("quoteReserve"), Decimal.ONE, Decimal.ZERO);
  }

  private static Answer marginRatio(Inputs in) {
    CurvePosition position = position(in);
    Decimal notional = position.notional(curve(in));
    return new Answer()
        .with("positionNotional", notional)
        .with("unrealizedPnl", position.profit(notional))
        .with(
            "marginRatio",
            position.marginRatio(notional, in.decimalOr("premiumSinceEntry", Decimal.ZERO)));
  }

  private static Answer fractional(Inputs in) {
    FractionalClose.Closed closed =
        new FractionalClose(in.decimal("feeRatio"), in.decimal("partialRatio"))
            .liquidate(position(in), curve(in));
    return new Answer()
        .with("kind", closed.isPartial() ? "partial" : "full")
        .with("exchangedQuote", closed.exchanged())
        .with("realizedPnl", closed.realised())
        .with("unrealizedPnlAfter", closed.unrealised())
        .with("penalty", closed.penalty())
        .with("liquidatorFee", closed.liquidatorFee())
        .with("toInsuranceFund", closed.toFund())
        .with("feeBadDebt", closed.feeBadDebt())
        .with("badDebt", closed.badDebt())
        .with("marginAfter", closed.marginAfter())
        .with("sizeAfter", closed.sizeAfter());
  }

  private static Answer reward(Inputs in) {
    return new Answer()
        .with(
            "reward",
            new LiquidatorReward(
                    in.decimal("minReward"),
                    in.decimal("minProfitRatio"),
                    in.decimal("maxReward"),
                    in.decimal("maxScalingRatio"))
                .reward(
                    in.decimal("executionCost"),
                    in.decimal("positionReward"),
                    in.decimal("availableMargin")));
  }

  private static Answer throttle(Inputs in) {
    LiquidationThrottle throttle =
        LiquidationThrottle.ofFees(
            in.decimal("makerFee"),
            in.decimal("takerFee"),
            in.decimal("multiplier"),
            in.count("windowSeconds"),
            in.decimal("skewScale"),
            in.decimal("maxLiquidationPd"));
    List<LiquidationThrottle.Done> done = new ArrayList<>();
    for (Inputs one : in.items("history")) {
      done.add(new LiquidationThrottle.Done(one.count("time"), one.decimal("amount")));
    }
    Decimal requested = in.decimal("requested");
    Decimal allowed = throttle.allowed(requested, done, in.decimal("skew"), in.count("now"));
    return new Answer()
        .with("windowCapacity", throttle.capacity())
        .with("liquidated", allowed)
        .with("sizeAfter", requested.minus(allowed));
  }

  private static Answer bankruptcy(Inputs in) {
    return ofAccount(
        in,
        (account, index) ->
            new Answer()
                .with("bankruptcyQuote", account.bankruptcyQuote(index, in.decimal("closeSize"))));
  }

  private static Answer fillable(Inputs in) {
    return ofAccount(
        in,
        (account, index) -> {
          // The price does not depend on the part, but only a part that can be closed has one.
          account.requireClosable(index, in.decimal("closeSize"));
          return new Answer()
              .with(
                  "fillablePrice",
                  account.fillablePrice(
                      index,
                      in.decimal("bankruptcyAdjustment"),
                      in.decimal("spreadToMaintenance")));
        });
  }

  private static Answer fundDelta(Inputs in) {
    return ofAccount(
        in,
        (account, index) ->
            new Answer()
                .with(
                    "insuranceFundDelta",
                    account.fundDelta(
                        index,
                        in.decimal("closeSize"),
                        in.decimal("fillPrice"),
                        in.decimal("maxFee"))));
  }

  /** Answers about the position of one market of a cross account. */
  @FunctionalInterface
  private interface OfPosition {
    Answer answer(CrossLiquidation account, int index);
  }

  private static Answer ofAccount(Inputs in, OfPosition question) {
    List<CrossLiquidation.Holding> holdings = new ArrayList<>();
    int index = -1;
    for (Inputs position : in.items("positions")) {
      if (position.text("market").equals(in.text("market"))) {
        index = holdings.size();
      }
      holdings.add(
          new CrossLiquidation.Holding(
              position.decimal("size"),
              position.decimal("price"),
              position.decimal("maintenanceMargin")));
    }
    if (index < 0) {
      return rejected("the account has no position in " + in.text("market"));
    }
    try {
      return question
          .answer(new CrossLiquidation(in.decimal("quoteBalance"), holdings, USDC), index)
          .with("rejected", false);
    } catch (OutOfRangeException refused) {
      return rejected(String.valueOf(refused.getMessage()));
    }
  }

  private static Answer rejected(String reason) {
    return Answer.error(reason).with("rejected", true);
  }
}
