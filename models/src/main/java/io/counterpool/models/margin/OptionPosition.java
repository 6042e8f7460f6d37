package io.counterpool.models.margin;

import io.counterpool.models.RealBounds;
import io.counterpool.models.options.OptionType;

/**
 * Options of one strike.
 *
 * @param type the right
 * @param strike above 0
 * @param volatility per year, ≥ 0
 * @param amount contracts, shorts below 0
 */
public record OptionPosition(OptionType type, double strike, double volatility, double amount) {

  public OptionPosition {
    RealBounds.positive("strike", strike);
    RealBounds.notNegative("volatility", volatility);
    RealBounds.finite("amount", amount);
  }

  /** What one is worth at {@code price} when it expires. */
  double payoff(double price) {
    return type.intrinsic(price, strike);
  }
}
