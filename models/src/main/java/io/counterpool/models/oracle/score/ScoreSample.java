package io.counterpool.models.oracle.score;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * What one publisher did for one round.
 *
 * @param counted whether it had a fresh report that counted towards the quorum
 * @param distance of its price from the round's, ≥ 0; null if either is missing
 * @param delayMillis from observation to intake, below 0 if it was observed ahead of the clock;
 *     null if it is not known
 */
public record ScoreSample(boolean counted, @Nullable Decimal distance, @Nullable Long delayMillis) {

  /** Nothing that counted. */
  public static final ScoreSample SILENT = new ScoreSample(false, null, null);

  public ScoreSample {
    if (distance != null) {
      Bounds.notNegative("distance", distance);
    }
  }

  /**
   * |own − price| ÷ price, rounded up at eighteen digits.
   *
   * @param price above 0
   */
  public static Decimal distance(Decimal own, Decimal price) {
    return own.minus(price).abs().dividedBy(price, RoundingMode.CEILING);
  }
}
