package io.counterpool.pool.valuation;

/** Which end of the prices' confidence a value is taken at, seen from the pool. */
public enum Bound {
  /** Every price where it is worst for the pool: redemptions are paid at this. */
  LOWER,
  /** The prices themselves. */
  MIDDLE,
  /** Every price where it is best for the pool: deposits pay this. */
  UPPER
}
