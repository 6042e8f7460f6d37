package io.counterpool.models.rates;

import io.counterpool.models.Bounds;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Borrowing rate per second of positions that hold liquidity in reserve, on a grid of thirty digits
 * (rates per second are too small for eighteen). Every product and quotient is rounded down there.
 * Source: GMX v2, MarketUtils.
 */
public sealed interface ReserveRate {

  /** Fraction digits of rates and of what they add up to. */
  int SCALE = 30;

  /**
   * Rate at one state of the pool.
   *
   * @param reserved held for the positions of one side, settlement units, ≥ 0
   * @param pool what backs that side, settlement units; above 0 unless nothing is reserved
   * @return fraction of the size per second, ≥ 0
   */
  BigDecimal perSecond(BigDecimal reserved, BigDecimal pool);

  /**
   * Charge on a position for what a cumulative rate has grown by: {@code size × change}, rounded
   * down at thirty digits.
   *
   * @param size settlement units, ≥ 0
   */
  static BigDecimal charge(BigDecimal size, BigDecimal change) {
    return Bounds.notNegative("size", size).multiply(change).setScale(SCALE, RoundingMode.DOWN);
  }

  /**
   * What {@code seconds} at one state add to the cumulative rate.
   *
   * @param exempt true if the side is the smaller one and those are not charged: nothing is added
   */
  default BigDecimal growth(BigDecimal reserved, BigDecimal pool, long seconds, boolean exempt) {
    Bounds.notNegativeSeconds(seconds);
    BigDecimal rate = perSecond(reserved, pool);
    return exempt ? BigDecimal.ZERO : rate.multiply(BigDecimal.valueOf(seconds));
  }

  /**
   * {@code reserved^exponent ÷ pool × factor}.
   *
   * @param factor fraction per second when all is reserved and the exponent is 1, ≥ 0
   * @param exponent above 0, at most 64
   */
  record Power(BigDecimal factor, BigDecimal exponent) implements ReserveRate {

    public Power {
      Bounds.notNegative("factor", factor);
      Bounds.positive("exponent", exponent);
    }

    @Override
    public BigDecimal perSecond(BigDecimal reserved, BigDecimal pool) {
      if (Bounds.notNegative("reserved", reserved).signum() == 0) {
        return BigDecimal.ZERO;
      }
      Bounds.positive("pool", pool);
      BigDecimal power =
          exponent.compareTo(BigDecimal.ONE) == 0
              ? reserved
              : io.counterpool.models.Power.of(reserved, exponent);
      return down(down(power).divide(pool, SCALE, RoundingMode.DOWN).multiply(factor));
    }
  }

  /**
   * A line through 0 that steepens above the optimum. With {@code usage = reserved ÷ (pool ×
   * reservableFraction)}: {@code usage × base + max(full − base, 0) × (usage − optimum) ÷ (1 −
   * optimum)}, the second term only above the optimum.
   *
   * @param reservableFraction part of the pool that may be reserved, above 0
   * @param optimum usage at the bend, 0 to 1; at 1 the line never bends
   * @param base fraction per second for a usage of 1 on the line below, ≥ 0
   * @param full fraction per second at a usage of 1, ≥ 0; below {@code base}: no bend
   */
  record Kinked(BigDecimal reservableFraction, BigDecimal optimum, BigDecimal base, BigDecimal full)
      implements ReserveRate {

    public Kinked {
      Bounds.positive("reservableFraction", reservableFraction);
      Bounds.fraction("optimum", optimum);
      Bounds.notNegative("base", base);
      Bounds.notNegative("full", full);
    }

    @Override
    public BigDecimal perSecond(BigDecimal reserved, BigDecimal pool) {
      if (Bounds.notNegative("reserved", reserved).signum() == 0) {
        return BigDecimal.ZERO;
      }
      BigDecimal reservable = down(Bounds.positive("pool", pool).multiply(reservableFraction));
      BigDecimal usage =
          reserved.divide(Bounds.positive("reservable", reservable), SCALE, RoundingMode.DOWN);
      BigDecimal rate = down(usage.multiply(base));
      BigDecimal rest = BigDecimal.ONE.subtract(optimum);
      BigDecimal excess = full.subtract(base);
      if (usage.compareTo(optimum) <= 0 || rest.signum() == 0 || excess.signum() <= 0) {
        return rate;
      }
      BigDecimal steep = usage.subtract(optimum).multiply(excess);
      return rate.add(steep.divide(rest, SCALE, RoundingMode.DOWN));
    }
  }

  private static BigDecimal down(BigDecimal value) {
    return value.setScale(SCALE, RoundingMode.DOWN);
  }
}
