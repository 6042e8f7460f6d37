package io.counterpool.models.funding;

import io.counterpool.models.Decimal;
import java.util.Map;

/**
 * Funding where the pool is the counterparty of what longs and shorts do not match between them:
 * what one unit of size on each side owes for an interval, and what the pool gains by it.
 */
public sealed interface PoolFunding extends MarketFunding
    permits CappedPremiumFunding, AveragePremiumFunding, InventoryFunding {

  /**
   * The charges of {@code seconds} during which the book stood still.
   *
   * @param seconds 0 or more
   */
  SideCharges charges(PoolBook book, long seconds);

  /** Time for which a live market states the charges, and over which it averages the premium. */
  int periodSeconds();

  /** Whether the charges follow the premium of the mark over the index. */
  boolean followsPremium();

  /** Whether they look at the capital of the pool. */
  boolean looksAtCapital();

  /**
   * The most a unit of either side pays or receives in {@code seconds}.
   *
   * @param price settlement units for one base unit, above 0
   * @return settlement units, ≥ 0, rounded up
   */
  Decimal largestStep(Decimal price, long seconds);

  /** The models of this family by the name they have in configuration. */
  static Map<String, Class<? extends PoolFunding>> models() {
    return Map.of(
        CappedPremiumFunding.TAG, CappedPremiumFunding.class,
        AveragePremiumFunding.TAG, AveragePremiumFunding.class,
        InventoryFunding.TAG, InventoryFunding.class);
  }
}
