package io.counterpool.models.liquidation;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import java.math.RoundingMode;

/**
 * Falls fast to a cutoff, then slowly to nothing: {@code start − (start − cutoff) × t ÷ fast} while
 * {@code t < fast}, {@code cutoff × (1 − (t − fast) ÷ slow)} while {@code t < fast + slow}, then 0.
 * Source: Derive v2, solvent auction.
 *
 * @param start fraction at the start, 0 to 1
 * @param cutoff fraction where the fast phase ends, 0 to start
 * @param fastSeconds length of the fast phase, ≥ 0
 * @param slowSeconds length of the slow phase, ≥ 0
 */
public record TwoPhaseDiscount(Decimal start, Decimal cutoff, long fastSeconds, long slowSeconds)
    implements AuctionDiscount {

  public static final String TAG = "two-phase";

  public TwoPhaseDiscount {
    Bounds.fraction("start", start);
    Bounds.notNegative("cutoff", cutoff);
    Bounds.atMost("cutoff", cutoff, "start", start);
    Bounds.notNegativeSeconds(fastSeconds);
    Bounds.notNegativeSeconds(slowSeconds);
  }

  @Override
  public Decimal at(long elapsedSeconds) {
    Bounds.notNegativeSeconds(elapsedSeconds);
    if (elapsedSeconds < fastSeconds) {
      return start.minus(part(start.minus(cutoff), elapsedSeconds, fastSeconds));
    }
    long slow = elapsedSeconds - fastSeconds;
    return slow < slowSeconds ? cutoff.minus(part(cutoff, slow, slowSeconds)) : Decimal.ZERO;
  }

  private static Decimal part(Decimal whole, long seconds, long length) {
    return whole.timesOver(
        Decimal.of(seconds), Decimal.of(length), Decimal.SCALE, RoundingMode.DOWN);
  }
}
