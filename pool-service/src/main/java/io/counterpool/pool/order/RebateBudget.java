package io.counterpool.pool.order;

import io.counterpool.models.Decimal;
import io.counterpool.models.fees.ImpactRebate;

/**
 * What a market may still pay back of its impact premiums in the current interval.
 *
 * @param heldAtStart balance of the impact account at the first round of the interval
 * @param paid rebates of the interval so far
 */
public record RebateBudget(ImpactRebate model, Decimal heldAtStart, Decimal paid) {

  /** At most {@code balance}, settlement units. */
  Decimal limit(Decimal balance, int scale) {
    return model.payable(balance, heldAtStart, paid, scale);
  }
}
