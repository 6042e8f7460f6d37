package io.counterpool.models.oracle.votes;

import io.counterpool.models.OutOfRangeException;

/** What the three votes of every quote that counts give together. */
public sealed interface VoteCount permits QuoteBatch, QuoteBook {

  /** Publishers whose quote counts: those with a confidence above 0. */
  int used();

  /** Whether there is a price: at least one quote counts. */
  default boolean hasPrice() {
    return used() > 0;
  }

  /**
   * The median of the votes; of an even count the mean of the middle two, rounded down.
   *
   * @throws IllegalStateException if there is no price
   */
  long price();

  /**
   * The larger distance from the price to the quartiles, above 0.
   *
   * @throws IllegalStateException if there is no price
   */
  long confidence();

  /** Mean of two values, rounded down, without overflow. */
  static long middle(long lower, long upper) {
    return (lower & upper) + ((lower ^ upper) >> 1);
  }

  /** Not 0 if a price or a confidence is out of range. */
  static long outside(long price, long confidence) {
    return (price + (1L << 60)) >>> 61 | confidence >>> 60;
  }

  static OutOfRangeException outOfRange() {
    return new OutOfRangeException(
        "a price must be from -2^60 to 2^60 - 1, a confidence from 0 to 2^60 - 1");
  }

  static IllegalStateException noPrice() {
    return new IllegalStateException("no quote counts: there is no price");
  }
}
