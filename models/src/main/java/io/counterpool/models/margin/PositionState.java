package io.counterpool.models.margin;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import java.math.RoundingMode;

/**
 * A linear position as margin sees it.
 *
 * @param size signed base units
 * @param entryNotional size × average entry price, settlement units, same sign as size
 * @param price mark, settlement units for one base unit, above 0; on the side against the trader
 * @param fundingOwed settlement units accrued and not settled; negative: to receive
 * @param borrowOwed settlement units accrued and not settled, ≥ 0
 */
public record PositionState(
    Decimal size, Decimal entryNotional, Decimal price, Decimal fundingOwed, Decimal borrowOwed) {

  public PositionState {
    Bounds.positive("price", price);
    Bounds.notNegative("borrowOwed", borrowOwed);
  }

  /** Nothing accrued. */
  public PositionState(Decimal size, Decimal entryNotional, Decimal price) {
    this(size, entryNotional, price, Decimal.ZERO, Decimal.ZERO);
  }

  /**
   * A position with what cumulative indices have added since it was last touched: {@code size ×
   * change of the funding index} and {@code |size| × change of the borrowing index}, each rounded
   * up.
   *
   * @param scale fraction digits of the settlement asset
   * @throws io.counterpool.models.OutOfRangeException if the borrowing index has fallen
   */
  public static PositionState accrued(
      Decimal size,
      Decimal entryNotional,
      Decimal price,
      Decimal fundingIndexChange,
      Decimal borrowIndexChange,
      int scale) {
    return new PositionState(
        size,
        entryNotional,
        price,
        size.times(fundingIndexChange, scale, RoundingMode.CEILING),
        size.abs().times(borrowIndexChange, scale, RoundingMode.CEILING));
  }

  /** The same position at another mark. */
  public PositionState atPrice(Decimal newPrice) {
    return new PositionState(size, entryNotional, newPrice, fundingOwed, borrowOwed);
  }
}
