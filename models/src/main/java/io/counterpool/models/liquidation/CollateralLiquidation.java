package io.counterpool.models.liquidation;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * The part of a debt to repay with seized collateral so that a shortage of margin is just covered.
 *
 * <p>One unit of debt repaid frees its weight and takes collateral of more than its value away:
 * {@code debt = shortage ÷ (price × (debtWeight − seizedWeight − insuranceFee × debtWeight))} with
 * {@code seizedWeight = assetWeight × assetMultiplier ÷ debtMultiplier}, rounded down at its own
 * scale. The result is rounded down, at least one unit. Source: Drift v2, liquidation.
 *
 * @param assetWeight of the collateral in the requirement, fraction, ≥ 0
 * @param debtWeight of the debt, fraction, above 0
 * @param assetMultiplier 1 + bonus of the liquidator on the collateral, above 0
 * @param debtMultiplier 1 − discount of the liquidator on the debt, above 0
 * @param insuranceFee fraction of the debt, ≥ 0
 * @param weightScale fraction digits of the seized weight
 * @param debtScale fraction digits of the debt's asset
 */
public record CollateralLiquidation(
    Decimal assetWeight,
    Decimal debtWeight,
    Decimal assetMultiplier,
    Decimal debtMultiplier,
    Decimal insuranceFee,
    int weightScale,
    int debtScale) {

  public CollateralLiquidation {
    Bounds.notNegative("assetWeight", assetWeight);
    Bounds.positive("debtWeight", debtWeight);
    Bounds.positive("assetMultiplier", assetMultiplier);
    Bounds.positive("debtMultiplier", debtMultiplier);
    Bounds.notNegative("insuranceFee", insuranceFee);
    Bounds.within("weightScale", weightScale, 0, Decimal.SCALE);
    Bounds.within("debtScale", debtScale, 0, Decimal.SCALE);
  }

  /**
   * The debt to repay; the caller bounds it by what is owed.
   *
   * @param shortage settlement units missing, ≥ 0
   * @param price settlement units for one unit of debt, ≥ 0
   * @return units of the debt's asset; empty if no amount covers the shortage, because the
   *     collateral seized weighs as much as the debt repaid
   */
  public Optional<Decimal> debtFor(Decimal shortage, Decimal price) {
    Bounds.notNegative("shortage", shortage);
    Bounds.notNegative("price", price);
    Decimal seized =
        assetWeight.timesOver(assetMultiplier, debtMultiplier, weightScale, RoundingMode.DOWN);
    BigDecimal debt = debtWeight.toBigDecimal();
    BigDecimal freed =
        debt.subtract(seized.toBigDecimal())
            .subtract(debt.multiply(insuranceFee.toBigDecimal()))
            .multiply(price.toBigDecimal());
    if (assetWeight.compareTo(debtWeight) >= 0 || freed.signum() <= 0) {
      return Optional.empty();
    }
    return Optional.of(
        Decimal.of(shortage.toBigDecimal().divide(freed, debtScale, RoundingMode.DOWN))
            .max(Decimal.ofUnits(1, debtScale)));
  }
}
