package io.counterpool.fee.terms;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the pool knows of a market when it asks for the terms of a round: the state after the round
 * before, and the price of this one.
 *
 * @param pool the pool that the market belongs to
 * @param at instant of the round
 * @param price index price, settlement units for one base unit, above 0
 * @param longSize sum of long sizes, base units, ≥ 0
 * @param shortSize sum of absolute short sizes, base units, ≥ 0
 * @param utilisation reserved ÷ pool value, ≥ 0; may be above 1 when the pool has lost reserves
 * @param volatilityAnnual fraction per √year, ≥ 0; null while the oracle has none
 * @param premium how far the market's own price stood above the index after the round before,
 *     fraction, at least −1; needed by funding that follows it
 * @param poolValue settlement units, of any sign; needed by funding that looks at the pool's
 *     capital and by a budget that is a part of it
 * @param feePool fees that the pool may spend on the market's funding, settlement units, ≥ 0; null
 *     counts as 0
 * @param volume notional traded since the market began, settlement units, ≥ 0; null: not reported
 * @param realisedFees trade fees charged since then, settlement units, ≥ 0; null: not reported
 * @param realisedImpact price impact the pool has kept since then, settlement units; null: not
 *     reported
 * @param skewDepth base units of skew at which the market's premium is 1, above 0; null: not
 *     reported
 */
public record MarketState(
    PoolId pool,
    Instant at,
    Decimal price,
    Decimal longSize,
    Decimal shortSize,
    Decimal utilisation,
    @Nullable Decimal volatilityAnnual,
    @Nullable Decimal premium,
    @Nullable Decimal poolValue,
    @Nullable Decimal feePool,
    @Nullable Decimal volume,
    @Nullable Decimal realisedFees,
    @Nullable Decimal realisedImpact,
    @Nullable Decimal skewDepth) {

  public MarketState {
    Bounds.positive("price", price);
    Bounds.notNegative("longSize", longSize);
    Bounds.notNegative("shortSize", shortSize);
    Bounds.notNegative("utilisation", utilisation);
    if (volatilityAnnual != null) {
      Bounds.notNegative("volatilityAnnual", volatilityAnnual);
    }
    if (premium != null && premium.isLessThan(Decimal.ONE.negate())) {
      throw new OutOfRangeException("premium must be at least -1, was " + premium);
    }
    if (feePool != null) {
      Bounds.notNegative("feePool", feePool);
    }
    if (volume != null) {
      Bounds.notNegative("volume", volume);
    }
    if (realisedFees != null) {
      Bounds.notNegative("realisedFees", realisedFees);
    }
    if (skewDepth != null) {
      Bounds.positive("skewDepth", skewDepth);
    }
  }

  /** The state of a market whose funding looks at nothing but the skew, without what it earned. */
  public MarketState(
      PoolId pool,
      Instant at,
      Decimal price,
      Decimal longSize,
      Decimal shortSize,
      Decimal utilisation,
      @Nullable Decimal volatilityAnnual) {
    this(
        pool,
        at,
        price,
        longSize,
        shortSize,
        utilisation,
        volatilityAnnual,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }
}
