package io.counterpool.models.options;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;

/**
 * Pays a fixed amount at expiry if the price ends above (call) or below (put) the strike: {@code
 * e^(−rT) Φ(±d₂)} for one settlement unit, {@code S e^((b−r)T) Φ(±d₁)} for one base unit. A price
 * that is certain to end on the strike is worth half of either side. Source: M. Rubinstein and E.
 * Reiner, "Unscrambling the binary code", Risk 4, 1991.
 *
 * @param strike settlement units, ≥ 0
 * @param amount what is paid, ≥ 0: settlement units or base units
 */
public record DigitalOption(OptionType type, Payout payout, Decimal strike, Decimal amount)
    implements OptionPricer {

  public static final String TAG = "digital";

  public DigitalOption {
    Bounds.notNegative("strike", strike);
    Bounds.notNegative("amount", amount);
  }

  @Override
  public double formula(OptionMarket market, double years) {
    double s = market.deviation(years);
    double d1 = Black76.d1(market.distance(strike.toDouble(), years), s);
    int e = type.sign();
    double unit =
        switch (payout) {
          case CASH -> market.discount(years) * Gaussian.below(e * (d1 - s));
          case ASSET -> market.spot() * market.yieldDiscount(years) * Gaussian.below(e * d1);
        };
    return amount.toDouble() * unit;
  }
}
