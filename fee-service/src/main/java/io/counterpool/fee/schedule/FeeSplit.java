package io.counterpool.fee.schedule;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;
import org.jspecify.annotations.Nullable;

/**
 * Who gets a collected trade fee, as fractions that sum to exactly 1.
 *
 * @param pool to the pool, that is to its tranches
 * @param insurance to the insurance of the pool
 * @param treasury to the operator of the venue
 * @param referrer to who brought the account; the pool's if nobody did; null: nothing
 */
public record FeeSplit(
    Decimal pool,
    Decimal insurance,
    Decimal treasury,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Decimal referrer) {

  public FeeSplit {
    Bounds.fraction("pool", pool);
    Bounds.fraction("insurance", insurance);
    Bounds.fraction("treasury", treasury);
    Decimal sum = pool.plus(insurance).plus(treasury);
    if (referrer != null) {
      sum = sum.plus(Bounds.fraction("referrer", referrer));
    }
    if (!sum.equals(Decimal.ONE)) {
      throw new OutOfRangeException("the fractions of a split must sum to 1, they sum to " + sum);
    }
  }

  /** A split without a referrer. */
  public FeeSplit(Decimal pool, Decimal insurance, Decimal treasury) {
    this(pool, insurance, treasury, null);
  }
}
