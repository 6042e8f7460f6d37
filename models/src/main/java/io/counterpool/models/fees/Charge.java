package io.counterpool.models.fees;

import io.counterpool.models.Decimal;
import java.math.RoundingMode;

/** What a rate makes of a notional: {@code price × size × rate}, rounded once. */
final class Charge {

  private Charge() {}

  /**
   * Exact but for the one rounding.
   *
   * @param size base units, ≥ 0
   * @param rate fraction of the notional, ≥ 0
   * @param scale fraction digits of the settlement asset
   */
  static Decimal of(Decimal price, Decimal size, Decimal rate, int scale, RoundingMode rounding) {
    if (rate.isZero() || size.isZero()) {
      return Decimal.ZERO;
    }
    // Digits of a size and of a rate mostly fit into one decimal; a fraction keeps it in range.
    if (!rate.isGreaterThan(Decimal.ONE)) {
      Decimal charged = size.times(rate, RoundingMode.DOWN);
      if (charged.equals(size.times(rate, RoundingMode.UP))) {
        return price.times(charged, scale, rounding);
      }
    }
    return Decimal.of(
        price.toBigDecimal().multiply(size.toBigDecimal()).multiply(rate.toBigDecimal()),
        scale,
        rounding);
  }
}
