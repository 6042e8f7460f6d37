package io.counterpool.models.options;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;

/**
 * Pays on the geometric average of the price from now to expiry, watched without pause: the average
 * is lognormal, so it is a plain option with volatility v/√3 and carry (b − v²/6)/2. Source: A.
 * Kemna and A. Vorst, "A pricing method for options based on average asset values", J. Banking and
 * Finance 14, 1990.
 *
 * @param strike settlement units, ≥ 0
 */
public record GeometricAsianOption(OptionType type, Decimal strike) implements OptionPricer {

  public static final String TAG = "geometric-asian";

  public GeometricAsianOption {
    Bounds.notNegative("strike", strike);
  }

  @Override
  public double formula(OptionMarket market, double years) {
    double v = market.volatility();
    double carry = (market.carry() - v * v / 6) / 2;
    OptionMarket average =
        new OptionMarket(market.spot(), market.rate(), market.rate() - carry, v / Math.sqrt(3));
    return new EuropeanOption(type, strike).value(average, years);
  }
}
