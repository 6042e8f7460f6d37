package io.counterpool.models.liquidation;

import io.counterpool.models.RealBounds;

/**
 * What holds for every account of a cascade.
 *
 * @param maintenanceRate equity below this fraction of the notional is liquidated, 0 to below 1
 * @param liquidationFee fraction of the notional closed, 0 to 1
 * @param depth notional that moves the price by the whole of itself, above 0
 */
public record CascadeTerms(double maintenanceRate, double liquidationFee, double depth) {

  public CascadeTerms {
    RealBounds.within("maintenanceRate", maintenanceRate, 0, Math.nextDown(1.0));
    RealBounds.within("liquidationFee", liquidationFee, 0, 1);
    RealBounds.positive("depth", depth);
  }

  /** The price after a shock: start × (1 + shock); a shock of −1 takes it to 0. */
  static double shocked(double startPrice, double shock) {
    RealBounds.notNegative("startPrice", startPrice);
    RealBounds.within("shock", shock, -1, Double.MAX_VALUE);
    return RealBounds.finite("price after the shock", startPrice * (1 + shock));
  }

  /** Whether an account is liquidated: equity below maintenance. */
  boolean hits(double size, double entry, double collateral, double price) {
    return collateral + size * (price - entry) < maintenanceRate * Math.abs(size) * price;
  }

  /** Price after {@code net} base units were bought (sold, below 0) at once. */
  double moved(double price, double net) {
    return RealBounds.finite("price", Math.max(0, price * (1 + net * price / depth)));
  }

  /** What an account is worth after it was closed at {@code fill}. */
  double equityAfter(double size, double entry, double collateral, double fill) {
    return collateral + size * (fill - entry) - liquidationFee * Math.abs(size) * fill;
  }
}
