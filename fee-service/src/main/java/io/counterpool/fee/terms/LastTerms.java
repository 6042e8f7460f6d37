package io.counterpool.fee.terms;

import io.counterpool.models.Decimal;
import io.counterpool.models.fees.SurgeMemory;
import io.counterpool.models.funding.FundingState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a market stood when its last terms were made.
 *
 * @param price of that round; the next interval accrues at it
 * @param surge what the trade fee remembered then; null if nothing
 */
record LastTerms(
    PoolId pool,
    long round,
    Instant at,
    Decimal price,
    FundingState funding,
    Decimal borrowIndex,
    @Nullable SurgeMemory surge) {

  /** Of a market whose trade fee remembers nothing. */
  LastTerms(
      PoolId pool,
      long round,
      Instant at,
      Decimal price,
      FundingState funding,
      Decimal borrowIndex) {
    this(pool, round, at, price, funding, borrowIndex, null);
  }
}
