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
