package io.counterpool.models.backing;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;

/**
 * The cash that moves in one settlement between a market and the pool that backs it.
 *
 * <p>The pool pays what it owes from its balance less what it always keeps. The market pays first
 * from its fees, then from the settled losses of its traders. Nothing moves beyond the bound; what
 * is not covered stays owed. Exact. Source: Drift v2, lp_pool.
 *
 * @param direction who pays; {@link Direction#NONE} if nothing is owed or the pool that owes is
 *     empty
 * @param moved settlement units, ≥ 0
 * @param feesUsed part of it from the market's fees
 * @param lossesUsed part of it from the market's settled losses
 */
public record MarketSettlement(
    Direction direction, Decimal moved, Decimal feesUsed, Decimal lossesUsed) {

  /** Who pays whom. */
  public enum Direction {
    FROM_POOL,
    TO_POOL,
    NONE
  }

  private static final MarketSettlement NOTHING =
      new MarketSettlement(Direction.NONE, Decimal.ZERO, Decimal.ZERO, Decimal.ZERO);

  /**
   * Bounds of settlements.
   *
   * @param poolKeeps settlement units that stay in the pool, ≥ 0
   * @param most settlement units moved at once, ≥ 0
   */
  public record Terms(Decimal poolKeeps, Decimal most) {

    public Terms {
      Bounds.notNegative("poolKeeps", poolKeeps);
      Bounds.notNegative("most", most);
    }
  }

  /**
   * One settlement.
   *
   * @param owedByPool settlement units; negative: the market owes
   * @param poolCash settlement units the pool holds, ≥ 0
   * @param fees settlement units in the market's fee pool, ≥ 0
   * @param losses settlement units in the market's pool of settled losses, ≥ 0
   */
  public static MarketSettlement of(
      Terms terms, Decimal owedByPool, Decimal poolCash, Decimal fees, Decimal losses) {
    Bounds.notNegative("poolCash", poolCash);
    Bounds.notNegative("fees", fees);
    Bounds.notNegative("losses", losses);
    if (owedByPool.isPositive()) {
      return poolCash.isZero() ? NOTHING : fromPool(terms, owedByPool, poolCash);
    }
    return owedByPool.isZero() ? NOTHING : toPool(terms, owedByPool.negate(), fees, losses);
  }

  private static MarketSettlement fromPool(Terms terms, Decimal owed, Decimal poolCash) {
    Decimal free = poolCash.minus(terms.poolKeeps()).max(Decimal.ZERO);
    return new MarketSettlement(
        Direction.FROM_POOL, owed.min(free).min(terms.most()), Decimal.ZERO, Decimal.ZERO);
  }

  private static MarketSettlement toPool(Terms terms, Decimal owed, Decimal fees, Decimal losses) {
    Decimal due = owed.min(terms.most());
    Decimal feesUsed = due.min(fees);
    Decimal lossesUsed = due.minus(feesUsed).min(losses);
    return new MarketSettlement(Direction.TO_POOL, feesUsed.plus(lossesUsed), feesUsed, lossesUsed);
  }
}
