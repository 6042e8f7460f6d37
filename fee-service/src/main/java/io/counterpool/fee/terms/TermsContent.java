package io.counterpool.fee.terms;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.counterpool.fee.schedule.FeeSplit;
import io.counterpool.fee.schedule.MarketId;
import io.counterpool.models.Decimal;
import io.counterpool.models.fees.TradeFee;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the terms of a round say.
 *
 * @param validUntil last instant at which they may be used for risk-adding orders
 * @param scheduleVersion version of the schedule they were resolved from
 * @param tradeFee the schedule's model with the coefficients of this round, every part included
 * @param fundingRatePerDay fraction of the price per day that longs pay now; negative: shorts pay;
 *     of the model, before the pool's budget
 * @param fundingIndex settlement units paid by one unit of long size since the start
 * @param borrowRateAnnual fraction of the notional per year of 365 days
 * @param borrowIndex settlement units owed by one unit of absolute size since the start
 * @param accruedSeconds length of the interval that these terms added to the indices
 * @param previousRound round of the terms before; null for the first terms of a market
 * @param trade what trades pay beside the rates of the trade fee; left out if nothing
 * @param fundingIndexShort settlement units received by one unit of short size since the start;
 *     left out while it equals {@code fundingIndex}
 * @param fundingRateLongPerDay what longs pay now after the pool's budget, below 0: receive; left
 *     out while both sides have {@code fundingRatePerDay}
 * @param fundingRateShortPerDay what shorts receive now, below 0: pay; left out likewise
 * @param memory what the rates carry to the next round; left out if nothing
 */
public record TermsContent(
    MarketId market,
    long round,
    Instant at,
    Instant validUntil,
    long scheduleVersion,
    TradeFee tradeFee,
    FeeSplit split,
    Decimal fundingRatePerDay,
    Decimal fundingIndex,
    Decimal borrowRateAnnual,
    Decimal borrowIndex,
    long accruedSeconds,
    @Nullable Long previousRound,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable TradeTerms trade,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Decimal fundingIndexShort,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Decimal fundingRateLongPerDay,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Decimal fundingRateShortPerDay,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable RateMemory memory) {

  /** Whether the sides' rates are apart: the pool's budget or fees bind. */
  boolean scaled() {
    return fundingRateLongPerDay != null;
  }
}
