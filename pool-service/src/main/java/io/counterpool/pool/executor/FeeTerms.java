package io.counterpool.pool.executor;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.counterpool.models.Decimal;
import io.counterpool.models.fees.FeeResolution;
import io.counterpool.models.fees.TradeFee;
import io.counterpool.pool.market.FundingIndices;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Resolved fee terms of one market and round.
 *
 * @param split fractions of trade-fee income by receiver: pool, insurance, treasury, perhaps
 *     referrer; they sum to 1
 * @param fundingIndex settlement units per unit of long size; longs pay its increase
 * @param borrowIndex settlement units per unit of absolute size
 * @param trade what trades pay beside; null: nothing
 * @param fundingIndexShort settlement units per unit of short size, which receives its increase;
 *     left out while it equals {@code fundingIndex}
 */
public record FeeTerms(
    String market,
    long round,
    Instant at,
    Instant validUntil,
    long scheduleVersion,
    TradeFee tradeFee,
    Map<String, Decimal> split,
    Decimal fundingRatePerDay,
    Decimal fundingIndex,
    Decimal borrowRateAnnual,
    Decimal borrowIndex,
    String hash,
    @Nullable TradeCharges trade,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Decimal fundingIndexShort) {

  public FeeTerms {
    resolution(tradeFee, trade); // a part for volatility above the rate that it is a part of
  }

  /** Terms that charge nothing beside the trade fee, with one funding index for both sides. */
  public FeeTerms(
      String market,
      long round,
      Instant at,
      Instant validUntil,
      long scheduleVersion,
      TradeFee tradeFee,
      Map<String, Decimal> split,
      Decimal fundingRatePerDay,
      Decimal fundingIndex,
      Decimal borrowRateAnnual,
      Decimal borrowIndex,
      String hash) {
    this(
        market,
        round,
        at,
        validUntil,
        scheduleVersion,
        tradeFee,
        split,
        fundingRatePerDay,
        fundingIndex,
        borrowRateAnnual,
        borrowIndex,
        hash,
        null,
        null);
  }

  /** The trade fee and the part of it that is for volatility. */
  public FeeResolution resolution() {
    return resolution(tradeFee, trade);
  }

  private static FeeResolution resolution(TradeFee tradeFee, @Nullable TradeCharges trade) {
    Decimal volatility = trade == null ? null : trade.volatilityRate();
    return new FeeResolution(tradeFee, volatility == null ? Decimal.ZERO : volatility, null);
  }

  /** The funding index of either side. */
  public FundingIndices funding() {
    return new FundingIndices(
        fundingIndex, fundingIndexShort == null ? fundingIndex : fundingIndexShort);
  }
}
