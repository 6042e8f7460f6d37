package io.counterpool.margin.terms;

import io.counterpool.margin.portfolio.PoolId;
import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import io.counterpool.models.oracle.GradeMatrix;
import io.counterpool.models.oracle.PriceAction;
import io.counterpool.models.oracle.PriceGrade;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * State of a market at a round, as its pool sees it.
 *
 * @param at venue time of the round
 * @param price index price, settlement units per unit of the base asset
 * @param confidence half-width of the price's interval, same unit
 * @param allows what the oracle says the price may be used for; null: the first version of its
 *     matrix decides by the grade
 * @param volatilityAnnual standard deviation of a year's log return; null: not known yet
 * @param longSize sum of long sizes, base asset
 * @param shortSize sum of short sizes, base asset, unsigned
 */
public record TermsRequest(
    PoolId pool,
    Instant at,
    Decimal price,
    Decimal confidence,
    PriceGrade grade,
    @Nullable List<PriceAction> allows,
    @Nullable Decimal volatilityAnnual,
    Decimal longSize,
    Decimal shortSize) {

  public TermsRequest {
    allows = allows == null ? null : List.copyOf(allows);
    Bounds.positive("price", price);
    Bounds.notNegative("confidence", confidence);
    if (volatilityAnnual != null) {
      Bounds.notNegative("volatilityAnnual", volatilityAnnual);
    }
    Bounds.notNegative("longSize", longSize);
    Bounds.notNegative("shortSize", shortSize);
  }

  /** Whether the price may be used for {@code action}. */
  boolean allows(PriceAction action) {
    return GradeMatrix.permits(grade, allows, action);
  }
}
