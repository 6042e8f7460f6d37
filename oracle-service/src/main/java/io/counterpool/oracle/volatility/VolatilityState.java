package io.counterpool.oracle.volatility;

import io.counterpool.models.Decimal;
import io.counterpool.models.volatility.VolatilityModel;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the estimate knows after a round.
 *
 * @param variance per second; null before the first return
 * @param anchorPrice price at which the next return starts; null before the first price
 * @param anchorAt instant of that price
 */
public record VolatilityState(
    @Nullable Double variance, @Nullable Decimal anchorPrice, @Nullable Instant anchorAt) {

  /** Before the first price. */
  public static final VolatilityState NONE = new VolatilityState(null, null, null);

  private static final int ANNUAL_SCALE = 8;

  /**
   * The state after one more price. The first return is the first estimate. A price at the instant
   * of the anchor has no interval to be a return over: the anchor stays, and the next return holds
   * that move too. So does a price that repeats the anchor's: a feed that stands still is not calm,
   * and what the stillness was worth is learned from the next move, over all of its time.
   */
  public VolatilityState next(VolatilityModel model, Decimal price, Instant at) {
    if (anchorPrice == null || anchorAt == null) {
      return new VolatilityState(variance, price, at);
    }
    if (price.equals(anchorPrice)) {
      return this;
    }
    double seconds = Duration.between(anchorAt, at).toMillis() / 1000.0;
    if (seconds <= 0) {
      return this;
    }
    double logReturn = StrictMath.log(price.toDouble() / anchorPrice.toDouble());
    double step = model.stepSeconds();
    double before = variance == null ? logReturn * logReturn / seconds : variance;
    double after = model.next(before * step, logReturn, seconds) / step;
    return new VolatilityState(after, price, at);
  }

  /** Annual volatility as a fraction, rounded up at eight digits; null before the first return. */
  public @Nullable Decimal annual(VolatilityModel model) {
    return variance == null
        ? null
        : Decimal.of(
            model.annual(variance * model.stepSeconds()), ANNUAL_SCALE, RoundingMode.CEILING);
  }
}
