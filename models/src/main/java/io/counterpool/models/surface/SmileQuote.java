package io.counterpool.models.surface;

import io.counterpool.models.OutOfRangeException;
import io.counterpool.models.RealBounds;
import io.counterpool.models.options.ImpliedVolatility;
import io.counterpool.models.options.OptionType;

/**
 * What one option is bid and offered at, as volatilities.
 *
 * @param strike above 0
 * @param bid 0 where nobody bids
 * @param ask infinite where nobody offers; below the bid if the quote is crossed
 */
public record SmileQuote(double strike, double bid, double ask) {

  /** In place of a bid. */
  public static final double NO_BID = 0;

  /** In place of an ask. */
  public static final double NO_ASK = Double.POSITIVE_INFINITY;

  /** More than this a year is no quote of a market but a mistake of unit. */
  private static final double LARGEST = 1_000;

  public SmileQuote {
    RealBounds.positive("strike", strike);
    RealBounds.within("bid", bid, 0, LARGEST);
    if (!(ask >= 0) || (ask > LARGEST && ask < NO_ASK)) {
      throw new OutOfRangeException("ask must be from 0 to " + LARGEST + ", was " + ask);
    }
  }

  /**
   * From prices, by {@link ImpliedVolatility}. A bid at or below the intrinsic value says nothing
   * and is none; an ask that no volatility reaches is none. An ask at or below the intrinsic value
   * is a volatility of 0, and a bid that no volatility reaches the largest there is: nothing that a
   * smile could hold.
   *
   * @param bid discounted price, 0 where nobody bids
   * @param ask discounted price, infinite where nobody offers
   */
  public static SmileQuote ofPrices(
      OptionType type,
      double bid,
      double ask,
      double forward,
      double strike,
      double years,
      double discount) {
    RealBounds.notNegative("bid", bid);
    if (!(ask >= 0)) {
      throw new OutOfRangeException("ask must not be below 0, was " + ask);
    }
    double bound = discount * (type == OptionType.CALL ? forward : strike);
    double worth = discount * type.intrinsic(forward, strike);
    return new SmileQuote(
        strike,
        Math.min(volatility(type, bid, forward, strike, years, discount, worth, bound), LARGEST),
        volatility(type, ask, forward, strike, years, discount, worth, bound));
  }

  private static double volatility(
      OptionType type,
      double price,
      double forward,
      double strike,
      double years,
      double discount,
      double worth,
      double bound) {
    if (price >= bound) {
      return NO_ASK;
    }
    if (price <= worth) {
      return NO_BID;
    }
    double found = ImpliedVolatility.of(type, price, forward, strike, years, discount);
    return found > LARGEST ? NO_ASK : found;
  }

  public boolean hasBid() {
    return bid > 0;
  }

  public boolean hasAsk() {
    return ask < NO_ASK;
  }

  /** Whether both are there and the bid is not above the ask. */
  public boolean isTwoSided() {
    return hasBid() && hasAsk() && bid <= ask;
  }

  /** Whether a volatility lies within bid and ask, both included; a missing side holds nothing. */
  public boolean holds(double volatility) {
    return volatility >= bid && volatility <= ask;
  }

  /** How far a volatility lies outside of bid and ask, ≥ 0. */
  public double outside(double volatility) {
    return Math.max(Math.max(bid - volatility, volatility - ask), 0);
  }
}
