package io.counterpool.models.margin;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import java.math.BigDecimal;

/**
 * Collateral other than the settlement asset.
 *
 * @param amount units of the asset, ≥ 0
 * @param price settlement units for one unit, ≥ 0
 * @param haircut part that does not count, 0 to 1
 */
public record CollateralState(Decimal amount, Decimal price, Decimal haircut) {

  public CollateralState {
    Bounds.notNegative("amount", amount);
    Bounds.notNegative("price", price);
    Bounds.fraction("haircut", haircut);
  }

  /** amount × price × (1 − haircut), exact. */
  BigDecimal value() {
    return amount
        .toBigDecimal()
        .multiply(price.toBigDecimal())
        .multiply(Decimal.ONE.minus(haircut).toBigDecimal());
  }
}
