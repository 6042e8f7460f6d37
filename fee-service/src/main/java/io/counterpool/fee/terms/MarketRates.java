package io.counterpool.fee.terms;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.counterpool.fee.schedule.MarketId;
import io.counterpool.models.Decimal;
import io.counterpool.models.fees.SurgeMemory;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The rates and indices of a market in one round, and what they were computed from.
 *
 * @param fundingRatePerDay fraction of the price per day that longs pay; negative: shorts pay
 * @param fundingIndex settlement units paid by one unit of long size since the start
 * @param borrowRateAnnual fraction of the notional per year of 365 days
 * @param borrowIndex settlement units owed by one unit of absolute size since the start
 * @param accruedSeconds length of the interval that ended here
 * @param fundingStep change of the funding index in that interval
 * @param fundingStepLimit most it could have changed
 * @param borrowStep change of the borrow index in that interval
 * @param borrowStepLimit most it could have risen
 * @param surge what the trade fee remembers of the price; left out if nothing
 * @param fundingIndexShort settlement units received by one unit of short size since the start
 * @param fundingRateLongPerDay what longs pay after the pool's budget, below 0: receive
 * @param fundingRateShortPerDay what shorts receive after it, below 0: pay
 * @param fundingStepShort change of the short side's index in that interval
 * @param premium of the market's own price over the index; left out if the pool sent none
 * @param poolValue settlement units; left out likewise
 * @param feePool settlement units that the pool may spend on funding; left out likewise
 * @param memory what the rates carry to the next round; left out if nothing
 */
record MarketRates(
    MarketId market,
    long round,
    Instant at,
    Instant validUntil,
    long scheduleVersion,
    Decimal price,
    Decimal longSize,
    Decimal shortSize,
    Decimal utilisation,
    @Nullable Decimal volatilityAnnual,
    Decimal fundingRatePerDay,
    Decimal fundingIndex,
    Decimal borrowRateAnnual,
    Decimal borrowIndex,
    long accruedSeconds,
    Decimal fundingStep,
    Decimal fundingStepLimit,
    Decimal borrowStep,
    Decimal borrowStepLimit,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable SurgeMemory surge,
    Decimal fundingIndexShort,
    Decimal fundingRateLongPerDay,
    Decimal fundingRateShortPerDay,
    Decimal fundingStepShort,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Decimal premium,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Decimal poolValue,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Decimal feePool,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable RateMemory memory) {}
