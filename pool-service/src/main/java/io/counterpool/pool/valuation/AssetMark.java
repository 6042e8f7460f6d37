package io.counterpool.pool.valuation;

import io.counterpool.models.Decimal;
import java.math.RoundingMode;

/**
 * An amount of another asset: counts amount × price × (1 − haircut), rounded down.
 *
 * @param price settlement units per unit of the asset; 0 if it was never priced
 * @param confidence half width around the price, ≥ 0
 */
public record AssetMark(
    String asset, Decimal amount, Decimal price, Decimal confidence, Decimal haircut) {

  /** Settlement units. */
  public Decimal value(Bound bound) {
    Decimal at =
        switch (bound) {
          case LOWER -> price.minus(confidence).max(Decimal.ZERO);
          case MIDDLE -> price;
          case UPPER -> price.plus(confidence);
        };
    return amount
        .times(at, RoundingMode.FLOOR)
        .times(Decimal.ONE.minus(haircut), RoundingMode.FLOOR);
  }
}
