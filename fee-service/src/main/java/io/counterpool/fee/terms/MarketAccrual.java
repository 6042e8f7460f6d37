package io.counterpool.fee.terms;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.counterpool.fee.schedule.MarketId;
import io.counterpool.models.Decimal;
import io.counterpool.models.fees.SurgeMemory;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the next terms of a market go on from: change it and every later index changes.
 *
 * @param price of the last round; the next interval accrues at it
 * @param fundingRatePerDay of the model, fraction of the price per day
 * @param fundingIndex settlement units paid by one unit of long size since the start
 * @param borrowIndex settlement units owed by one unit of absolute size since the start
 * @param fundingIndexShort of short size; left out while it equals {@code fundingIndex}
 * @param surge what the trade fee remembers of the price; left out if nothing
 * @param memory what the rates have gathered; left out if nothing
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record MarketAccrual(
    MarketId market,
    long round,
    Instant at,
    Decimal price,
    Decimal fundingRatePerDay,
    Decimal fundingIndex,
    Decimal borrowIndex,
    @Nullable Decimal fundingIndexShort,
    @Nullable SurgeMemory surge,
    @Nullable RateMemory memory) {

  static MarketAccrual of(MarketRates last) {
    return new MarketAccrual(
        last.market(),
        last.round(),
        last.at(),
        last.price(),
        last.fundingRatePerDay(),
        last.fundingIndex(),
        last.borrowIndex(),
        last.fundingIndexShort().equals(last.fundingIndex()) ? null : last.fundingIndexShort(),
        last.surge(),
        last.memory());
  }
}
