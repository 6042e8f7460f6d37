package io.counterpool.launcher.vectors;

import io.counterpool.models.Decimal;
import io.counterpool.models.liquidation.AffordableFee;
import io.counterpool.models.liquidation.CollateralLiquidation;
import io.counterpool.models.liquidation.FeeRamp;
import io.counterpool.models.liquidation.PartialLiquidation;
import io.counterpool.models.liquidation.SocialisedLoss;
import io.counterpool.models.shares.PendingRedemption;
import io.counterpool.models.shares.ShareRebase;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;

/** Sizes and fees of a liquidation, the insurance fund and who bears what it does not cover. */
final class LiquidationSizeVectors {

  private static final int CASH_SCALE = 6;
  private static final int SIZE_SCALE = 9;
  private static final int WEIGHT_SCALE = 5;
  private static final int INDEX_SCALE = 10;
  private static final Decimal KEPT = Decimal.of("0.95");
  private static final Decimal FEE_STEP = Decimal.of("0.000001");
  private static final long GRACE_SLOTS = 1_500;

  private LiquidationSizeVectors() {}

  static void register(Map<String, VectorModel> models) {
    models.put("perps/drift-partial-liquidation-size.json", LiquidationSizeVectors::position);
    models.put("perps/drift-collateral-liquidation-size.json", LiquidationSizeVectors::collateral);
    models.put("perps/drift-insurance-fee.json", LiquidationSizeVectors::insuranceFee);
    models.put("perps/drift-liquidation-fee-ramp.json", LiquidationSizeVectors::feeRamp);
    models.put(
        "perps/drift-loss-socialisation.json",
        in -> Answer.rejecting(in, LiquidationSizeVectors::loss));
    models.put("perps/drift-insurance-share-rebase.json", LiquidationSizeVectors::rebase);
    models.put("perps/drift-insurance-withdraw-cancel.json", LiquidationSizeVectors::cancel);
  }

  private static Answer position(Inputs in) {
    PartialLiquidation rule =
        new PartialLiquidation(
            in.decimal("marginRatio"),
            in.decimal("liquidatorFee"),
            in.decimal("insuranceFee"),
            CASH_SCALE,
            SIZE_SCALE);
    return finite(
        "baseToLiquidate",
        rule.sizeFor(
            in.decimal("marginShortage"), in.decimal("oraclePrice"), in.decimal("quotePrice")));
  }

  private static Answer collateral(Inputs in) {
    CollateralLiquidation rule =
        new CollateralLiquidation(
            in.decimal("assetWeight"),
            in.decimal("liabilityWeight"),
            in.decimal("assetMultiplier"),
            in.decimal("liabilityMultiplier"),
            in.decimal("insuranceFee"),
            WEIGHT_SCALE,
            in.small("liabilityDecimals"));
    return finite(
        "liabilityToLiquidate",
        rule.debtFor(in.decimal("marginShortage"), in.decimal("liabilityPrice")));
  }

  /** The amount, or null if everything must be liquidated. */
  private static Answer finite(String name, Optional<Decimal> amount) {
    Answer answer = new Answer();
    return amount.map(value -> answer.with(name, value)).orElseGet(() -> answer.withNull(name));
  }

  private static Answer insuranceFee(Inputs in) {
    return new Answer()
        .with(
            "insuranceFee",
            new AffordableFee(in.decimal("maxInsuranceFee"), KEPT, CASH_SCALE)
                .fee(
                    in.decimal("marginShortage"),
                    in.decimal("baseSize"),
                    in.decimal("oraclePrice"),
                    in.decimal("quotePrice"),
                    in.decimal("marginRatio"),
                    in.decimal("liquidatorFee")));
  }

  private static Answer feeRamp(Inputs in) {
    return new Answer()
        .with(
            "liquidatorFee",
            new FeeRamp(in.decimal("baseFee"), FEE_STEP, GRACE_SLOTS, in.decimal("maxFee"))
                .fee(in.count("slotsSinceActive")));
  }

  private static Answer loss(Inputs in) {
    Decimal loss = in.decimal("loss");
    return switch (in.text("kind")) {
      case "perp" ->
          new Answer()
              .with(
                  "chargePerBase",
                  SocialisedLoss.chargePerUnit(
                      loss, in.decimal("longBase"), in.decimal("shortBase"), CASH_SCALE));
      case "deposit" ->
          new Answer()
              .with(
                  "indexReduction",
                  SocialisedLoss.indexReduction(
                      loss,
                      in.decimal("totalDeposits"),
                      in.decimal("cumulativeIndex"),
                      INDEX_SCALE));
      default -> throw new IllegalArgumentException("unknown kind " + in.text("kind"));
    };
  }

  private static Answer rebase(Inputs in) {
    BigInteger shares = in.whole("totalShares");
    int exponent = ShareRebase.exponent(shares, in.whole("fundBalance"));
    return new Answer()
        .with("divisorExponent", exponent)
        .with("totalSharesAfter", ShareRebase.rebased(shares, exponent));
  }

  private static Answer cancel(Inputs in) {
    PendingRedemption pending =
        new PendingRedemption(
            in.decimal("requestedShares"), in.decimal("requestedValue"), CASH_SCALE);
    Decimal balance = in.decimal("fundBalance");
    Decimal supply = in.decimal("totalShares");
    return new Answer()
        .with("sharesForfeited", pending.forfeited(balance, supply))
        .with("valueNow", pending.valueNow(balance, supply));
  }
}
