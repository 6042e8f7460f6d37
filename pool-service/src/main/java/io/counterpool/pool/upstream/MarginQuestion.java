package io.counterpool.pool.upstream;

import io.counterpool.models.Decimal;
import io.counterpool.models.oracle.PriceAction;
import io.counterpool.models.oracle.PriceGrade;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Price and open interest of a market at a round.
 *
 * @param allows what the oracle says the price may be used for
 */
public record MarginQuestion(
    String pool,
    Instant at,
    Decimal price,
    Decimal confidence,
    PriceGrade grade,
    @Nullable List<PriceAction> allows,
    @Nullable Decimal volatilityAnnual,
    Decimal longSize,
    Decimal shortSize) {}
