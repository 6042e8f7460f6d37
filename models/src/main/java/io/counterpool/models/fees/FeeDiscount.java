package io.counterpool.models.fees;

import io.counterpool.models.Decimal;
import java.util.Map;

/** What an account need not pay of its trade fees because of what it has traded. */
public sealed interface FeeDiscount permits VolumeTiers {

  /**
   * Fraction of the trade fee that is not charged, 0 to 1. It goes into {@link ReferralSplit} as
   * {@code tierDiscount}.
   *
   * @param volume notional that the account has traded in the last thirty days, the rounds before
   *     this one, settlement units, ≥ 0
   */
  Decimal discount(Decimal volume);

  /** The discounts of this family by the name they have in configuration. */
  static Map<String, Class<? extends FeeDiscount>> models() {
    return Map.of(VolumeTiers.TAG, VolumeTiers.class);
  }
}
