package io.counterpool.models.fees;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import org.jspecify.annotations.Nullable;

/**
 * What the trade fee of a round depends on.
 *
 * @param price index price of the round, settlement units for one base unit, above 0
 * @param volatilityAnnual fraction per √year, ≥ 0; null if nobody knows it: models then charge
 *     their highest rate, because an unknown risk is not a small one
 * @param memory what a surge fee remembered after the round before; null before the first
 * @param seconds since then, 0 or more
 */
public record FeeState(
    Decimal price, @Nullable Decimal volatilityAnnual, @Nullable SurgeMemory memory, long seconds) {

  public FeeState {
    Bounds.positive("price", price);
    if (volatilityAnnual != null) {
      Bounds.notNegative("volatilityAnnual", volatilityAnnual);
    }
    Bounds.notNegativeSeconds(seconds);
  }
}
