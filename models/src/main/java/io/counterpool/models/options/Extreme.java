package io.counterpool.models.options;

/**
 * What the highest price from now to expiry is worth above a level at or above the spot, and the
 * lowest below a level at or below it. With f = ±1, c = e^((b−r)T), p = e^(−rT), g = 2b/v² and d₁,
 * d₂ as of a plain option struck at the level X:
 *
 * <pre>
 * f [S c Φ(f d₁) − X p Φ(f d₂)] + f S p (v²/2b) [e^(bT) Φ(f d₁) − (S/X)^(−g) Φ(f (d₁ − 2b√T/v))]
 * </pre>
 *
 * <p>Sources: M. Goldman, H. Sosin and M. Gatto, "Path dependent options: buy at the low, sell at
 * the high", J. Finance 34, 1979; A. Conze and Viswanathan, "Path dependent options: the case of
 * lookback options", J. Finance 46, 1991. At b = 0 the second part is its limit {@code S p s [φ(d₁)
 * + f d₁ Φ(f d₁)]}; near b = 0, where it is a small difference over a small number, the value is
 * interpolated between the limit and both neighbours.
 */
final class Extreme {

  /** Carry, in units of the smaller of 1/T and v/√T, inside which the value is interpolated. */
  private static final double NARROW = 1e-4;

  private Extreme() {}

  /** Discounted mean of max(highest − level, 0); level ≥ spot. */
  static double above(OptionMarket market, double years, double level) {
    return value(1, market, years, level);
  }

  /** Discounted mean of max(level − lowest, 0); level ≤ spot. */
  static double below(OptionMarket market, double years, double level) {
    return value(-1, market, years, level);
  }

  private static double value(int f, OptionMarket market, double years, double level) {
    if (CertainPath.holds(market, years) || level == 0) {
      CertainPath path = CertainPath.of(market, years);
      double extreme = f * Math.max(f * path.spot(), f * path.last());
      return market.discount(years) * Math.max(f * (extreme - level), 0);
    }
    double s = market.deviation(years);
    double narrow = NARROW * Math.min(1, s) / years;
    double b = market.carry();
    double excess;
    if (Math.abs(b) >= narrow) {
      excess = excess(f, market, years, level, b);
    } else {
      double u = b / narrow;
      excess =
          (1 - u * u) * excessAtZero(f, market, years, level)
              + u * (u + 1) / 2 * excess(f, market, years, level, narrow)
              + u * (u - 1) / 2 * excess(f, market, years, level, -narrow);
    }
    double plain =
        Black76.price(
            f > 0 ? OptionType.CALL : OptionType.PUT,
            market.forward(years),
            level,
            market.volatility(),
            years,
            market.discount(years));
    return Math.max(plain + market.spot() * market.discount(years) * excess, 0);
  }

  /** What the path adds, over S p, at carry b. */
  private static double excess(int f, OptionMarket market, double years, double level, double b) {
    double v = market.volatility();
    double s = market.deviation(years);
    double y = OutOfTheMoney.logRatio(market.spot(), level);
    double g = 2 * b / (v * v);
    double d1 = y / s + (g + 1) * s / 2;
    double end = Gaussian.weighted(b * years, f * d1);
    double reflected = Gaussian.weighted(-g * y, f * (d1 - g * s));
    return f * (end - reflected) / g;
  }

  /** The same at b = 0: the derivative of the bracket by g. */
  private static double excessAtZero(int f, OptionMarket market, double years, double level) {
    double s = market.deviation(years);
    double y = OutOfTheMoney.logRatio(market.spot(), level);
    double d1 = y / s + s / 2;
    return f * (s * s / 2 + y) * Gaussian.below(f * d1) + s * Gaussian.density(d1);
  }
}
