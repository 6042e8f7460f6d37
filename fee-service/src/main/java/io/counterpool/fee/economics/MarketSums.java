package io.counterpool.fee.economics;

import io.counterpool.models.Decimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * What a market has earned and lost since its first recorded round. Settlement units unless said.
 *
 * @param rounds intervals
 * @param seconds that accrued
 * @param measuredSeconds of the intervals with a volatility
 * @param reportedSeconds of the intervals with volume, fees or impact reported at both ends
 * @param loss loss versus rebalancing of the intervals whose depth was stated
 * @param lossPerDepth of the others, for one base unit of depth
 * @param borrowing charged on both sides
 * @param funding paid by the traders together; below 0: received
 * @param volume notional traded
 * @param tradeFees charged
 * @param impact kept by the pool; below 0: paid
 */
public record MarketSums(
    long rounds,
    long seconds,
    long measuredSeconds,
    long reportedSeconds,
    Decimal loss,
    Decimal lossPerDepth,
    Decimal borrowing,
    Decimal funding,
    Decimal volume,
    Decimal tradeFees,
    Decimal impact) {

  static final MarketSums NONE =
      new MarketSums(
          0,
          0,
          0,
          0,
          Decimal.ZERO,
          Decimal.ZERO,
          Decimal.ZERO,
          Decimal.ZERO,
          Decimal.ZERO,
          Decimal.ZERO,
          Decimal.ZERO);

  /**
   * The whole loss versus rebalancing.
   *
   * @param depth base units, of the intervals without a stated one; null: unknown
   * @return null if nothing was measured, or a depth is missing
   */
  public @Nullable Decimal rebalancingLoss(@Nullable Decimal depth) {
    if (measuredSeconds == 0) {
      return null;
    }
    if (lossPerDepth.isZero()) {
      return loss;
    }
    return depth == null ? null : loss.plus(lossPerDepth.times(depth, RoundingMode.HALF_EVEN));
  }

  /** What was added since {@code earlier}. */
  public MarketSums since(MarketSums earlier) {
    return new MarketSums(
        rounds - earlier.rounds,
        seconds - earlier.seconds,
        measuredSeconds - earlier.measuredSeconds,
        reportedSeconds - earlier.reportedSeconds,
        loss.minus(earlier.loss),
        lossPerDepth.minus(earlier.lossPerDepth),
        borrowing.minus(earlier.borrowing),
        funding.minus(earlier.funding),
        volume.minus(earlier.volume),
        tradeFees.minus(earlier.tradeFees),
        impact.minus(earlier.impact));
  }
}
