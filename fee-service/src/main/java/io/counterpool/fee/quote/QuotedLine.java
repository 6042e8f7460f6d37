package io.counterpool.fee.quote;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.counterpool.models.Decimal;
import io.counterpool.models.fees.FeeLine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The trade fee of one line, as if the lines before it had been filled.
 *
 * @param size signed base units, positive buys
 * @param fee the trade fee, without impact and rebate, settlement units, ≥ 0, rounded up at the
 *     scale of the settlement asset
 * @param parts the rates that make up the fee by what a part of the trade does to the skew, at most
 *     one per effect
 * @param skewBefore longs minus shorts before the line, base units
 * @param skewAfter and after it
 * @param explained the fee by its cause; {@code explained.total} is {@code fee} with the impact and
 *     less the rebate
 * @param volumeBefore notional of the account in thirty days before the line, settlement units; the
 *     discount of all lines is that of the first
 * @param volumeAfter and after it
 * @param rebatePaidBefore rebates of the interval before the line, settlement units; they stand
 *     still where the schedule has no budget of rebates
 * @param rebatePaidAfter and after it
 * @param impactBalanceBefore impact premiums that the market holds before the line, settlement
 *     units; left out if the request states none
 * @param impactBalanceAfter and after it
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
    Decimal rebatePaidAfter,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Decimal impactBalanceBefore,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Decimal impactBalanceAfter) {}
