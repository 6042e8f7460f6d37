package io.counterpool.pool.liquidity;

import io.counterpool.models.Decimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The strike of one epoch, with the figures it was made from.
 *
 * @param number dense per pool, from 1
 * @param cutOff requests funded up to this instant take part
 * @param round the first pool round observed wholly after the cut-off
 * @param lower pool value for redemptions, before the strike
 * @param upper pool value for deposits, before the strike
 * @param cash settlement asset the pool had to pay with, before the strike
 * @param unreleased fee income on its way into share value: in upper, not in lower
 * @param reserved budgets that redemptions must leave covered
 * @param whole false when a market had no price for too long: redemptions alone were struck, with
 *     its whole budget counted as paid out
 */
public record EpochResult(
    long number,
    Instant cutOff,
    long round,
    Instant at,
    Decimal lower,
    Decimal upper,
    Decimal cash,
    Decimal unreleased,
    Decimal reserved,
    boolean whole,
    List<TrancheStrike> tranches) {

  public EpochResult {
    tranches = List.copyOf(tranches);
  }

  /**
   * What one tranche did at the strike.
   *
   * @param depositPrice assets per share at the upper bound of the valuation, after the
   *     redemptions; 1 if they have left no share and nothing but cash
   * @param redemptionPrice assets per share at the lower bound, before the strike
   * @param redeemed paid to those who leave, their performance fees taken off
   * @param sharesBurned what that was paid for
   * @param filledFraction part of the shares waiting for redemption that was filled; 1 if none was
   * @param sharesWaiting shares whose redemption is carried on to the next epoch
   * @param depositsWaiting funded deposits that are carried on to the next epoch
   * @param performanceFee what was charged, to those who leave too; null: there is no such fee, or
   *     this strike charged nobody
   */
  public record TrancheStrike(
      String tranche,
      Decimal depositPrice,
      Decimal redemptionPrice,
      Decimal deposited,
      Decimal sharesMinted,
      Decimal redeemed,
      Decimal sharesBurned,
      Decimal filledFraction,
      Decimal sharesWaiting,
      Decimal depositsWaiting,
      @Nullable PerformanceFee performanceFee) {}

  /**
   * Performance fees of the holdings of a tranche at a strike.
   *
   * @param rate part of the gain
   * @param price of a share, at which gains were measured
   * @param assets paid to the treasury
   * @param shares of the holdings that gained, burned for it, besides {@code sharesBurned}
   */
  public record PerformanceFee(Decimal rate, Decimal price, Decimal assets, Decimal shares) {}
}
