package io.counterpool.fee.quote;

import io.counterpool.models.Decimal;
import io.counterpool.models.fees.FeeLine;
import java.util.List;

/**
 * The trade fee of one line, as if the lines before it had been filled.
 *
 * @param size signed base units, positive buys
 * @param fee what the trader pays without the rebate, settlement units, ≥ 0, rounded up at the
 *     scale of the settlement asset
 * @param parts the rates that make up the fee by what a part of the trade does to the skew, at most
 *     one per effect
 * @param skewBefore longs minus shorts before the line, base units
 * @param skewAfter and after it
 * @param explained the fee by its cause; {@code explained.total} is {@code fee} less the rebate
 * @param volumeBefore notional of the account in thirty days before the line, settlement units; the
 *     discount of all lines is that of the first
 * @param volumeAfter and after it
 * @param rebatePaidBefore rebates of the interval before the line, settlement units
 * @param rebatePaidAfter and after it
 */
record QuotedLine(
    Decimal size,
    Decimal fee,
    List<FeePart> parts,
    Decimal skewBefore,
    Decimal skewAfter,
    FeeLine explained,
    Decimal volumeBefore,
    Decimal volumeAfter,
    Decimal rebatePaidBefore,
    Decimal rebatePaidAfter) {}
