package io.counterpool.models.oracle;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * Whether somebody else's proposal is plausible against one's own index.
 *
 * <p>A proposal between the old price and the index, both included, is accepted. One that
 * overshoots the index is accepted if it stays near it: with {@code tick = old × tickFraction},
 * {@code oldDelta = |old − index|} and {@code newDelta = |proposed − index|}, {@code newDelta ≤
 * tick} where {@code oldDelta ≤ tick}, else {@code newDelta² ≤ oldDelta × tick}: the overshoot in
 * ticks is at most the square root of the way in ticks. Everything else moves away from the index
 * and is refused. Exact. Source: dYdX v4, x/prices/keeper.
 *
 * @param tickFraction of the old price, 0 to 1
 */
public record PriceAcceptance(Decimal tickFraction) {

  public PriceAcceptance {
    Bounds.fraction("tickFraction", tickFraction);
  }

  /**
   * Whether the proposal is accepted.
   *
   * @param old price in force, ≥ 0
   * @param proposed ≥ 0
   * @param index one's own, ≥ 0
   */
  public boolean accepts(Decimal old, Decimal proposed, Decimal index) {
    Bounds.notNegative("old", old);
    Bounds.notNegative("proposed", proposed);
    Bounds.notNegative("index", index);
    if (isTowards(old, proposed, index)) {
      return true;
    }
    boolean overshoots = isTowards(old, index, proposed);
    if (!overshoots) {
      return false;
    }
    BigDecimal tick = old.toBigDecimal().multiply(tickFraction.toBigDecimal());
    BigDecimal oldDelta = old.minus(index).abs().toBigDecimal();
    BigDecimal newDelta = proposed.minus(index).abs().toBigDecimal();
    return isWithinTick(oldDelta, tick)
        ? isWithinTick(newDelta, tick)
        : meetsSquareRoot(oldDelta, newDelta, tick);
  }

  /** Whether {@code proposed} lies between {@code old} and {@code index}, both included. */
  public static boolean isTowards(Decimal old, Decimal proposed, Decimal index) {
    return proposed.compareTo(old.min(index)) >= 0 && proposed.compareTo(old.max(index)) <= 0;
  }

  /** Whether a distance is at most one tick. */
  public static boolean isWithinTick(BigDecimal delta, BigDecimal tick) {
    return delta.compareTo(tick) <= 0;
  }

  /** Whether {@code newDelta² ≤ oldDelta × tick}. */
  public static boolean meetsSquareRoot(BigDecimal oldDelta, BigDecimal newDelta, BigDecimal tick) {
    return newDelta.multiply(newDelta).compareTo(oldDelta.multiply(tick)) <= 0;
  }

  /**
   * The largest whole overshoot that meets the square root rule: {@code ⌊√(oldDelta × tick)⌋}.
   *
   * @param oldDelta ≥ 0
   * @param tick ≥ 0
   */
  public static BigInteger largestOvershoot(BigDecimal oldDelta, BigDecimal tick) {
    BigDecimal product = oldDelta.multiply(tick);
    if (oldDelta.signum() < 0 || product.signum() < 0) {
      throw new OutOfRangeException(
          "oldDelta and tick must not be below 0, were " + oldDelta + " and " + tick);
    }
    return product.setScale(0, RoundingMode.FLOOR).toBigIntegerExact().sqrt();
  }
}
