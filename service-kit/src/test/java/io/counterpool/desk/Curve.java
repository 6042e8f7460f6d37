package io.counterpool.desk;

import io.counterpool.models.Decimal;

/** A family of models. */
public sealed interface Curve {

  /** One rate. */
  record Flat(Decimal rate) implements Curve {}

  /** Two rates and a knee between zero and one. */
  record TwoPart(Decimal low, Decimal high, Decimal knee) implements Curve {

    public TwoPart {
      if (knee.isGreaterThan(Decimal.ONE)) {
        throw new IllegalArgumentException("knee must be at most 1, was " + knee);
      }
    }
  }
}
