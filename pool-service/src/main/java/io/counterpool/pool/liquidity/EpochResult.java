package io.counterpool.pool.liquidity;

import io.counterpool.models.Decimal;
import java.time.Instant;
import java.util.List;

/**
 * The strike of one epoch.
 *
 * @param number dense per pool, from 1
 * @param cutOff requests funded up to this instant take part
 * @param round the first pool round observed wholly after the cut-off
 */
public record EpochResult(
    long number, Instant cutOff, long round, Instant at, List<TrancheStrike> tranches) {

  /**
   * What one tranche did at the strike.
   *
   * @param depositPrice assets per share at the upper bound of the valuation
   * @param redemptionPrice assets per share at the lower bound
   * @param filledFraction part of each redemption that was filled
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
      Decimal sharesWaiting) {}
}
