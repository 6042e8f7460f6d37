package io.counterpool.models.fees;

import io.counterpool.models.Decimal;
import java.util.HashMap;
import java.util.Map;

/**
 * What a market chooses as its trade fee. A model says what one round charges: coefficients that
 * hold for every trade of the round, so that splitting an order inside a round never saves; a
 * {@link FeeDiscount} keeps that by the volume from before the round.
 *
 * <p>{@link TradeFee} resolves to itself, {@link VolatilityFee} to a flat fee at the rate of the
 * round's volatility.
 */
public sealed interface TradeFeeModel permits TradeFee, VolatilityFee {

  /** The coefficients of a round. */
  FeeResolution resolve(FeeState state);

  /** The rate that no state exceeds, fraction of the notional, 0 to 1. */
  Decimal highestRate();

  /** The fees of this family by the name they have in configuration. */
  static Map<String, Class<? extends TradeFeeModel>> models() {
    Map<String, Class<? extends TradeFeeModel>> models = new HashMap<>(TradeFee.models());
    models.putAll(VolatilityFee.models());
    return Map.copyOf(models);
  }
}
