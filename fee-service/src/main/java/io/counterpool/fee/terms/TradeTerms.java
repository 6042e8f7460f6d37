package io.counterpool.fee.terms;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.counterpool.fee.schedule.Schedule;
import io.counterpool.models.Decimal;
import io.counterpool.models.fees.FeeDiscount;
import io.counterpool.models.fees.FeeResolution;
import io.counterpool.models.fees.ForcedCloseFees;
import io.counterpool.models.fees.ImpactRebate;
import io.counterpool.models.fees.LatencyPremium;
import io.counterpool.models.fees.SurgeMemory;
import org.jspecify.annotations.Nullable;

/**
 * What a round charges trades beside the rates of its trade fee. What is null is off.
 *
 * @param volatilityRate the part of the trade fee's rates that is for volatility, fraction of the
 *     notional
 * @param discount off the trade fee by the account's volume of thirty days; whoever charges looks
 *     up the volume
 * @param latencyRate premium of a fill at a price that is late, fraction of the notional
 * @param impactRebate budget of rebates out of impact premiums
 * @param forcedClose fees of liquidations and close-outs
 * @param surge what the trade fee remembers of the price; the next round goes on from it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TradeTerms(
    Decimal volatilityRate,
    @Nullable FeeDiscount discount,
    @Nullable Decimal latencyRate,
    @Nullable ImpactRebate impactRebate,
    @Nullable ForcedCloseFees forcedClose,
    @Nullable SurgeMemory surge) {

  /** The terms of a round; null for a schedule that uses none of this. */
  static @Nullable TradeTerms of(
      Schedule schedule, FeeResolution resolution, @Nullable Decimal volatilityAnnual) {
    LatencyPremium latency = schedule.latencyPremium();
    TradeTerms terms =
        new TradeTerms(
            resolution.volatilityRate(),
            schedule.discount(),
            latency == null ? null : latency.rate(volatilityAnnual),
            schedule.impactRebate(),
            schedule.forcedClose(),
            resolution.memory());
    return terms.equals(NONE) ? null : terms;
  }

  private static final TradeTerms NONE = new TradeTerms(Decimal.ZERO, null, null, null, null, null);
}
