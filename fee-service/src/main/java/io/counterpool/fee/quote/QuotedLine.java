package io.counterpool.fee.quote;

import io.counterpool.models.Decimal;
import java.util.List;

/**
 * The trade fee of one line, as if the lines before it had been filled.
 *
 * @param size signed base units, positive buys
 * @param fee settlement units, ≥ 0, rounded up at the scale of the settlement asset
 * @param parts the rates that make up the fee, at most one per effect
 * @param skewBefore longs minus shorts before the line, base units
 * @param skewAfter and after it
 */
record QuotedLine(
    Decimal size, Decimal fee, List<FeePart> parts, Decimal skewBefore, Decimal skewAfter) {}
