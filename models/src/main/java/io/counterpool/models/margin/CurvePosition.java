package io.counterpool.models.margin;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;
import io.counterpool.models.amm.VirtualAmm;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A position against a curve, valued at what closing it through the curve brings: the larger it is,
 * the worse its price. Source: Perpetual Protocol v1, ClearingHouse.
 *
 * @param size signed base units, not 0
 * @param openNotional quote units it was opened for, ≥ 0
 * @param margin quote units posted
 */
public record CurvePosition(Decimal size, Decimal openNotional, Decimal margin) {

  public CurvePosition {
    if (size.isZero()) {
      throw new OutOfRangeException("size must not be 0");
    }
    Bounds.notNegative("openNotional", openNotional);
  }

  /**
   * Quote units that change hands when {@code closed} is closed: received for a long (rounded
   * down), paid for a short (rounded up), at eighteen digits.
   *
   * @param closed signed base units of the part, of the sign of the position
   * @throws OutOfRangeException if the curve does not hold enough base
   */
  public static Decimal closingQuote(VirtualAmm curve, Decimal closed) {
    return curve.quoteFor(closed.negate(), Decimal.SCALE).abs();
  }

  /** {@link #closingQuote} of the whole position. */
  public Decimal notional(VirtualAmm curve) {
    return closingQuote(curve, size);
  }

  /**
   * Profit of closing at {@code notional}: what a long gets beyond, a short pays below its entry.
   */
  public Decimal profit(Decimal notional) {
    return size.isPositive() ? notional.minus(openNotional) : openNotional.minus(notional);
  }

  /**
   * {@code (margin + profit − funding) ÷ notional}; below 0 if the position owes more than it has.
   *
   * @param notional of closing, above 0
   * @param premiumSinceEntry funding that one unit of long size has paid since the entry
   * @return rounded towards 0 at eighteen digits
   */
  public Decimal marginRatio(Decimal notional, Decimal premiumSinceEntry) {
    Bounds.positive("notional", notional);
    BigDecimal funding = premiumSinceEntry.toBigDecimal().multiply(size.toBigDecimal());
    return Decimal.of(
        margin
            .plus(profit(notional))
            .toBigDecimal()
            .subtract(funding)
            .divide(notional.toBigDecimal(), Decimal.SCALE, RoundingMode.DOWN));
  }
}
