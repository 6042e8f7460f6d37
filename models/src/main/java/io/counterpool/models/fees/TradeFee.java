package io.counterpool.models.fees;

import io.counterpool.models.Decimal;
import java.util.Map;

/**
 * Fee of one trade on its notional. Path independent: splitting an order never saves. These are the
 * forms in which a round's fee reaches those who charge it.
 */
public sealed interface TradeFee extends TradeFeeModel permits FlatFee, SkewFee {

  /**
   * Fee of a trade.
   *
   * @param price side price, without impact; settlement units for one base unit, above 0
   * @param skewSize longs minus shorts before the trade, base units
   * @param size signed base units
   * @param scale fraction digits of the settlement asset
   * @return settlement units, ≥ 0, rounded up
   */
  Decimal fee(Decimal price, Decimal skewSize, Decimal size, int scale);

  /** Rate of the part of a trade that brings the skew towards zero, fraction of the notional. */
  Decimal reducingRate();

  /** Rate of the part that adds skew, at least the other. */
  Decimal addingRate();

  @Override
  default FeeResolution resolve(FeeState state) {
    return new FeeResolution(this, Decimal.ZERO, null);
  }

  @Override
  default Decimal highestRate() {
    return addingRate();
  }

  /** The fees of this family by the name they have in configuration. */
  static Map<String, Class<? extends TradeFee>> models() {
    return Map.of(FlatFee.TAG, FlatFee.class, SkewFee.TAG, SkewFee.class);
  }
}
