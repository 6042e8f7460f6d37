package io.counterpool.models.options;

import java.util.Map;

/** Volatility by strike, for one expiry. Doubles: quotes and risk. */
public sealed interface VolatilitySmile permits FlatSmile, SviSmile {

  /**
   * Volatility per year, ≥ 0.
   *
   * @param forward the forward the smile was stated for, above 0: a smile read with another forward
   *     is another smile
   * @param strike ≥ 0
   * @param years to expiry, above 0
   * @throws io.counterpool.models.OutOfRangeException if the smile has no volatility there
   */
  double volatility(double forward, double strike, double years);

  /** The smiles by the name they have in configuration. */
  static Map<String, Class<? extends VolatilitySmile>> models() {
    return Map.of(FlatSmile.TAG, FlatSmile.class, SviSmile.TAG, SviSmile.class);
  }
}
