package io.counterpool.models.margin;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;

/**
 * What is asked for beyond all scenarios, as fractions of notional at spot: the first two to keep,
 * the others further to open.
 *
 * @param perpMaintenance of a perpetual, ≥ 0
 * @param optionMaintenance of naked short options, ≥ 0
 * @param perpInitial of a perpetual, ≥ 0
 * @param optionInitial of naked short options, ≥ 0
 */
public record Contingency(
    Decimal perpMaintenance,
    Decimal optionMaintenance,
    Decimal perpInitial,
    Decimal optionInitial) {

  public Contingency {
    Bounds.notNegative("perpMaintenance", perpMaintenance);
    Bounds.notNegative("optionMaintenance", optionMaintenance);
    Bounds.notNegative("perpInitial", perpInitial);
    Bounds.notNegative("optionInitial", optionInitial);
  }
}
