package io.counterpool.models.surface;

/** What a surface must keep so that nobody gains from it without risk. In the order of checking. */
public enum ArbitrageRule {
  /** Total variance is not below 0 at any strike. */
  POSITIVITY,
  /**
   * Total variance grows by at most 2 per unit of log moneyness far out. R. Lee, "The moment
   * formula for implied volatility at extreme strikes", Mathematical Finance 14, 2004.
   */
  WING_SLOPE,
  /** The density of the price at expiry is not below 0: no butterfly costs less than nothing. */
  BUTTERFLY,
  /** Total variance at one log moneyness does not fall from an expiry to a later one. */
  CALENDAR
}
