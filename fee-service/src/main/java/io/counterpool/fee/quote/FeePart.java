package io.counterpool.fee.quote;

import io.counterpool.models.Decimal;

/**
 * The part of a trade that pays one rate.
 *
 * @param effect whether this part brings the skew towards zero or away from it
 * @param size base units, above 0
 * @param rate fraction of the notional
 */
record FeePart(Effect effect, Decimal size, Decimal rate) {

  /** What a part of a trade does to the skew. */
  enum Effect {
    REDUCES_SKEW,
    ADDS_SKEW
  }
}
