package io.counterpool.models.tranche;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What a senior and a junior tranche are worth.
 *
 * @param seniorClaim what the senior is owed, settlement units, ≥ {@code senior}; above it while a
 *     loss that a later gain must make good is open
 * @param senior value of the senior tranche, settlement units, ≥ 0
 * @param junior value of the junior tranche, settlement units, ≥ 0
 */
public record TrancheValues(Decimal seniorClaim, Decimal senior, Decimal junior) {

  public TrancheValues {
    Bounds.notNegative("senior", senior);
    Bounds.notNegative("junior", junior);
    Bounds.atMost("senior", senior, "seniorClaim", seniorClaim);
  }

  /** Tranches whose senior is owed what it is worth. */
  public static TrancheValues of(Decimal senior, Decimal junior) {
    return new TrancheValues(senior, senior, junior);
  }

  /** Both values together; may be beyond the range of a {@link Decimal}. */
  BigDecimal total() {
    return senior.toBigDecimal().add(junior.toBigDecimal());
  }

  /**
   * Value of one share at eighteen digits, half up; 1 while there are no shares. For people, not
   * for settlement.
   */
  public static Decimal price(Decimal value, Decimal shares) {
    Bounds.notNegative("value", value);
    return Bounds.notNegative("shares", shares).isZero()
        ? Decimal.ONE
        : value.dividedBy(shares, RoundingMode.HALF_UP);
  }
}
