package io.counterpool.models.rates;

import io.counterpool.models.Decimal;
import org.jspecify.annotations.Nullable;

/**
 * Where the borrowing of a market stands.
 *
 * @param rateAnnual what it costs now, fraction per year
 * @param index settlement units owed by one unit of absolute size since the start
 * @param drift what the rate remembers; null for a curve of utilisation alone
 */
public record BorrowCarry(Decimal rateAnnual, Decimal index, @Nullable DriftMemory drift) {}
