package io.counterpool.pool.liquidity;

import io.counterpool.models.Decimal;
import java.time.Instant;
import java.util.UUID;

/**
 * Shares minted (+) or burned (−) for a provider.
 *
 * @param sequence dense per pool, from 1
 * @param assets settlement asset paid in (+) or out (−)
 * @param price assets per share at the strike
 * @param command the request; the provider's own id for shares burned as its performance fee
 */
public record ShareMovement(
    long sequence,
    UUID provider,
    String tranche,
    Decimal shares,
    Decimal assets,
    Decimal price,
    long epoch,
    UUID command,
    Instant at) {}
