package io.counterpool.models.surface;

/** What a fit made of one quote. Listed in the order in which it is decided. */
public enum QuoteUse {
  /** Neither bid nor ask. */
  EMPTY,
  /** The ask is not above what exercise is worth: no volatility has that price. */
  BELOW_INTRINSIC,
  /** The bid is above the ask. */
  CROSSED,
  /** Too far from the smile that the others make. */
  OUTLIER,
  /** Bid or ask only: holds the smile on its side where it would leave it. */
  ONE_SIDED,
  /** Bid and ask: drew the smile. */
  USED
}
