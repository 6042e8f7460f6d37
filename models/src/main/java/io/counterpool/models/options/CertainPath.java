package io.counterpool.models.options;

/**
 * A price without surprise, {@code spot × e^(carry × t)}: what is left of every formula at expiry
 * or without volatility.
 *
 * @param years ≥ 0
 */
record CertainPath(double spot, double carry, double years) {

  static CertainPath of(OptionMarket market, double years) {
    return new CertainPath(market.spot(), market.carry(), years);
  }

  /** Whether nothing is left to chance. */
  static boolean holds(OptionMarket market, double years) {
    return market.spot() == 0 || market.deviation(years) == 0;
  }

  double last() {
    return spot * StrictMath.exp(carry * years);
  }

  boolean reaches(BarrierSide side, double barrier) {
    return side.isReached(spot, barrier) || side.isReached(last(), barrier);
  }

  /** Years until a barrier that is reached. */
  double yearsTo(BarrierSide side, double barrier) {
    return side.isReached(spot, barrier)
        ? 0
        : Math.min(OutOfTheMoney.logRatio(barrier, spot) / carry, years);
  }
}
