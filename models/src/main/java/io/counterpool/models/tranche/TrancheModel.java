package io.counterpool.models.tranche;

import io.counterpool.models.Decimal;
import java.util.Map;

/**
 * How a senior and a junior tranche share what their pool wins and loses.
 *
 * <p>Every model conserves: senior + junior + fee after equal the pool value (0 if that is below
 * 0). No value is below 0, a fee is taken from a gain only, and the senior loses only when the
 * junior has nothing left, unless the model shares small losses by value.
 */
public sealed interface TrancheModel
    permits TargetReturn, GainShare, AdaptiveGainShare, ProRataIncome {

  /**
   * The tranches at a new pool value.
   *
   * @param before the tranches at the last split
   * @param poolValue settlement units; below 0 counts as 0 and the hole is nobody's
   * @param seconds since the last split, ≥ 0
   * @param scale fraction digits of the settlement asset, 0 to 18
   */
  TrancheSplit split(TrancheValues before, Decimal poolValue, long seconds, int scale);

  /** The models of this family by the name they have in configuration. */
  static Map<String, Class<? extends TrancheModel>> models() {
    return Map.of(
        TargetReturn.TAG, TargetReturn.class,
        GainShare.TAG, GainShare.class,
        AdaptiveGainShare.TAG, AdaptiveGainShare.class,
        ProRataIncome.TAG, ProRataIncome.class);
  }
}
