package io.counterpool.pool.executor;

import io.counterpool.models.Decimal;
import io.counterpool.models.fees.TradeFee;
import java.time.Instant;
import java.util.Map;

/**
 * Resolved fee terms of one market and round.
 *
 * @param split fractions of trade-fee income by receiver: pool, insurance, treasury; they sum to 1
 * @param fundingIndex settlement units per unit of signed size; longs pay its increase
 * @param borrowIndex settlement units per unit of absolute size
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
    String hash) {}
