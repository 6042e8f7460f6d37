package io.counterpool.fee.economics;

import io.counterpool.fee.schedule.MarketId;
import io.counterpool.fee.terms.PoolId;
import io.counterpool.models.Decimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a market pays its providers, as of its last round.
 *
 * @param skewDepth base units of skew at which the premium is 1; null: neither asked for nor stated
 *     with this round
 * @param depthSource where it comes from; null: unknown
 * @param scheduleVersion that the terms of this round were resolved from
 * @param takerRate what a trade pays by these terms that adds skew, fraction of the notional
 * @param poolShare of a trade fee by their split, without what falls to the pool where nobody
 *     referred
 * @param roundSeconds mean length of an interval in the last day; null before the second round
 * @param rebalancingLossPerDay at the volatility of this round, {@code σ²/2 × depth × price}; null
 *     without volatility or depth, and like every figure beyond 10^16
 * @param informedLossPerDay of it, what who knows the next price gains after the taker rate; null
 *     like it and without {@code roundSeconds}
 * @param breakEvenFee loss of a day ÷ volume of a day by the shortest window with volume, fraction
 *     of the volume; null without either
 * @param inventoryDeviationPerDay standard deviation of what the skew costs or brings the pool in a
 *     day; null without volatility
 */
record MarketEconomics(
    MarketId market,
    PoolId pool,
    long round,
    Instant at,
    Decimal price,
    Decimal skewSize,
    @Nullable Decimal volatilityAnnual,
    @Nullable Decimal skewDepth,
    @Nullable DepthSource depthSource,
    long scheduleVersion,
    Decimal takerRate,
    Decimal poolShare,
    @Nullable Decimal roundSeconds,
    @Nullable Decimal rebalancingLossPerDay,
    @Nullable Decimal informedLossPerDay,
    @Nullable Decimal breakEvenFee,
    @Nullable Decimal inventoryDeviationPerDay,
    List<WindowEconomics> windows) {

  /** Where a depth comes from. */
  enum DepthSource {
    /** Asked for; it then holds in every interval of the windows. */
    REQUEST,
    /** Stated by the pool with the round; each interval has its own. */
    POOL
  }

  /** A depth with its source. */
  record Depth(Decimal baseUnits, DepthSource source) {}
}
