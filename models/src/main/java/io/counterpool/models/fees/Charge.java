package io.counterpool.models.fees;

import io.counterpool.models.Decimal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

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
    Decimal charged = exact(size, rate);
    return charged != null
        ? price.times(charged, scale, rounding)
        : Decimal.of(price.toBigDecimal().multiply(product(size, rate)), scale, rounding);
  }

  /** The same of a size in two parts, each with a rate of its own: rounded once. */
  static Decimal of(
      Decimal price,
      Decimal first,
      Decimal firstRate,
      Decimal second,
      Decimal secondRate,
      int scale,
      RoundingMode rounding) {
    Decimal one = exact(first, firstRate);
    Decimal two = exact(second, secondRate);
    return one != null && two != null
        ? price.times(one.plus(two), scale, rounding)
        : Decimal.of(
            price
                .toBigDecimal()
                .multiply(product(first, firstRate).add(product(second, secondRate))),
            scale,
            rounding);
  }

  /**
   * Digits of a size and of a rate mostly fit into one decimal, and a fraction keeps it in range;
   * null if not.
   */
  private static @Nullable Decimal exact(Decimal size, Decimal rate) {
    if (rate.isGreaterThan(Decimal.ONE)) {
      return null;
    }
    Decimal charged = size.times(rate, RoundingMode.DOWN);
    return charged.equals(size.times(rate, RoundingMode.UP)) ? charged : null;
  }

  private static BigDecimal product(Decimal size, Decimal rate) {
    return size.toBigDecimal().multiply(rate.toBigDecimal());
  }
}
