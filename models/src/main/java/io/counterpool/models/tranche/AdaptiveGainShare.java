package io.counterpool.models.tranche;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import java.math.RoundingMode;

/**
 * {@link GainShare} whose senior share follows the senior's part of the pool, so that the senior's
 * return has a floor.
 *
 * <p>{@code seniorShare = weight × ratio}, down, with ratio = senior ÷ (senior + junior) before the
 * gain and weight = min(max(ratio, leastWeight), mostWeight); 1 at ratio 1. The senior so earns
 * {@code weight} times the pool's return, at least leastWeight times; the junior the rest, more
 * than the pool's return while the weight is below 1. Source: Idle adaptive yield split (least 0.8,
 * most 0.99).
 *
 * @param leastWeight 0 to 1
 * @param mostWeight 0 to 1; where it is below leastWeight it holds
 * @param feeRate part of the gain, 0 to 1
 * @param lossTolerance part of the values up to which a loss is shared by value, 0 to 1
 */
public record AdaptiveGainShare(
    Decimal leastWeight, Decimal mostWeight, Decimal feeRate, Decimal lossTolerance)
    implements TrancheModel {

  public static final String TAG = "adaptive-gain-share";

  public AdaptiveGainShare {
    Bounds.fraction("leastWeight", leastWeight);
    Bounds.fraction("mostWeight", mostWeight);
    Bounds.fraction("feeRate", feeRate);
    Bounds.fraction("lossTolerance", lossTolerance);
  }

  @Override
  public TrancheSplit split(TrancheValues before, Decimal poolValue, long seconds, int scale) {
    Decimal ratio =
        before.total().signum() == 0
            ? Decimal.ZERO
            : Decimal.of(
                before
                    .senior()
                    .toBigDecimal()
                    .divide(before.total(), Decimal.SCALE, RoundingMode.DOWN));
    return at(ratio).split(before, poolValue, seconds, scale);
  }

  /**
   * The split at a senior's part of the pool.
   *
   * @param seniorRatio senior value ÷ both values, 0 to 1
   */
  public GainShare at(Decimal seniorRatio) {
    Bounds.fraction("seniorRatio", seniorRatio);
    Decimal weight =
        seniorRatio.equals(Decimal.ONE)
            ? Decimal.ONE
            : seniorRatio.max(leastWeight).min(mostWeight);
    return new GainShare(weight.times(seniorRatio, RoundingMode.DOWN), feeRate, lossTolerance);
  }
}
