package io.counterpool.models.amm;

import io.counterpool.models.Decimal;

/** What a pool answers to a trade against its inventory. */
public sealed interface InventoryFill {

  /**
   * The trade happens.
   *
   * @param poolSize change of the pool's position, base units, positive when the pool buys
   * @param poolCash settlement units the pool receives, negative when it pays
   */
  record Filled(Decimal poolSize, Decimal poolCash) implements InventoryFill {}

  /**
   * The trade does not happen.
   *
   * @param maxSize largest absolute position the pool may reach on that side, base units
   */
  record Refused(Reason reason, Decimal maxSize) implements InventoryFill {}

  /** Why not, in the order it is checked. */
  enum Reason {
    /** The pool has no capital to price a close with. */
    NO_CAPITAL,
    /** The capital measure has no solution, so the pool only closes. */
    POOL_UNSAFE,
    /** The position would be larger than the pool may hold. */
    POSITION_LIMIT,
    /** The trader would be paid for taking base units, or pay for giving them. */
    NEGATIVE_PRICE
  }
}
