package io.counterpool.fee.economics;

import io.counterpool.fee.terms.PoolId;
import io.counterpool.models.Decimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a pool is paid: its markets and their sums.
 *
 * @param until the last round of these markets; all windows end here, so that a market which has
 *     stopped leaves them
 * @param truncated whether the pool has more markets than these; all sums are of these alone
 * @param rebalancingLossPerDay sum over the markets with a round in the last day; null if one of
 *     them is unknown
 */
record PoolEconomics(
    PoolId pool,
    Instant until,
    boolean truncated,
    @Nullable Decimal rebalancingLossPerDay,
    List<Total> totals,
    List<MarketEconomics> markets) {

  /**
   * Sums over the markets that had rounds in the window.
   *
   * @param rebalancingLoss null if one of them is unknown
   * @param cover income ÷ loss of the intervals that have both; null without a loss, or if one
   *     market has no such interval
   * @param breakEvenFee loss ÷ volume of them; null without either, or likewise
   */
  record Total(
      EconomicsWindow window,
      @Nullable Decimal rebalancingLoss,
      Decimal volume,
      Decimal tradeFees,
      Decimal providerIncome,
      @Nullable Decimal cover,
      @Nullable Decimal breakEvenFee) {}
}
