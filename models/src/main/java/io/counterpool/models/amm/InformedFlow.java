package io.counterpool.models.amm;

import io.counterpool.models.RealBounds;
import io.counterpool.models.options.Gaussian;

/**
 * What a pool that quotes an index loses to traders who know the next one, after the fee they pay.
 *
 * <p>The index moves by {@code m ~ N(0, σ²Δ)} between two prices. Against a skew premium that is
 * linear in the notional, 1 at {@code K}, who knows {@code m} trades {@code K × (|m| − f)⁺} and
 * nets {@code K × ((|m| − f)⁺)² ÷ 2}; on average, with {@code s = σ√Δ}: {@code K × [(s² + f²) ×
 * Φ̄(f ÷ s) − f × s × φ(f ÷ s)]} a round. Without a fee that is {@code K × s² ÷ 2}, the loss versus
 * rebalancing of the curve ({@link RebalancingLoss#linear}); the longer the interval and the lower
 * the fee, the nearer to it. Orders that are filled at a price after them leave this only to
 * whoever knows that price, so that it bounds the loss of such a market.
 *
 * <p>Real numbers. Source: the setting of Milionis, Moallemi, Roughgarden, arXiv 2305.14604
 * (arbitrage profits with fees and discrete blocks), with a mispricing that ends at each price, as
 * it does where the pool quotes the index.
 */
public final class InformedFlow {

  private InformedFlow() {}

  /**
   * Expected loss of one interval.
   *
   * @param depth K, settlement units of skew at which the premium is 1, ≥ 0
   * @param deviation s, standard deviation of the relative move in the interval, ≥ 0
   * @param fee f, fraction of the notional, ≥ 0
   * @return settlement units, ≥ 0
   */
  public static double loss(double depth, double deviation, double fee) {
    RealBounds.notNegative("depth", depth);
    RealBounds.notNegative("deviation", deviation);
    RealBounds.notNegative("fee", fee);
    if (deviation == 0) {
      return 0;
    }
    double z = fee / deviation;
    double share = (1 + z * z) * Gaussian.above(z) - z * Gaussian.density(z);
    return depth * deviation * deviation * Math.max(share, 0);
  }
}
