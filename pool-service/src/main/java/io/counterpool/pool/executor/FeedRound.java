package io.counterpool.pool.executor;

import io.counterpool.models.Decimal;
import io.counterpool.models.oracle.PriceGrade;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The oracle's round that a pool round uses for one feed. Null price: no price, by its grade. */
public record FeedRound(
    String feed,
    long round,
    Instant publishedAt,
    PriceGrade grade,
    @Nullable Decimal price,
    @Nullable Decimal confidence,
    @Nullable Long firstIntakeSequence,
    @Nullable Instant firstObservedAt,
    @Nullable Instant lastObservedAt,
    @Nullable Decimal volatilityAnnual,
    String hash) {}
