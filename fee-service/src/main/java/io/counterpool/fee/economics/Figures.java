package io.counterpool.fee.economics;

import io.counterpool.models.Decimal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Figures of statistics: unknown beyond {@link #LARGEST} where money would be refused, so that none
 * of them ever stands in the way of terms. Rounded half even.
 */
final class Figures {

  /** 10^16: more than any market trades, and a pool's markets together still are a decimal. */
  static final BigDecimal LARGEST = BigDecimal.TEN.pow(16);

  private Figures() {}

  /** The value at {@code scale} fraction digits; null beyond the largest. */
  static @Nullable Decimal of(BigDecimal value, int scale) {
    return value.abs().compareTo(LARGEST) > 0
        ? null
        : Decimal.of(value, scale, RoundingMode.HALF_EVEN);
  }

  static @Nullable Decimal sum(Decimal sum, BigDecimal step) {
    return of(sum.toBigDecimal().add(step), Decimal.SCALE);
  }

  static @Nullable Decimal product(Decimal left, Decimal right) {
    return of(left.toBigDecimal().multiply(right.toBigDecimal()), Decimal.SCALE);
  }

  /** Null also where {@code under} is not above 0. */
  static @Nullable Decimal ratio(Decimal over, Decimal under, int scale) {
    return under.isPositive()
        ? of(over.toBigDecimal().divide(under.toBigDecimal(), scale, RoundingMode.HALF_EVEN), scale)
        : null;
  }
}
