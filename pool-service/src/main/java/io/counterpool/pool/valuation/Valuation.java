package io.counterpool.pool.valuation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.counterpool.models.Decimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the pool was worth after a round; settlement asset unless said.
 *
 * @param cash ledger balance of the pool
 * @param otherAssets bought collateral, at price × (1 − haircut)
 * @param tradersProfit Σ over markets of the traders' net unrealised profit, capped by budgets
 * @param accrued funding and borrowing owed to the pool (+) or by it (−)
 * @param shortfall Σ max(0, −equity) over accounts
 * @param unreleased fee income that is in cash and not in value yet
 * @param lower value at the price bounds worst for the pool
 * @param upper value at the price bounds best for the pool, with the unreleased income
 * @param reserved Σ of budgets not already deducted
 * @param complete false when a market had no fresh price and its last one was used
 */
public record Valuation(
    long round,
    Instant at,
    Decimal cash,
    Decimal otherAssets,
    Decimal tradersProfit,
    Decimal accrued,
    Decimal shortfall,
    Decimal unreleased,
    Decimal value,
    Decimal lower,
    Decimal upper,
    Decimal insurance,
    Decimal badDebt,
    Decimal reserved,
    Decimal utilisation,
    boolean complete,
    List<TrancheValue> tranches,
    List<MarketExposure> markets) {

  /**
   * Value and share price of one tranche; the price is null at zero supply.
   *
   * @param performanceFee rate that the next strike charges gains at; null: none
   * @param accruedFee what it would charge at this price; it is still in the value
   */
  public record TrancheValue(
      String tranche,
      Decimal claim,
      Decimal value,
      Decimal supply,
      @Nullable Decimal sharePrice,
      @Nullable Decimal performanceFee,
      @Nullable Decimal accruedFee) {}

  /**
   * Exposure of the pool to one market; the pool's delta is minus the traders' skew.
   *
   * @param impactBalance impact premiums that the market holds, to be paid back as rebates
   * @param rebateSince start of the interval that the budget of rebates is in; it and the next two
   *     are left out where no terms had a budget yet
   * @param rebateHeld impact premiums held at the first round of that interval
   * @param rebatePaid rebates of that interval so far; once it has ended the next round holds
   *     {@code impactBalance} and has paid nothing
   * @param budgetLeft maxPoolLoss less gross payouts since its reset
   */
  public record MarketExposure(
      String market,
      @Nullable Decimal price,
      Decimal longSize,
      Decimal shortSize,
      Decimal skewSize,
      Decimal delta,
      Decimal tradersProfit,
      Decimal impactBalance,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant rebateSince,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Decimal rebateHeld,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Decimal rebatePaid,
      Decimal budgetLeft) {}
}
