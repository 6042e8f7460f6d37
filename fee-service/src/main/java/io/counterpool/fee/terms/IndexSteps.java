package io.counterpool.fee.terms;

import io.counterpool.models.Decimal;

/**
 * How far the indices moved in one interval, and how far they may (INV-15).
 *
 * @param funding change of the funding index
 * @param fundingLimit most it may change in either direction: the bounded rate over the longest
 *     interval at the price before
 * @param borrow change of the borrow index, ≥ 0
 * @param borrowLimit most it may rise: the rate at full utilisation over the longest interval
 */
record IndexSteps(Decimal funding, Decimal fundingLimit, Decimal borrow, Decimal borrowLimit) {

  /** The first terms of a market accrue nothing. */
  static final IndexSteps NONE =
      new IndexSteps(Decimal.ZERO, Decimal.ZERO, Decimal.ZERO, Decimal.ZERO);

  IndexSteps {
    if (funding.abs().isGreaterThan(fundingLimit)) {
      throw new IllegalStateException(
          "the funding index moved by " + funding + ", more than " + fundingLimit);
    }
    if (borrow.isNegative() || borrow.isGreaterThan(borrowLimit)) {
      throw new IllegalStateException(
          "the borrow index moved by " + borrow + ", outside 0 to " + borrowLimit);
    }
  }
}
