package io.counterpool.models.margin;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;

/**
 * One move of the market.
 *
 * @param spotMultiplier 1 leaves the spot price, ≥ 0; skew moves leave it
 * @param move what volatility does
 * @param damping part of the result that counts, ≥ 0; far moves count in part
 */
public record Scenario(Decimal spotMultiplier, Move move, Decimal damping) {

  /** What volatility does. */
  public enum Move {
    /** nothing */
    NONE,
    /** rises, by {@link VolatilityShock} */
    UP,
    /** falls, by {@link VolatilityShock} */
    DOWN,
    /** the smile tilts, by {@link SkewShock} */
    TILT,
    /** the wings of the smile rise, by {@link SkewShock} */
    WINGS;

    boolean isSkew() {
      return this == TILT || this == WINGS;
    }
  }

  public Scenario {
    Bounds.notNegative("spotMultiplier", spotMultiplier);
    Bounds.notNegative("damping", damping);
    if (move.isSkew() && !spotMultiplier.equals(Decimal.ONE)) {
      throw new OutOfRangeException("a skew move leaves the spot price, was " + spotMultiplier);
    }
  }
}
