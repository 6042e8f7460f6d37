package io.counterpool.models.margin;

import io.counterpool.models.RealBounds;

/**
 * An asset posted for options.
 *
 * @param amount ≥ 0
 * @param price ≥ 0
 * @param confidence of the price, 0 to 1
 * @param movesWithMarket whether it gains and loses with the underlying, and so cancels risk
 * @param maintenanceHaircut fraction of the value that never counts, 0 to 1
 * @param initialHaircut further fraction that does not count for opening, ≥ 0
 */
public record OptionCollateral(
    double amount,
    double price,
    double confidence,
    boolean movesWithMarket,
    double maintenanceHaircut,
    double initialHaircut) {

  public OptionCollateral {
    RealBounds.notNegative("amount", amount);
    RealBounds.notNegative("price", price);
    RealBounds.within("confidence", confidence, 0, 1);
    RealBounds.within("maintenanceHaircut", maintenanceHaircut, 0, 1);
    RealBounds.within("initialHaircut", initialHaircut, 0, 1);
  }

  double value() {
    return amount * price;
  }
}
