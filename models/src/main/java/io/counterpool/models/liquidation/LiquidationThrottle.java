package io.counterpool.models.liquidation;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * How much of a market may be liquidated in a rolling window, so that forced closes do not outrun
 * those who trade against them.
 *
 * <p>What the window has room for is closed at once. When it has none, one further batch of at most
 * a window's capacity is let through, once an instant, while the premium {@code |skew| ÷ skewScale}
 * is below a bound: the market can bear it. Source: Synthetix v3,
 * PerpsMarket.maxLiquidatableAmount.
 *
 * @param capacity base units in one window, ≥ 0; 0: no limit
 * @param windowSeconds length of the window, ≥ 0
 * @param skewScale skew at which the premium is 1, base units, ≥ 0; 0: no further batch
 * @param maxPremium bound of the premium for the further batch, ≥ 0; 0: none
 */
public record LiquidationThrottle(
    Decimal capacity, long windowSeconds, Decimal skewScale, Decimal maxPremium) {

  public LiquidationThrottle {
    Bounds.notNegative("capacity", capacity);
    Bounds.notNegativeSeconds(windowSeconds);
    Bounds.notNegative("skewScale", skewScale);
    Bounds.notNegative("maxPremium", maxPremium);
  }

  /**
   * The throttle whose speed follows what closing costs: {@code capacity = (makerFee + takerFee) ×
   * skewScale × multiplier × windowSeconds}, rounded down.
   *
   * @param makerFee fraction, ≥ 0
   * @param takerFee fraction, ≥ 0
   * @param multiplier per second, ≥ 0
   */
  public static LiquidationThrottle ofFees(
      Decimal makerFee,
      Decimal takerFee,
      Decimal multiplier,
      long windowSeconds,
      Decimal skewScale,
      Decimal maxPremium) {
    Bounds.notNegative("makerFee", makerFee);
    Bounds.notNegative("takerFee", takerFee);
    Bounds.notNegative("multiplier", multiplier);
    Bounds.notNegativeSeconds(windowSeconds);
    Bounds.notNegative("skewScale", skewScale);
    BigDecimal capacity =
        makerFee
            .plus(takerFee)
            .toBigDecimal()
            .multiply(skewScale.toBigDecimal())
            .multiply(multiplier.toBigDecimal())
            .multiply(BigDecimal.valueOf(windowSeconds));
    return new LiquidationThrottle(
        Decimal.of(capacity, Decimal.SCALE, RoundingMode.DOWN),
        windowSeconds,
        skewScale,
        maxPremium);
  }

  /**
   * A liquidation that has happened.
   *
   * @param time seconds since any fixed instant
   * @param size base units, ≥ 0
   */
  public record Done(long time, Decimal size) {

    public Done {
      Bounds.notNegative("size", size);
    }
  }

  /**
   * How much may be liquidated now.
   *
   * @param requested base units of the position, ≥ 0
   * @param done earlier liquidations in any order; those at {@code now − windowSeconds} and before
   *     no longer count
   * @param skewSize longs minus shorts of the market, base units
   * @return base units, 0 to {@code requested}
   */
  public Decimal allowed(Decimal requested, List<Done> done, Decimal skewSize, long now) {
    Bounds.notNegative("requested", requested);
    if (capacity.isZero()) {
      return requested;
    }
    Decimal left = capacity;
    boolean isFirstOfInstant = true;
    for (Done one : done) {
      if (isInWindow(one, now)) {
        left = left.minus(one.size().min(left));
      }
      isFirstOfInstant &= one.time() != now;
    }
    if (left.isPositive()) {
      return requested.min(left);
    }
    return isFirstOfInstant && isPremiumSmall(skewSize) ? requested.min(capacity) : Decimal.ZERO;
  }

  private boolean isInWindow(Done one, long now) {
    return BigDecimal.valueOf(one.time())
            .compareTo(BigDecimal.valueOf(now).subtract(BigDecimal.valueOf(windowSeconds)))
        > 0;
  }

  /** {@code |skew| ÷ skewScale < maxPremium}, never true without a bound or a scale. */
  private boolean isPremiumSmall(Decimal skewSize) {
    return skewSize
            .abs()
            .toBigDecimal()
            .compareTo(maxPremium.toBigDecimal().multiply(skewScale.toBigDecimal()))
        < 0;
  }
}
