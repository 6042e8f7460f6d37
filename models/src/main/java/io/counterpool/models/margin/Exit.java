package io.counterpool.models.margin;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;

/**
 * How a position can be left by force.
 *
 * @param closePrice settlement units for one base unit, above 0
 * @param sizeStep closed sizes are multiples of it, unless the whole position is closed; above 0
 */
public record Exit(Decimal closePrice, Decimal sizeStep) {

  private static final Decimal SMALLEST = Decimal.ofUnits(1, Decimal.SCALE);

  public Exit {
    Bounds.positive("closePrice", closePrice);
    Bounds.positive("sizeStep", sizeStep);
  }

  /**
   * At the end of the price's interval that is worse for the holder: the lower for a long, the
   * upper for a short.
   *
   * @param size signed base units
   * @param confidence half-width of the interval, ≥ 0
   */
  public static Exit against(Decimal size, Decimal price, Decimal confidence, Decimal sizeStep) {
    Bounds.notNegative("confidence", confidence);
    Decimal worse =
        size.isNegative() ? price.plus(confidence) : price.minus(confidence).max(SMALLEST);
    return new Exit(worse, sizeStep);
  }
}
