package io.counterpool.models.options;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;

/**
 * A European option whose strike decides whether it pays and another price how much: {@code S
 * e^((b−r)T) Φ(d₁) − X e^(−rT) Φ(d₂)} for a call, d₁ and d₂ by the strike. The value can be
 * negative. Source: E. Reiner and M. Rubinstein, "Unscrambling the binary code", Risk 4, 1991.
 *
 * @param strike settlement units, ≥ 0: paid out if the price ends above (call) or below (put)
 * @param payoffStrike settlement units, ≥ 0: what the price is compared with then
 */
public record GapOption(OptionType type, Decimal strike, Decimal payoffStrike)
    implements OptionPricer {

  public static final String TAG = "gap";

  public GapOption {
    Bounds.notNegative("strike", strike);
    Bounds.notNegative("payoffStrike", payoffStrike);
  }

  @Override
  public double formula(OptionMarket market, double years) {
    double asset = new DigitalOption(type, Payout.ASSET, strike, Decimal.ONE).value(market, years);
    double cash = new DigitalOption(type, Payout.CASH, strike, Decimal.ONE).value(market, years);
    return type.sign() * (asset - payoffStrike.toDouble() * cash);
  }
}
