package io.counterpool.models.funding;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;

/**
 * A market and the pool behind it, as funding sees them.
 *
 * @param mark average price of the market over the interval, settlement units for one base unit, ≥
 *     0
 * @param index average index over the interval, above 0
 * @param longSize size of all longs, base units, ≥ 0
 * @param shortSize size of all shorts, base units, unsigned, ≥ 0
 * @param tradersNet net size of the traders whose counterparty is the pool, base units, signed
 * @param feePool fees the pool may spend on the market, settlement units, ≥ 0
 * @param poolCapital capital of the pool, settlement units, ≥ 0; 0 for an empty or unsafe pool
 */
public record PoolBook(
    Decimal mark,
    Decimal index,
    Decimal longSize,
    Decimal shortSize,
    Decimal tradersNet,
    Decimal feePool,
    Decimal poolCapital) {

  public PoolBook {
    Bounds.notNegative("mark", mark);
    Bounds.positive("index", index);
    Bounds.notNegative("longSize", longSize);
    Bounds.notNegative("shortSize", shortSize);
    Bounds.notNegative("feePool", feePool);
    Bounds.notNegative("poolCapital", poolCapital);
  }
}
