package io.counterpool.models.margin;

import io.counterpool.models.Decimal;
import java.util.Map;

/** What a short option must hold as collateral of its own. */
public sealed interface ShortOptionMargin permits PriceTableMargin, ShockedPriceMargin {

  /**
   * The least collateral, in its asset, rounded up at eighteen digits.
   *
   * @return ≥ 0; 0 of nothing
   * @throws IllegalArgumentException if the model takes no collateral of this kind or knows no
   *     expiry this far away
   */
  Decimal required(ShortOption option);

  /** The models of this family by the name they have in configuration. */
  static Map<String, Class<? extends ShortOptionMargin>> models() {
    return Map.of(
        PriceTableMargin.TAG, PriceTableMargin.class,
        ShockedPriceMargin.TAG, ShockedPriceMargin.class);
  }
}
