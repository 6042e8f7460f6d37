package io.counterpool.oracle.volatility;

import io.counterpool.models.Decimal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The forecast that a feed's rounds carry.
 *
 * @param number dense from 1 for each feed
 * @param origin end of the last bar it knows
 * @param annual volatility over its horizon, per year, above 0
 */
public record ForecastInForce(
    long number, int horizonSeconds, String model, Instant origin, Decimal annual) {

  /** Whether it counts at {@code now}; exactly as old as allowed does. */
  public boolean isFresh(Duration maxAge, Instant now) {
    return !now.isAfter(origin.plus(maxAge));
  }

  /**
   * The volatility of a round at {@code now}: this forecast while it is fresh. Afterwards, when the
   * feed has gone quiet and nothing is known of it, the higher of this last fresh value and the
   * estimate from rounds: silence never lowers it.
   */
  public Decimal annualAt(Instant now, Duration maxAge, @Nullable Decimal estimate) {
    return isFresh(maxAge, now) || estimate == null || estimate.isLessThan(annual)
        ? annual
        : estimate;
  }
}
