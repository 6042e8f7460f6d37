package io.counterpool.fee.terms;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.counterpool.models.ClockAverage;
import io.counterpool.models.rates.DriftMemory;
import org.jspecify.annotations.Nullable;

/**
 * What rates carry from round to round beside themselves. The terms of the next round go on from
 * it, so it is part of the terms that made it.
 *
 * @param premium what funding that follows the premium has gathered
 * @param borrow what a borrowing rate that drifts remembers
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RateMemory(@Nullable ClockAverage premium, @Nullable DriftMemory borrow) {

  /** Null if there is nothing to remember. */
  static @Nullable RateMemory of(@Nullable ClockAverage premium, @Nullable DriftMemory borrow) {
    return premium == null && borrow == null ? null : new RateMemory(premium, borrow);
  }
}
