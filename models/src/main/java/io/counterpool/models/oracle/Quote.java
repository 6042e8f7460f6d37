package io.counterpool.models.oracle;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import org.jspecify.annotations.Nullable;

/**
 * One publisher's view of a price.
 *
 * @param price quote units for one base unit
 * @param confidence about one standard error, in units of the price, ≥ 0
 * @param weight share of the vote, above 0; plain models ignore it
 * @param node whose venue it is; null is a node of its own. Models of one stage ignore it
 */
public record Quote(Decimal price, Decimal confidence, Decimal weight, @Nullable String node) {

  public Quote {
    Bounds.notNegative("confidence", confidence);
    Bounds.positive("weight", weight);
  }

  /** A quote that is a node of its own. */
  public Quote(Decimal price, Decimal confidence, Decimal weight) {
    this(price, confidence, weight, null);
  }

  /** A quote of weight 1. */
  public Quote(Decimal price, Decimal confidence) {
    this(price, confidence, Decimal.ONE);
  }
}
