package io.counterpool.models.options;

import io.counterpool.models.Decimal;
import java.util.Map;

/** A fee that an option pool adds to the premium of a trade. A pool may take several. */
public sealed interface OptionFee permits TimeWeightedFee, VegaFee, VarianceFee {

  /**
   * The fee, settlement units, ≥ 0, rounded up.
   *
   * @param scale fraction digits of the settlement asset, 0 to 18
   */
  Decimal fee(OptionTrade trade, int scale);

  /** The fees by the name they have in configuration. */
  static Map<String, Class<? extends OptionFee>> models() {
    return Map.of(
        TimeWeightedFee.TAG, TimeWeightedFee.class,
        VegaFee.TAG, VegaFee.class,
        VarianceFee.TAG, VarianceFee.class);
  }
}
