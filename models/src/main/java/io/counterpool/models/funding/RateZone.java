package io.counterpool.models.funding;

import java.math.BigDecimal;

/** Which way an adaptive rate goes. */
public enum RateZone {
  /** Towards the side that outweighs. */
  GROW,
  /** It stays. */
  HOLD,
  /** Towards 0. */
  DECAY;

  /**
   * The zone. A rate that already charges the heavier side grows above {@code growAbove}, decays
   * below {@code decayBelow} and holds from one to the other, both ends included; any other rate
   * grows towards the heavier side. Source: GMX v2, MarketUtils.
   *
   * @param rateSign of the rate, above 0: longs pay
   * @param skewSign of longs − shorts
   * @param imbalance ≥ 0, see {@link Imbalance}
   */
  public static RateZone of(
      int rateSign,
      int skewSign,
      BigDecimal imbalance,
      BigDecimal decayBelow,
      BigDecimal growAbove) {
    if (Integer.signum(rateSign) * Integer.signum(skewSign) <= 0) {
      return GROW;
    }
    if (imbalance.compareTo(growAbove) > 0) {
      return GROW;
    }
    return imbalance.compareTo(decayBelow) < 0 ? DECAY : HOLD;
  }
}
