package io.counterpool.fee.economics;

import io.counterpool.fee.terms.PoolId;
import io.counterpool.models.Decimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a pool is paid: its markets and their sums.
 *
 * @param rebalancingLossPerDay sum over the markets; null if one of them is unknown
 */
record PoolEconomics(
    PoolId pool,
    @Nullable Decimal rebalancingLossPerDay,
    List<Total> totals,
    List<MarketEconomics> markets) {

  /**
   * Sums over the markets; each ends with its own last round.
   *
   * @param rebalancingLoss null if one of them is unknown
   * @param cover income ÷ loss; null without a loss
   * @param breakEvenFee loss ÷ volume; null without either
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
