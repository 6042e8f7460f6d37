package io.counterpool.models.oracle.average;

import java.math.BigDecimal;
import java.util.Map;

/** How much of what was known still counts after some time. */
public sealed interface Decay permits LinearDecay, HalfLifeDecay {

  /**
   * The fraction that is kept, 0 to 1, 1 after no time, never rising.
   *
   * @param elapsed time since, in the unit of the decay, ≥ 0
   */
  BigDecimal kept(long elapsed);

  /** The decays by the name they have in configuration. */
  static Map<String, Class<? extends Decay>> models() {
    return Map.of(LinearDecay.TAG, LinearDecay.class, HalfLifeDecay.TAG, HalfLifeDecay.class);
  }
}
