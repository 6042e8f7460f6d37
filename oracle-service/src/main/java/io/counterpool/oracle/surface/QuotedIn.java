package io.counterpool.oracle.surface;

/** What bids and asks of a batch are. */
enum QuotedIn {
  /** Volatilities per year, as fractions. */
  VOLATILITY,
  /** Prices in the unit of the forward, discounted by the expiry's factor. */
  PRICE,
  /** Prices in units of the underlying: times the forward they are prices, not discounted. */
  UNDERLYING
}
