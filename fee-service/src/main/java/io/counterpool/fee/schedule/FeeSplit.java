package io.counterpool.fee.schedule;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;

/**
 * Who gets a collected trade fee, as fractions that sum to exactly 1.
 *
 * @param pool to the pool, that is to its tranches
 * @param insurance to the insurance of the pool
 * @param treasury to the operator of the venue
 */
public record FeeSplit(Decimal pool, Decimal insurance, Decimal treasury) {

  public FeeSplit {
    Bounds.fraction("pool", pool);
    Bounds.fraction("insurance", insurance);
    Bounds.fraction("treasury", treasury);
    Decimal sum = pool.plus(insurance).plus(treasury);
    if (!sum.equals(Decimal.ONE)) {
      throw new OutOfRangeException("the fractions of a split must sum to 1, they sum to " + sum);
    }
  }
}
