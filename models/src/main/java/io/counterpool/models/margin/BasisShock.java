package io.counterpool.models.margin;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;

/**
 * Forwards of one expiry that leave the others: the worse of two moves, at most 0, times {@code add
 * + slope × τ}, summed over expiries without netting.
 *
 * @param up spot multiplier of the move up, ≥ 0
 * @param down spot multiplier of the move down, ≥ 0
 * @param add ≥ 0
 * @param slope per year, ≥ 0
 */
public record BasisShock(Decimal up, Decimal down, Decimal add, Decimal slope) {

  public BasisShock {
    Bounds.notNegative("up", up);
    Bounds.notNegative("down", down);
    Bounds.notNegative("add", add);
    Bounds.notNegative("slope", slope);
  }

  double loss(double valueUp, double valueDown, double value, double years) {
    double worst = Math.min(0, Math.min(valueUp - value, valueDown - value));
    return worst * (add.toDouble() + slope.toDouble() * years);
  }
}
