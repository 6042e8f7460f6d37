package io.counterpool.fee.proposal;

import io.counterpool.models.Decimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the schedule in force and the proposed one make of a part of the window, by the same rules.
 *
 * @param rounds recorded in it
 * @param states of them that were looked at
 * @param rebalancingLoss settlement units, the same for both; null if it is unknown
 */
record Evidence(
    Instant from,
    Instant until,
    long rounds,
    int states,
    @Nullable Decimal rebalancingLoss,
    Outcome inForce,
    Outcome proposed) {

  /**
   * Figures of one schedule. A target that was not asked for is met.
   *
   * @param volume settlement units
   * @param feeIncome the pool's share of the trade fees, settlement units
   * @param feeCover of the loss; null without a loss
   * @param borrowIncome settlement units
   * @param timeInBand fraction of the time; null if no band was asked for
   * @param meanBandDistance of the utilisation outside the band; null if none was asked for
   * @param skewHalfLifeSeconds null if the skew does not return
   * @param meanFundingPerDay mean size of the funding rate at the recorded skews, fraction per day;
   *     null if the model is not one that is replayed
   */
  record Outcome(
      Decimal volume,
      Decimal feeIncome,
      @Nullable Decimal feeCover,
      Decimal borrowIncome,
      @Nullable Decimal timeInBand,
      @Nullable Decimal meanBandDistance,
      @Nullable Decimal skewHalfLifeSeconds,
      @Nullable Decimal meanFundingPerDay,
      boolean meetsUtilisation,
      boolean meetsFeeCover,
      boolean meetsHalfLife) {}
}
