package io.counterpool.models.oracle.average;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;
import java.math.BigDecimal;

/**
 * {@code 1 − perUnit × elapsed} up to {@code resetAfter}, nothing beyond it: the straight line that
 * touches an exponential at no elapsed time. Exact. Source: Pyth, upd_ema, where {@code perUnit =
 * ln 2 ÷ 5921} to nine digits and the reset comes after 4145 slots.
 *
 * @param perUnit fraction lost per unit of time, 0 to 1
 * @param resetAfter longest gap over which anything is kept, ≥ 0; {@code perUnit × resetAfter ≤ 1}
 */
public record LinearDecay(Decimal perUnit, long resetAfter) implements Decay {

  public static final String TAG = "linear";

  public LinearDecay {
    Bounds.fraction("perUnit", perUnit);
    if (resetAfter < 0) {
      throw new OutOfRangeException("resetAfter must not be below 0, was " + resetAfter);
    }
    if (lost(perUnit, resetAfter).compareTo(BigDecimal.ONE) > 0) {
      throw new OutOfRangeException(
          "perUnit × resetAfter must be at most 1, was " + perUnit + " × " + resetAfter);
    }
  }

  @Override
  public BigDecimal kept(long elapsed) {
    Bounds.notNegativeSeconds(elapsed);
    return elapsed > resetAfter ? BigDecimal.ZERO : BigDecimal.ONE.subtract(lost(perUnit, elapsed));
  }

  private static BigDecimal lost(Decimal perUnit, long elapsed) {
    return perUnit.toBigDecimal().multiply(BigDecimal.valueOf(elapsed));
  }
}
