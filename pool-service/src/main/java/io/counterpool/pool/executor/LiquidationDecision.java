package io.counterpool.pool.executor;

import io.counterpool.models.Decimal;
import java.util.UUID;

/**
 * Margin-service's word that an account must close part of a position in this round.
 *
 * @param accountVersion the version of the portfolio it judged; a mismatch discards the decision
 * @param closeSize unsigned base quantity
 */
public record LiquidationDecision(
    UUID account,
    long accountVersion,
    String market,
    Decimal closeSize,
    Decimal equity,
    Decimal maintenance,
    Decimal health,
    long profileVersion) {}
