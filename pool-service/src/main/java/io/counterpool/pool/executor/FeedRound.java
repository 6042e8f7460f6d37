package io.counterpool.pool.executor;

import io.counterpool.models.Decimal;
import io.counterpool.models.oracle.GradeMatrix;
import io.counterpool.models.oracle.PriceAction;
import io.counterpool.models.oracle.PriceGrade;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The oracle's round that a pool round uses for one feed. Null price: no price, by its grade.
 *
 * @param gradesVersion of the oracle's matrix of grades and actions; null in rounds from before it
 *     had versions
 * @param allows what the oracle says that this round may be used for; null likewise
 */
public record FeedRound(
    String feed,
    long round,
    Instant publishedAt,
    PriceGrade grade,
    @Nullable Long gradesVersion,
    @Nullable List<PriceAction> allows,
    @Nullable Decimal price,
    @Nullable Decimal confidence,
    @Nullable Long firstIntakeSequence,
    @Nullable Instant firstObservedAt,
    @Nullable Instant lastObservedAt,
    @Nullable Decimal volatilityAnnual,
    String hash) {

  public FeedRound {
    allows = allows == null ? null : List.copyOf(allows);
  }

  /** Whether the oracle lets this round be used for {@code action}. */
  public boolean allows(PriceAction action) {
    return GradeMatrix.permits(grade, allows, action);
  }
}
