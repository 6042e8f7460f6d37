package io.counterpool.models.margin;

import io.counterpool.models.tail.Normal;

/** Undiscounted value of a European option on a forward: the reference of {@link ScenarioBook}. */
final class Black76 {

  static final double YEAR_SECONDS = 31_536_000;

  private Black76() {}

  /**
   * {@code F N(d1) − K N(d2)} of the side out of the money, and intrinsic value for the other.
   *
   * @param forward ≥ 0
   * @param strike ≥ 0
   * @param deviation volatility × √years, ≥ 0
   */
  static double price(boolean call, double forward, double strike, double deviation) {
    double intrinsic = Math.max(0, call ? forward - strike : strike - forward);
    if (forward == 0 || strike == 0 || deviation == 0) {
      return intrinsic;
    }
    double d1 = StrictMath.log(forward / strike) / deviation + deviation / 2;
    double d2 = d1 - deviation;
    double outside =
        forward <= strike
            ? forward * Normal.below(d1) - strike * Normal.below(d2)
            : strike * Normal.below(-d2) - forward * Normal.below(-d1);
    return intrinsic + Math.max(0, outside);
  }

  /** Volatility × √years; 0 at expiry whatever the volatility. */
  static double deviation(double volatility, double years) {
    return years <= 0 ? 0 : volatility * StrictMath.sqrt(years);
  }
}
