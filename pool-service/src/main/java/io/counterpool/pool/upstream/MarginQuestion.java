package io.counterpool.pool.upstream;

import io.counterpool.models.Decimal;
import io.counterpool.models.oracle.PriceGrade;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Price and open interest of a market at a round. */
public record MarginQuestion(
    String pool,
    Instant at,
    Decimal price,
    Decimal confidence,
    PriceGrade grade,
    @Nullable Decimal volatilityAnnual,
    Decimal longSize,
    Decimal shortSize) {}
