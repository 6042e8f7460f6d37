package io.counterpool.models.fees;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import java.math.RoundingMode;

/**
 * What a position pays beside the trade fee when it is closed by others.
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

  /** Fee of a liquidation, settlement units, rounded up. */
  public Decimal liquidation(Decimal price, Decimal size, int scale) {
    return fee(liquidationRate, price, size, scale);
  }

  /** Fee of a close-out, settlement units, rounded up. */
  public Decimal closeOut(Decimal price, Decimal size, int scale) {
    return fee(closeOutRate, price, size, scale);
  }

  private static Decimal fee(Decimal rate, Decimal price, Decimal size, int scale) {
    Bounds.positive("price", price);
    return Charge.of(price, size.abs(), rate, scale, RoundingMode.CEILING);
  }
}
