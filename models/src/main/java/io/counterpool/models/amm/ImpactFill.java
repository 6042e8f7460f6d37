package io.counterpool.models.amm;

import io.counterpool.models.Bounds;
import io.counterpool.models.OutOfRangeException;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The price at which a trade is filled whose impact has been stated in settlement units.
 *
 * <p>A trade that adds to a position changes how much base it gets for its size; one that reduces a
 * position changes the price of its part of the position. Prices have {@code 30 − baseScale}
 * fraction digits, so that a price times a base unit has thirty. Source: GMX v2, PositionUtils and
 * BaseOrderUtils.
 *
 * @param baseScale fraction digits of the base asset, 0 to 30
 */
public record ImpactFill(int baseScale) {

  private static final int CASH_SCALE = 30;

  public ImpactFill {
    Bounds.within("baseScale", baseScale, 0, CASH_SCALE);
  }

  /**
   * The impact in base units: {@code impact ÷ index}, rounded against the trader (a gain down, a
   * cost away from 0).
   *
   * @param impact settlement units, above 0 favours the trader
   * @param index settlement units for one base unit, above 0
   */
  public BigDecimal impactSize(BigDecimal impact, BigDecimal index) {
    return impact.divide(Bounds.positive("index", index), baseScale, RoundingMode.FLOOR);
  }

  /**
   * Price of a trade that adds: {@code notional ÷ (notional ÷ index ± impactSize)}, + for a long.
   *
   * @param notional settlement units, ≥ 0; 0 is filled at the index
   * @return rounded down
   * @throws OutOfRangeException if the impact takes all of the base
   */
  public BigDecimal priceToAdd(
      boolean isLong, BigDecimal notional, BigDecimal index, BigDecimal impact) {
    Bounds.positive("index", index);
    if (Bounds.notNegative("notional", notional).signum() == 0) {
      return index;
    }
    BigDecimal base =
        notional.divide(index, baseScale, isLong ? RoundingMode.DOWN : RoundingMode.UP);
    BigDecimal move = impactSize(impact, index);
    BigDecimal filled = isLong ? base.add(move) : base.subtract(move);
    if (filled.signum() <= 0) {
      throw new OutOfRangeException("impact must leave part of the base " + base + ", was " + move);
    }
    return notional.divide(filled, priceScale(), RoundingMode.DOWN);
  }

  /**
   * Price of a trade that reduces: {@code index ± impact × positionNotional ÷ positionSize ÷
   * notional}, + for a long, the change rounded towards 0.
   *
   * @param notional settlement units of the part that is closed, ≥ 0; 0 is filled at the index
   * @param positionNotional settlement units of the position at its entry, ≥ 0
   * @param positionSize base units of the position, ≥ 0; a position of 0 closes at the index
   * @throws OutOfRangeException if the impact lowers the price by more than the notional is worth
   */
  public BigDecimal priceToReduce(
      boolean isLong,
      BigDecimal notional,
      BigDecimal index,
      BigDecimal impact,
      BigDecimal positionNotional,
      BigDecimal positionSize) {
    Bounds.positive("index", index);
    Bounds.notNegative("positionNotional", positionNotional);
    if (Bounds.notNegative("notional", notional).signum() == 0
        || Bounds.notNegative("positionSize", positionSize).signum() == 0) {
      return index;
    }
    BigDecimal up = isLong ? impact : impact.negate();
    if (up.negate().compareTo(notional) > 0) {
      throw new OutOfRangeException(
          "impact must be at most the notional " + notional + ", was " + impact);
    }
    BigDecimal change =
        up.multiply(positionNotional)
            .divide(positionSize.multiply(notional), priceScale(), RoundingMode.DOWN);
    return Bounds.notNegative("price", index.add(change));
  }

  private int priceScale() {
    return CASH_SCALE - baseScale;
  }
}
