package io.counterpool.margin.terms;

import io.counterpool.margin.portfolio.PoolId;
import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import io.counterpool.models.oracle.PriceGrade;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * State of a market at a round, as its pool sees it.
 *
 * @param at venue time of the round
 * @param price index price, settlement units per unit of the base asset
 * @param confidence half-width of the price's interval, same unit
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
    @Nullable Decimal volatilityAnnual,
    Decimal longSize,
    Decimal shortSize) {

  public TermsRequest {
    Bounds.positive("price", price);
    Bounds.notNegative("confidence", confidence);
    if (volatilityAnnual != null) {
      Bounds.notNegative("volatilityAnnual", volatilityAnnual);
    }
    Bounds.notNegative("longSize", longSize);
    Bounds.notNegative("shortSize", shortSize);
  }
}
