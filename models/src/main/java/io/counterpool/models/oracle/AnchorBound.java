package io.counterpool.models.oracle;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * A reported price that counts only near an independent one, the anchor.
 *
 * <p>Accepted when {@code 1 − tolerance ≤ anchor ÷ reported ≤ 1 + tolerance}, the ratio truncated
 * to eighteen fraction digits, both ends included. The bound is on the ratio and thus not symmetric
 * around the anchor. A report outside is not clipped to the bound: the price before stays in force.
 * A reporter that has been invalidated is replaced by the anchor. A price of 0 is never accepted,
 * from whom it may come. Source: Compound Open Oracle, UniswapAnchoredView.
 *
 * @param tolerance fraction, ≥ 0
 */
public record AnchorBound(Decimal tolerance) {

  /** Whose price is in force from now on. */
  public enum Source {
    REPORTER,
    ANCHOR,
    /** Nobody's: the price before stays. */
    NONE
  }

  /**
   * What was decided.
   *
   * @param price the new price; empty if the source is {@link Source#NONE}
   */
  public record Decision(Source source, Optional<Decimal> price) {}

  public AnchorBound {
    Bounds.notNegative("tolerance", tolerance);
  }

  /**
   * Which of two prices counts.
   *
   * @param reported quote units for one base unit, ≥ 0
   * @param anchor the same, ≥ 0
   * @param reporterInvalidated whether the reporter's key is no longer trusted
   */
  public Decision decide(Decimal reported, Decimal anchor, boolean reporterInvalidated) {
    Bounds.notNegative("reported", reported);
    Bounds.notNegative("anchor", anchor);
    if (reporterInvalidated) {
      return anchor.isZero() ? none() : new Decision(Source.ANCHOR, Optional.of(anchor));
    }
    return agrees(reported, anchor) ? new Decision(Source.REPORTER, Optional.of(reported)) : none();
  }

  private static Decision none() {
    return new Decision(Source.NONE, Optional.empty());
  }

  /** Whether the anchor lies within the tolerance of the report; never if one of them is 0. */
  public boolean agrees(Decimal reported, Decimal anchor) {
    if (!reported.isPositive() || !anchor.isPositive()) {
      return false;
    }
    BigDecimal distance =
        anchor
            .toBigDecimal()
            .divide(reported.toBigDecimal(), Decimal.SCALE, RoundingMode.FLOOR)
            .subtract(BigDecimal.ONE)
            .abs();
    return distance.compareTo(tolerance.toBigDecimal()) <= 0;
  }
}
