package io.counterpool.models.oracle;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;

/**
 * One publisher's view of a price.
 *
 * @param price quote units for one base unit
 * @param confidence about one standard error, in units of the price, ≥ 0
 * @param weight share of the vote, above 0; plain models ignore it
 */
public record Quote(Decimal price, Decimal confidence, Decimal weight) {

  public Quote {
    Bounds.notNegative("confidence", confidence);
    Bounds.positive("weight", weight);
  }

  /** A quote of weight 1. */
  public Quote(Decimal price, Decimal confidence) {
    this(price, confidence, Decimal.ONE);
  }
}
