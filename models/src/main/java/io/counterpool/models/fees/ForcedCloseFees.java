package io.counterpool.models.fees;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import java.math.RoundingMode;

/**
 * What a position pays when it is closed by others, in place of the trade fee. Before the limits of
 * whoever charges it, a liquidation is no cheaper than closing by order; winners have not chosen to
 * be closed, and pay the close-out rate alone.
 *
 * @param liquidationRate fraction of the closed notional when margin is too low, 0 to 1
 * @param closeOutRate fraction of the closed notional when a market ends or winners are closed, 0
 *     to 1
 */
public record ForcedCloseFees(Decimal liquidationRate, Decimal closeOutRate) {

  public ForcedCloseFees {
    Bounds.fraction("liquidationRate", liquidationRate);
    Bounds.fraction("closeOutRate", closeOutRate);
  }

  /**
   * Fee of a liquidation: the larger of the liquidation rate and the trade fee.
   *
   * @param orders what orders pay; no discount counts here
   * @param price at which the position is closed, settlement units for one base unit, above 0
   * @param skewSize longs minus shorts before the close, base units
   * @param size signed base units of the closing trade
   * @param scale fraction digits of the settlement asset
   * @return settlement units, ≥ 0, rounded up
   */
  public Decimal liquidation(
      TradeFee orders, Decimal price, Decimal skewSize, Decimal size, int scale) {
    return Charge.of(price, size.abs(), liquidationRate, scale, RoundingMode.CEILING)
        .max(orders.fee(price, skewSize, size, scale));
  }

  /** Fee of a close-out on its notional, settlement units, rounded up. */
  public Decimal closeOut(Decimal notional, int scale) {
    return notional.times(closeOutRate, scale, RoundingMode.CEILING);
  }
}
