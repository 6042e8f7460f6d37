package io.counterpool.fee.terms;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the pool knows of a market when it asks for the terms of a round: the state after the round
 * before, and the price of this one.
 *
 * @param pool the pool that the market belongs to
 * @param at instant of the round
 * @param price index price, settlement units for one base unit, above 0
 * @param longSize sum of long sizes, base units, ≥ 0
 * @param shortSize sum of absolute short sizes, base units, ≥ 0
 * @param utilisation reserved ÷ pool value, ≥ 0; may be above 1 when the pool has lost reserves
 * @param volatilityAnnual fraction per √year, ≥ 0; null while the oracle has none
 */
public record MarketState(
    PoolId pool,
    Instant at,
    Decimal price,
    Decimal longSize,
    Decimal shortSize,
    Decimal utilisation,
    @Nullable Decimal volatilityAnnual) {

  public MarketState {
    Bounds.positive("price", price);
    Bounds.notNegative("longSize", longSize);
    Bounds.notNegative("shortSize", shortSize);
    Bounds.notNegative("utilisation", utilisation);
    if (volatilityAnnual != null) {
      Bounds.notNegative("volatilityAnnual", volatilityAnnual);
    }
  }

  /** Longs minus shorts, base units. */
  Decimal skewSize() {
    return longSize.minus(shortSize);
  }
}
