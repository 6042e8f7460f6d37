package io.counterpool.models.liquidation;

import io.counterpool.models.Decimal;
import java.util.Map;

/** What fraction of the mark a bidder pays for a position in liquidation, as time passes. */
public sealed interface AuctionDiscount permits TwoPhaseDiscount {

  /**
   * The fraction of the value that is to be paid.
   *
   * @param elapsedSeconds since the start, ≥ 0
   * @return 0 to 1, rounded up (the bidder pays), never rising with time
   */
  Decimal at(long elapsedSeconds);

  /** The models of this family by the name they have in configuration. */
  static Map<String, Class<? extends AuctionDiscount>> models() {
    return Map.of(TwoPhaseDiscount.TAG, TwoPhaseDiscount.class);
  }
}
