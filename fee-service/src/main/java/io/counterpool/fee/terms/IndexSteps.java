package io.counterpool.fee.terms;

import io.counterpool.models.Decimal;

/**
 * How far the indices moved in one interval, and how far they may (INV-15).
 *
 * @param funding change of the funding index of longs
 * @param fundingShort change of the funding index of shorts
 * @param fundingLimit most either may change in either direction: the bounded rate over the longest
 *     interval at the price before
 * @param borrow change of the borrow index, ≥ 0
 * @param borrowLimit most it may rise: the highest rate over the longest interval
 */
record IndexSteps(
    Decimal funding,
    Decimal fundingShort,
    Decimal fundingLimit,
    Decimal borrow,
    Decimal borrowLimit) {

  /** The first terms of a market accrue nothing. */
  static final IndexSteps NONE =
      new IndexSteps(Decimal.ZERO, Decimal.ZERO, Decimal.ZERO, Decimal.ZERO, Decimal.ZERO);

  IndexSteps {
    check("the funding index", funding, fundingLimit);
    check("the funding index of shorts", fundingShort, fundingLimit);
    if (borrow.isNegative() || borrow.isGreaterThan(borrowLimit)) {
      throw new IllegalStateException(
          "the borrow index moved by " + borrow + ", outside 0 to " + borrowLimit);
    }
  }

  private static void check(String index, Decimal step, Decimal limit) {
    if (step.abs().isGreaterThan(limit)) {
      throw new IllegalStateException(index + " moved by " + step + ", more than " + limit);
    }
  }
}
