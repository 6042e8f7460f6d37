package io.counterpool.pool.market;

import io.counterpool.models.Decimal;
import java.math.RoundingMode;

/**
 * Cumulative funding of a market: a position owes signed size × change of the index of its side.
 * The two are apart where the pool pays less to one side than the other is charged.
 *
 * @param longs settlement units that a unit of long size has paid since the beginning
 * @param shorts settlement units that a unit of short size has received since the beginning
 */
public record FundingIndices(Decimal longs, Decimal shorts) {

  /** Nothing accrued. */
  public static final FundingIndices ZERO = both(Decimal.ZERO);

  /** One index for both sides. */
  public static FundingIndices both(Decimal index) {
    return new FundingIndices(index, index);
  }

  /** The index of the side that a signed size is on. */
  public Decimal of(Decimal size) {
    return size.isNegative() ? shorts : longs;
  }

  public boolean areEqual() {
    return longs.equals(shorts);
  }

  /**
   * {@code longSize × longs − shortSize × shorts}: what all positions owe since the beginning.
   *
   * @param shortSize unsigned
   * @return settlement units, rounded down once at eighteen digits
   */
  public Decimal owed(Decimal longSize, Decimal shortSize) {
    if (areEqual()) {
      return longSize.minus(shortSize).times(longs, RoundingMode.FLOOR);
    }
    return Decimal.of(
        longSize
            .toBigDecimal()
            .multiply(longs.toBigDecimal())
            .subtract(shortSize.toBigDecimal().multiply(shorts.toBigDecimal())),
        Decimal.SCALE,
        RoundingMode.FLOOR);
  }
}
