package io.counterpool.models.fees;

import io.counterpool.models.Decimal;
import java.util.Map;

/** Fee of one trade on its notional. Path independent: splitting an order never saves. */
public sealed interface TradeFee permits FlatFee, SkewFee {

  /**
   * Fee of a trade.
   *
   * @param price fill price, settlement units for one base unit, above 0
   * @param skewSize longs minus shorts before the trade, base units
   * @param size signed base units
   * @param scale fraction digits of the settlement asset
   * @return settlement units, ≥ 0, rounded up
   */
  Decimal fee(Decimal price, Decimal skewSize, Decimal size, int scale);

  /** The fees of this family by the name they have in configuration. */
  static Map<String, Class<? extends TradeFee>> models() {
    return Map.of(FlatFee.TAG, FlatFee.class, SkewFee.TAG, SkewFee.class);
  }
}
