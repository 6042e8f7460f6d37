package io.counterpool.fee.economics;

import io.counterpool.fee.schedule.MarketId;
import io.counterpool.fee.terms.PoolId;
import io.counterpool.models.Decimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A market in one round, with everything it had earned and lost by then.
 *
 * @param longSize base units, as they stood in the interval that ended with this round
 * @param shortSize base units, ≥ 0
 * @param utilisation in that interval
 * @param skewDepth base units of skew at which the premium is 1; null: not stated
 * @param takerRate fraction of the notional that a trade pays which adds skew
 * @param scheduleVersion by which the terms of this round were made
 */
public record RecordedRound(
    MarketId market,
    PoolId pool,
    long round,
    Instant at,
    Decimal price,
    Decimal longSize,
    Decimal shortSize,
    Decimal utilisation,
    @Nullable Decimal volatilityAnnual,
    @Nullable Decimal skewDepth,
    Decimal takerRate,
    long scheduleVersion,
    MarketSums sums) {

  /** Longs minus shorts, base units. */
  public Decimal skewSize() {
    return longSize.minus(shortSize);
  }

  /** Longs plus shorts, base units. */
  public Decimal openSize() {
    return longSize.plus(shortSize);
  }
}
