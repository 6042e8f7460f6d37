package io.counterpool.fee.terms;

import io.counterpool.models.Decimal;
import io.counterpool.models.funding.FundingState;
import java.time.Instant;

/**
 * Where a market stood when its last terms were made.
 *
 * @param price of that round; the next interval accrues at it
 */
record LastTerms(
    PoolId pool,
    long round,
    Instant at,
    Decimal price,
    FundingState funding,
    Decimal borrowIndex) {}
