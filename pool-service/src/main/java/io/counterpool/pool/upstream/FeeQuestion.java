package io.counterpool.pool.upstream;

import io.counterpool.models.Decimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * State of a market after the round before, and the price of this one.
 *
 * @param utilisation fraction of the pool
 */
public record FeeQuestion(
    String pool,
    Instant at,
    Decimal price,
    Decimal longSize,
    Decimal shortSize,
    Decimal utilisation,
    @Nullable Decimal volatilityAnnual) {}
