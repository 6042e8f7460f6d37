package io.counterpool.models.options;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;

/**
 * The right to buy or sell at the strike on the last day. Generalised Black-Scholes with cost of
 * carry b = rate − yield: {@link Black76} on the forward {@code S e^(bT)}; with e = ±1, c =
 * e^((b−r)T), p = e^(−rT):
 *
 * <pre>
 * delta = e c Φ(e d₁)             gamma = c φ(d₁)/(S s)          vega = S c φ(d₁) √T
 * theta = −S c φ(d₁) v/(2√T) − e (b−r) S c Φ(e d₁) − e r K p Φ(e d₂)
 * rho = e T K p Φ(e d₂)           dividendRho = −e T S c Φ(e d₁)
 * vanna = −c φ(d₁) d₂/v           vomma = vega d₁ d₂/v
 * </pre>
 *
 * <p>Source: E. Haug, The Complete Guide to Option Pricing Formulas, 1998, chapter 1. Error: 10^-12
 * relative or 10^-15 of the forward. At expiry or without volatility gamma, vanna and vomma are
 * reported as 0, also at the strike where the kink has none.
 *
 * @param strike settlement units for one base unit, ≥ 0
 */
public record EuropeanOption(OptionType type, Decimal strike) implements OptionPricer {

  public static final String TAG = "european";

  public EuropeanOption {
    Bounds.notNegative("strike", strike);
  }

  @Override
  public double formula(OptionMarket market, double years) {
    double forward = market.forward(years);
    double k = strike.toDouble();
    double s = market.deviation(years);
    return market.discount(years)
        * Black76.undiscounted(type, forward, k, market.distance(k, years), s);
  }

  @Override
  public OptionGreeks greeks(OptionMarket market, double years) {
    double discount = market.discount(years);
    double k = strike.toDouble();
    double v = market.volatility();
    double x = market.distance(k, years);
    BlackGreeks black = Black76.greeks(type, market.forward(years), k, x, v, years, discount);
    double c = market.yieldDiscount(years);
    int e = type.sign();
    double s = market.deviation(years);
    double d1 = Black76.d1(x, s);
    double d2 = d1 - s;
    double asset = e * market.spot() * c * Gaussian.below(e * d1);
    double cash = e * k * discount * Gaussian.below(e * d2);
    double density = Gaussian.density(d1);
    boolean certain = density == 0 || s == 0;
    return new OptionGreeks(
        black.price(),
        e * c * Gaussian.below(e * d1),
        certain ? 0 : c * density / (market.spot() * s),
        black.vega(),
        black.theta() + market.dividendYield() * asset - market.rate() * cash,
        years * cash,
        -years * asset,
        certain ? 0 : -c * density * d2 / v,
        certain ? 0 : black.vega() * d1 * d2 / v);
  }
}
