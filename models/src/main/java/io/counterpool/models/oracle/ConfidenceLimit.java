package io.counterpool.models.oracle;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import java.math.RoundingMode;

/**
 * Which quotes are sure enough to count: {@code confidence ≤ |price| ÷ divisor}, the quotient
 * rounded down to the grid. A publisher that says "I do not know" thus does not widen the others'
 * price. Source: Pyth, get_status_for_conf_price_ratio, with 3.
 *
 * @param divisor 1 to 1,000,000
 */
public record ConfidenceLimit(int divisor) {

  /** A third of the price. */
  public static final ConfidenceLimit THIRD = new ConfidenceLimit(3);

  public ConfidenceLimit {
    Bounds.within("divisor", divisor, 1, 1_000_000);
  }

  /**
   * Whether a quote counts.
   *
   * @param price any sign
   * @param confidence ≥ 0
   * @param scale fraction digits of the grid of both
   */
  public boolean counts(Decimal price, Decimal confidence, int scale) {
    Bounds.notNegative("confidence", confidence);
    Decimal widest = price.abs().dividedBy(Decimal.of(divisor), scale, RoundingMode.DOWN);
    return confidence.compareTo(widest) <= 0;
  }
}
