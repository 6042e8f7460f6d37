package io.counterpool.models.oracle;

/**
 * What somebody wants to do with a price. A {@link GradeMatrix} says which {@link PriceGrade}
 * allows it.
 */
public enum PriceAction {
  /** Take on risk: open or enlarge a position. */
  OPEN,
  /** Make a position smaller. */
  REDUCE,
  /** Close a position against the will of its holder. */
  LIQUIDATE,
  /** Take collateral out. */
  WITHDRAW,
  /** Strike an epoch: deposits and redemptions of a pool. */
  STRIKE,
  /** Settle an expiry. */
  SETTLE
}
