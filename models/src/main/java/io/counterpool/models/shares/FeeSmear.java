package io.counterpool.models.shares;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Fees that reach the share price over time, so that nobody deposits just before one and leaves
 * just after.
 *
 * <p>At each touch {@code released = min(undistributed × ratePerSecond × seconds, undistributed)},
 * rounded down. The share price is {@code (liquid + utilised − undistributed) ÷ shares}: a loss is
 * in it at once, a fee as it is released. First order at each touch: two touches release slightly
 * less than one over the same time, by at most undistributed × (rate × seconds)² ÷ 4. Source:
 * Across, HubPool.
 *
 * @param ratePerSecond part of what is undistributed, ≥ 0
 */
public record FeeSmear(Decimal ratePerSecond) {

  /**
   * A pool that lends its money out.
   *
   * @param liquid cash, fees that came in included, ≥ 0
   * @param utilised lent out, below 0 if more came back than went out
   * @param undistributed fees that the share price does not show yet, ≥ 0
   * @param shares outstanding, ≥ 0
   */
  public record Pool(Decimal liquid, Decimal utilised, Decimal undistributed, Decimal shares) {

    public Pool {
      Bounds.notNegative("liquid", liquid);
      Bounds.notNegative("undistributed", undistributed);
      Bounds.notNegative("shares", shares);
    }

    /**
     * Assets for one share at eighteen digits, rounded down; 1 while there are no shares.
     *
     * @throws io.counterpool.models.OutOfRangeException if the fees still to be shown exceed the
     *     assets
     */
    public Decimal sharePrice() {
      if (shares.isZero()) {
        return Decimal.ONE;
      }
      Decimal assets = Bounds.notNegative("assets", liquid.plus(utilised).minus(undistributed));
      return assets.dividedBy(shares, RoundingMode.DOWN);
    }

    /**
     * Part of the pool in use once {@code relayed} more is lent: {@code (relayed + max(0,
     * utilised)) ÷ (liquid + max(0, utilised))}, down; 1 for an empty pool, above 1 if more is
     * asked than there is.
     *
     * @param relayed settlement units, ≥ 0
     */
    public Decimal utilisationAfter(Decimal relayed) {
      Bounds.notNegative("relayed", relayed);
      Decimal out = utilised.max(Decimal.ZERO);
      Decimal all = liquid.plus(out);
      return all.isZero() ? Decimal.ONE : relayed.plus(out).dividedBy(all, RoundingMode.DOWN);
    }
  }

  public FeeSmear {
    Bounds.notNegative("ratePerSecond", ratePerSecond);
  }

  /**
   * The pool after a touch.
   *
   * @param seconds since the last touch, ≥ 0
   */
  public Pool touch(Pool pool, long seconds) {
    Bounds.notNegativeSeconds(seconds);
    BigDecimal undistributed = pool.undistributed().toBigDecimal();
    BigDecimal released =
        undistributed
            .multiply(ratePerSecond.toBigDecimal())
            .multiply(BigDecimal.valueOf(seconds))
            .setScale(Decimal.SCALE, RoundingMode.DOWN)
            .min(undistributed);
    return new Pool(
        pool.liquid(),
        pool.utilised(),
        Decimal.of(undistributed.subtract(released)),
        pool.shares());
  }
}
