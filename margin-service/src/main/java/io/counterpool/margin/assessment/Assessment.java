package io.counterpool.margin.assessment;

import io.counterpool.margin.profile.AssetId;
import io.counterpool.margin.profile.MarketId;
import io.counterpool.models.Decimal;
import io.counterpool.models.margin.MarginTerms;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Margin of one account with every figure it is made of, in settlement units.
 *
 * @param collateralValue Σ amount × price × (1 − haircut), rounded down
 * @param equity cash + collateral + counted profit − funding and borrowing owed, rounded down once
 * @param initialRequirement to add risk, rounded up a position
 * @param maintenanceRequirement to keep it, rounded up a position
 * @param free equity above the initial requirement, 0 if there is none
 * @param health equity ÷ maintenance, rounded down; null if nothing is required
 * @param liquidatable whether equity is below maintenance, or below 0 where nothing is required
 */
record Assessment(
    Decimal settlementCash,
    Decimal collateralValue,
    Decimal equity,
    Decimal initialRequirement,
    Decimal maintenanceRequirement,
    Decimal free,
    @Nullable Decimal health,
    boolean liquidatable,
    List<AssessedCollateral> collaterals,
    List<AssessedPosition> positions) {

  /**
   * Collateral other than settlement cash.
   *
   * @param value what counts of it, rounded down
   */
  record AssessedCollateral(
      AssetId asset, Decimal amount, Decimal price, Decimal haircut, Decimal value) {}

  /**
   * A position.
   *
   * @param notional |size| × price, rounded up
   * @param profit size × price − entry notional, rounded down
   * @param countedProfit a gain at its payable fraction, a loss in full, rounded down
   * @param fundingOwed size × change of the funding index; negative: to receive
   * @param borrowOwed |size| × change of the borrowing index
   * @param liquidationPrice first price, at eight digits, from the mark towards the loss, at which
   *     the account is liquidatable while everything else stands still; null: no price does it
   */
  record AssessedPosition(
      MarketId market,
      Decimal size,
      Decimal entryNotional,
      Decimal price,
      Decimal notional,
      Decimal profit,
      Decimal countedProfit,
      Decimal fundingIndexNow,
      Decimal fundingIndexAtTouch,
      Decimal fundingOwed,
      Decimal borrowIndexNow,
      Decimal borrowIndexAtTouch,
      Decimal borrowOwed,
      Decimal initialRequirement,
      Decimal maintenanceRequirement,
      @Nullable Decimal liquidationPrice,
      MarginTerms terms) {}
}
