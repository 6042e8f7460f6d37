package io.counterpool.models.margin;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;

/**
 * What opening needs more while the settlement currency is below its peg: {@code max(0, threshold −
 * price) × factor}.
 *
 * @param threshold price below which it begins, ≥ 0
 * @param factor ≥ 0
 */
public record PegCharge(Decimal threshold, Decimal factor) {

  public PegCharge {
    Bounds.notNegative("threshold", threshold);
    Bounds.notNegative("factor", factor);
  }

  double at(double stablePrice) {
    return Math.max(0, threshold.toDouble() - stablePrice) * factor.toDouble();
  }
}
