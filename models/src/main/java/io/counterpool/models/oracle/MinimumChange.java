package io.counterpool.models.oracle;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The least change that makes a new price worth posting: a fraction of the last one.
 *
 * <p>{@link PublishRule} adds the heartbeat. Sources: Compound poster (posts what exceeds a percent
 * of the previous price); dYdX v4 prices (proposes what reaches {@code ⌊price × ppm ÷ 10^6⌋}).
 *
 * @param fraction of the last price, 0 to 1; 0 sets no minimum: everything is posted
 * @param reachedCounts whether a change of exactly the minimum is enough
 */
public record MinimumChange(Decimal fraction, boolean reachedCounts) {

  private static final Decimal HUNDRED = Decimal.of(100);

  public MinimumChange {
    Bounds.fraction("fraction", fraction);
  }

  /** A minimum that must be exceeded, in percent; one outside (0, 100] is no minimum at all. */
  public static MinimumChange exceedingPercent(Decimal percent) {
    boolean none = !percent.isPositive() || percent.isGreaterThan(HUNDRED);
    return new MinimumChange(
        none ? Decimal.ZERO : percent.dividedBy(HUNDRED, RoundingMode.UNNECESSARY), false);
  }

  /** A minimum that is enough when reached, in millionths, 0 to 1,000,000. */
  public static MinimumChange reachingPpm(long ppm) {
    return new MinimumChange(
        Decimal.of(
            Bounds.within("ppm", Decimal.of(ppm), Decimal.ZERO, Decimal.of(1_000_000))
                .toBigDecimal()
                .movePointLeft(6)),
        true);
  }

  /**
   * The minimum on a grid of {@code scale} fraction digits, rounded down; from a last price below 0
   * it is below 0 and every change passes.
   */
  public Decimal least(Decimal last, int scale) {
    return last.times(fraction, scale, RoundingMode.FLOOR);
  }

  /** Whether the change to {@code price} is worth posting; exact. */
  public boolean passes(Decimal last, Decimal price) {
    BigDecimal least = last.toBigDecimal().multiply(fraction.toBigDecimal());
    return passes(last, price, least);
  }

  /** The same against the minimum on a grid, {@link #least}. */
  public boolean passes(Decimal last, Decimal price, int scale) {
    return passes(last, price, least(last, scale).toBigDecimal());
  }

  private boolean passes(Decimal last, Decimal price, BigDecimal least) {
    int compared = price.minus(last).abs().toBigDecimal().compareTo(least);
    return fraction.isZero() || compared > 0 || (compared == 0 && reachedCounts);
  }
}
