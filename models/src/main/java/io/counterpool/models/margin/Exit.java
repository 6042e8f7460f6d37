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

  /** The last digit of a price on the venue. */
  private static final Decimal LEAST_PRICE = Decimal.ofUnits(1, 8);

  public Exit {
    Bounds.positive("closePrice", closePrice);
    Bounds.positive("sizeStep", sizeStep);
  }

  /**
   * The end of the price's interval that is worse for the holder: the lower for a long, the upper
   * for a short. Positions are marked at it and closed at it.
   *
   * @param size signed base units of the position
   * @param confidence half-width of the interval, ≥ 0
   * @return at least 10^-8
   */
  public static Decimal priceAgainst(Decimal size, Decimal price, Decimal confidence) {
    Bounds.notNegative("confidence", confidence);
    return size.isNegative() ? price.plus(confidence) : price.minus(confidence).max(LEAST_PRICE);
  }
}
