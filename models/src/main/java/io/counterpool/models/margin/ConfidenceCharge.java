package io.counterpool.models.margin;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;

/**
 * Charge for a price one cannot be sure of: {@code (1 − confidence) × factor × notional} where the
 * confidence is below the threshold.
 *
 * @param threshold 0 (never charges) to 1
 * @param factor fraction of the notional at no confidence at all, ≥ 0
 */
public record ConfidenceCharge(Decimal threshold, Decimal factor) {

  public ConfidenceCharge {
    Bounds.fraction("threshold", threshold);
    Bounds.notNegative("factor", factor);
  }

  double on(double notional, double confidence) {
    return confidence < threshold.toDouble() ? (1 - confidence) * factor.toDouble() * notional : 0;
  }
}
