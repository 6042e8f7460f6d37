package io.counterpool.models.funding;

import java.util.Map;

/**
 * Funding where the pool is the counterparty of what longs and shorts do not match between them:
 * what one unit of size on each side owes for an interval, and what the pool gains by it.
 */
public sealed interface PoolFunding extends MarketFunding
    permits CappedPremiumFunding, InventoryFunding {

  /**
   * The charges of {@code seconds} during which the book stood still.
   *
   * @param seconds 0 or more
   */
  SideCharges charges(PoolBook book, long seconds);

  /** The models of this family by the name they have in configuration. */
  static Map<String, Class<? extends PoolFunding>> models() {
    return Map.of(
        CappedPremiumFunding.TAG, CappedPremiumFunding.class,
        InventoryFunding.TAG, InventoryFunding.class);
  }
}
