package io.counterpool.fee.terms;

import io.counterpool.models.Decimal;
import io.counterpool.models.fees.SurgeMemory;
import io.counterpool.models.funding.FundingCarry;
import io.counterpool.models.funding.FundingState;
import io.counterpool.models.rates.BorrowCarry;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a market stood when its last terms were made.
 *
 * @param scheduleVersion which they named; the interval after them is charged by it
 * @param price of that round; the next interval accrues at it
 * @param surge what the trade fee remembered then; null if nothing
 * @param fundingIndexShort of the short side; null: the same as of the long side
 * @param memory what rates had gathered; null if nothing
 */
record LastTerms(
    PoolId pool,
    long round,
    Instant at,
    long scheduleVersion,
    Decimal price,
    FundingState funding,
    Decimal borrowIndex,
    @Nullable SurgeMemory surge,
    @Nullable Decimal fundingIndexShort,
    @Nullable RateMemory memory) {

  /** Of a market that remembers nothing but its rate. */
  LastTerms(
      PoolId pool,
      long round,
      Instant at,
      long scheduleVersion,
      Decimal price,
      FundingState funding,
      Decimal borrowIndex) {
    this(pool, round, at, scheduleVersion, price, funding, borrowIndex, null, null, null);
  }

  FundingCarry fundingCarry() {
    return new FundingCarry(
        funding.ratePerDay(),
        funding.ratePerDay(),
        funding.ratePerDay(),
        funding.index(),
        fundingIndexShort == null ? funding.index() : fundingIndexShort,
        memory == null ? null : memory.premium());
  }

  /** The rate is the next schedule's, so none goes on. */
  BorrowCarry borrowCarry() {
    return new BorrowCarry(Decimal.ZERO, borrowIndex, memory == null ? null : memory.borrow());
  }
}
