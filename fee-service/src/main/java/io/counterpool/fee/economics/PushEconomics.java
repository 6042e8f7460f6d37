package io.counterpool.fee.economics;

import io.counterpool.fee.schedule.MarketId;
import io.counterpool.models.Decimal;
import io.counterpool.models.amm.PushAttack;
import io.counterpool.models.fees.FeeDiscount;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Whether pushing the outside market of the index pays against this market's charges, and what it
 * would take for it not to. Settlement units, or fractions; see {@link PushAttack}.
 *
 * @param depth settlement units outside within {@code depthRange} of the mid
 * @param depthRange fraction of the price
 * @param openInterest notional of the position, settlement units
 * @param fee mean of both ways, fraction of the notional: who opens as taker may close as maker
 * @param impact kept by the pool, mean of both ways, fraction of the notional
 * @param safetyFactor of the open interest that is protected
 * @param bestPush fraction of the price
 * @param pushCost of it
 * @param gain from the pool by it, after fee and impact
 * @param net gain less cost; at most 0: the attack does not pay
 * @param breakEvenCharge fee and impact together, each way, at which it nets nothing
 * @param breakEvenFee the fee at which it nets nothing beside this impact, ≥ 0
 * @param breakEvenImpact the impact at which it nets nothing beside this fee, ≥ 0
 * @param largestOpenInterest of one side that fee and impact protect, times the safety factor
 */
record PushEconomics(
    MarketId market,
    Decimal depth,
    Decimal depthRange,
    Decimal openInterest,
    Decimal fee,
    Decimal impact,
    Decimal safetyFactor,
    Decimal bestPush,
    Decimal pushCost,
    Decimal gain,
    Decimal net,
    Decimal breakEvenCharge,
    Decimal breakEvenFee,
    Decimal breakEvenImpact,
    Decimal largestOpenInterest) {

  private static final int SCALE = 12;

  /**
   * What an attacker pays each way on average who opens as taker, closes as maker and has traded
   * enough for the highest discount. Rounded down: against the protection.
   */
  static Decimal usualFee(RecordedRound last, @Nullable FeeDiscount discount) {
    Decimal both = last.takerRate().plus(last.makerRate());
    Decimal charged =
        discount == null ? Decimal.ONE : Decimal.ONE.minus(discount.highestDiscount());
    return both.timesOver(charged, Decimal.of(2), Decimal.SCALE, RoundingMode.DOWN);
  }

  /** Figures against the attacked pool are rounded up, its protection down. */
  static PushEconomics of(
      MarketId market,
      Decimal depth,
      Decimal depthRange,
      Decimal openInterest,
      Decimal fee,
      Decimal impact,
      Decimal safetyFactor) {
    PushAttack attack = new PushAttack(depth, depthRange, fee.plus(impact));
    BigDecimal push = attack.bestPush(openInterest);
    return new PushEconomics(
        market,
        depth,
        depthRange,
        openInterest,
        fee,
        impact,
        safetyFactor,
        rounded(push, RoundingMode.HALF_EVEN),
        rounded(attack.cost(push), RoundingMode.HALF_EVEN),
        rounded(attack.gain(openInterest, push), RoundingMode.HALF_EVEN),
        rounded(attack.bestNet(openInterest), RoundingMode.CEILING),
        rounded(attack.breakEvenCharge(openInterest), RoundingMode.UP),
        rounded(attack.breakEvenBeside(openInterest, impact), RoundingMode.UP),
        rounded(attack.breakEvenBeside(openInterest, fee), RoundingMode.UP),
        rounded(attack.largestOpenInterest(safetyFactor), RoundingMode.DOWN));
  }

  private static Decimal rounded(BigDecimal value, RoundingMode rounding) {
    return Decimal.of(value, SCALE, rounding);
  }
}
