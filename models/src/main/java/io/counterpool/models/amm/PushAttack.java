package io.counterpool.models.amm;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Pushing the reference market of a pool: somebody opens {@code N} at the index, pushes the outside
 * market by a fraction {@code x}, closes at the pushed index, and lets the market fall back.
 *
 * <p>The outside book is linear and refills around the old price before the attacker unwinds, so
 * that a push costs {@code D × x² ÷ d}. The pool pays {@code N × (x − 2c)}, {@code c} being what it
 * charges each way: fee and price impact together. The best push is {@code x* = N × d ÷ 2D}; it
 * nets {@code N² × d ÷ 4D − 2 × N × c}, which is 0 at {@code c = N × d ÷ 8D}: the charge below
 * which it pays, and {@code N = 8 × c × D ÷ d} the size up to which it does not.
 *
 * <p>Results have 30 fraction digits, rounded half even. Source: the arithmetic of the attack on
 * GMX v1's AVAX market, September 2022.
 *
 * @param depth D, settlement units bid or offered outside within {@code range} of the mid, above 0
 * @param range d, fraction of the price, above 0
 * @param charge c, fraction of the notional each way, ≥ 0
 */
public record PushAttack(Decimal depth, Decimal range, Decimal charge) {

  /** Fraction digits of the results. */
  public static final int SCALE = 30;

  private static final MathContext DIGITS = new MathContext(60, RoundingMode.HALF_EVEN);
  private static final BigDecimal TWO = BigDecimal.valueOf(2);
  private static final BigDecimal EIGHT = BigDecimal.valueOf(8);

  public PushAttack {
    Bounds.positive("depth", depth);
    Bounds.positive("range", range);
    Bounds.notNegative("charge", charge);
  }

  /** What it costs to move the outside market by {@code push}, settlement units. */
  public BigDecimal cost(BigDecimal push) {
    Bounds.notNegative("push", push);
    return rounded(push.multiply(push).multiply(depthPerRange()));
  }

  /** What the pool pays for it less both charges, settlement units; below 0: it gains. */
  public BigDecimal gain(Decimal notional, BigDecimal push) {
    return rounded(notional(notional).multiply(push.subtract(roundTrip())));
  }

  /** Gain less cost. */
  public BigDecimal net(Decimal notional, BigDecimal push) {
    return gain(notional, push).subtract(cost(push));
  }

  /** The push that nets the most, fraction of the price. */
  public BigDecimal bestPush(Decimal notional) {
    return rounded(notional(notional).divide(TWO.multiply(depthPerRange()), DIGITS));
  }

  /** What the best push nets, settlement units; at most 0: the attack does not pay. */
  public BigDecimal bestNet(Decimal notional) {
    BigDecimal size = notional(notional);
    return rounded(
        size.multiply(size)
            .divide(BigDecimal.valueOf(4).multiply(depthPerRange()), DIGITS)
            .subtract(size.multiply(roundTrip())));
  }

  /** The charge each way at which the best push of this size nets nothing, fraction of it. */
  public BigDecimal breakEvenCharge(Decimal notional) {
    return rounded(notional(notional).divide(EIGHT.multiply(depthPerRange()), DIGITS));
  }

  /**
   * What must be charged each way beside {@code already} for the best push of this size to net
   * nothing: the fee where the impact is given, the impact where the fee is.
   *
   * @return fraction of the notional, ≥ 0
   */
  public BigDecimal breakEvenBeside(Decimal notional, Decimal already) {
    Bounds.notNegative("already", already);
    return breakEvenCharge(notional).subtract(already.toBigDecimal()).max(BigDecimal.ZERO);
  }

  /**
   * The open interest of one side that this charge protects: {@code s × 8 × c × D ÷ d}.
   *
   * @param safety s, 0 to 1; below 1 because a book that does not refill is cheaper to push
   * @return settlement units
   */
  public BigDecimal largestOpenInterest(Decimal safety) {
    Bounds.fraction("safety", safety);
    return rounded(
        safety
            .toBigDecimal()
            .multiply(EIGHT)
            .multiply(charge.toBigDecimal())
            .multiply(depthPerRange()));
  }

  private BigDecimal depthPerRange() {
    return depth.toBigDecimal().divide(range.toBigDecimal(), DIGITS);
  }

  private BigDecimal roundTrip() {
    return charge.toBigDecimal().multiply(TWO);
  }

  private static BigDecimal notional(Decimal notional) {
    return Bounds.notNegative("notional", notional).toBigDecimal();
  }

  private static BigDecimal rounded(BigDecimal value) {
    return value.setScale(SCALE, RoundingMode.HALF_EVEN);
  }
}
