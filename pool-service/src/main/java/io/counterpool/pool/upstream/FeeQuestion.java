package io.counterpool.pool.upstream;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.counterpool.models.Decimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * State of a market after the round before, and the price of this one.
 *
 * @param utilisation fraction of the pool
 * @param premium how far the market's own price stood above the index after the round before; left
 *     out where its pricing has no one price
 * @param poolValue what the pool was worth then, settlement units, of any sign; null only in
 *     questions that were stored without it
 * @param skewDepth base units of skew at which the premium would be 1, by its slope where the
 *     market stands; left out where there is no such number
 * @param volume notional of all orders so far; like the next two null only in questions that were
 *     stored without it
 * @param realisedFees trade fees of them, before the split
 * @param realisedImpact impact premiums of all fills so far, less rebates
 */
public record FeeQuestion(
    String pool,
    Instant at,
    Decimal price,
    Decimal longSize,
    Decimal shortSize,
    Decimal utilisation,
    @Nullable Decimal volatilityAnnual,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Decimal premium,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Decimal poolValue,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Decimal skewDepth,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Decimal volume,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Decimal realisedFees,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Decimal realisedImpact) {}
