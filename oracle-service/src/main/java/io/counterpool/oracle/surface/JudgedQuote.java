package io.counterpool.oracle.surface;

import io.counterpool.models.Decimal;
import io.counterpool.models.options.OptionType;
import io.counterpool.models.surface.QuoteUse;
import org.jspecify.annotations.Nullable;

/**
 * A quote as it was sent, and what was made of it.
 *
 * @param bidVolatility null where there is none
 * @param askVolatility null where there is none
 */
record JudgedQuote(
    Decimal strike,
    @Nullable OptionType type,
    @Nullable Decimal bid,
    @Nullable Decimal ask,
    @Nullable Decimal bidVolatility,
    @Nullable Decimal askVolatility,
    QuoteUse use) {}
