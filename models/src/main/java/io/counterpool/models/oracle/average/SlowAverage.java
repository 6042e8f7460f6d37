package io.counterpool.models.oracle.average;

import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;

/**
 * Exponential average of prices that each hold until the next one, weighted by the time they held
 * and not by how often they were said.
 *
 * <p>{@code mean(t) = price + (mean − price) × 2^(−(t − at) ÷ halfLife)}: over the time since
 * {@code at} the last price was the price. A price set exactly now has no weight yet, so a jump is
 * seen against what was before it, after a silence too. It starts with the first price as its own
 * mean. The mean is held to thirty-four digits: a constant price averages to itself, and two short
 * gaps to what one long gap gives.
 *
 * @param mean average up to {@code at}
 * @param price holds from {@code at} on
 * @param at when that price was said
 */
public record SlowAverage(BigDecimal mean, Decimal price, Instant at) {

  private static final MathContext DIGITS = new MathContext(34, RoundingMode.HALF_EVEN);

  /** The average of one price. */
  public static SlowAverage startingWith(Decimal price, Instant at) {
    return new SlowAverage(price.toBigDecimal(), price, at);
  }

  /**
   * The average at {@code now} with eighteen fraction digits, rounded half to even.
   *
   * @param now not before {@link #at}
   * @param halfLife after which half of the distance to a constant price is gone, at least 1 ms
   */
  public Decimal meanAt(Instant now, Duration halfLife) {
    return Decimal.of(exactAt(now, halfLife), Decimal.SCALE, RoundingMode.HALF_EVEN);
  }

  /**
   * The mean with eighteen fraction digits, rounded half to even: what the prices before the last
   * one come to, for that one has held for no time yet.
   */
  public Decimal rounded() {
    return Decimal.of(mean, Decimal.SCALE, RoundingMode.HALF_EVEN);
  }

  /** The state after one more price. */
  public SlowAverage plus(Decimal next, Instant now, Duration halfLife) {
    return new SlowAverage(exactAt(now, halfLife), next, now);
  }

  private BigDecimal exactAt(Instant now, Duration halfLife) {
    if (now.isBefore(at)) {
      throw new OutOfRangeException("now must not be before " + at + ", was " + now);
    }
    BigDecimal distance = mean.subtract(price.toBigDecimal());
    if (distance.signum() == 0) {
      return mean;
    }
    BigDecimal kept =
        new HalfLifeDecay(halfLife.toMillis()).kept(Duration.between(at, now).toMillis());
    return price.toBigDecimal().add(distance.multiply(kept), DIGITS);
  }
}
