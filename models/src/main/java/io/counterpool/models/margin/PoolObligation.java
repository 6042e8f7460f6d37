package io.counterpool.models.margin;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import java.math.BigDecimal;

/**
 * What a pool owes all traders of a market together, without a visit to their positions.
 *
 * <p>{@code obligation = deposits + skew × price − correction}. A change d of a position of size z,
 * last touched at price e, at price p adds {@code p × d + z × (p − e)} to the correction and the
 * realised {@code z × (p − e)} to the deposits; the position restarts at p. The obligation is then
 * the deposits plus the unrealised profit of every position, exact. Source: Synthetix v3,
 * PerpsMarket.marketDebt.
 *
 * @param skew sum of all sizes, base units
 * @param correction settlement units
 * @param deposits collateral of the traders with what they have realised, settlement units
 */
public record PoolObligation(Decimal skew, BigDecimal correction, BigDecimal deposits) {

  /** No positions, no deposits. */
  public static final PoolObligation NONE =
      new PoolObligation(Decimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

  /**
   * A position as far as the obligation knows it.
   *
   * @param size signed base units
   * @param price at which it was last touched, settlement units for one base unit
   */
  public record Holding(Decimal size, Decimal price) {

    /** No position. */
    public static final Holding NONE = new Holding(Decimal.ZERO, Decimal.ZERO);

    /** Profit since the position was last touched, exact. */
    public BigDecimal profit(Decimal now) {
      return size.toBigDecimal().multiply(now.minus(price).toBigDecimal());
    }

    /** The position after a change at {@code now}. */
    public Holding changed(Decimal delta, Decimal now) {
      return new Holding(size.plus(delta), now);
    }
  }

  /** Collateral comes in, or goes out (below 0). */
  public PoolObligation deposited(BigDecimal delta) {
    return new PoolObligation(skew, correction, deposits.add(delta));
  }

  /**
   * The size of {@code holding} changes.
   *
   * @param delta signed base units; 0 only realises the profit
   * @param price settlement units for one base unit, above 0
   */
  public PoolObligation resized(Holding holding, Decimal delta, Decimal price) {
    Bounds.positive("price", price);
    BigDecimal realised = holding.profit(price);
    return new PoolObligation(
        skew.plus(delta),
        correction.add(price.toBigDecimal().multiply(delta.toBigDecimal())).add(realised),
        deposits.add(realised));
  }

  /**
   * What the pool owes.
   *
   * @param price settlement units for one base unit, above 0
   * @return settlement units, exact; below 0 the traders owe more than they have posted
   */
  public BigDecimal at(Decimal price) {
    Bounds.positive("price", price);
    return deposits.add(skew.toBigDecimal().multiply(price.toBigDecimal())).subtract(correction);
  }
}
