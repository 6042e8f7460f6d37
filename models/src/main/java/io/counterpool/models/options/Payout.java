package io.counterpool.models.options;

/** In what an option pays. */
public enum Payout {
  /** Settlement units. */
  CASH,
  /** Base units, at their price when paid. */
  ASSET
}
