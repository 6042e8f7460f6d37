package io.counterpool.fee.quote;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import org.jspecify.annotations.Nullable;

/**
 * What the fees of a quote depend on beside the schedule.
 *
 * @param price side price: index with the confidence against the trader, without impact; settlement
 *     units for one base unit, above 0
 * @param skewSize longs minus shorts, base units
 * @param volume30d notional of the account in the last thirty days, settlement units, ≥ 0
 * @param rebateHeld impact premiums held when the interval of rebates began, settlement units, ≥ 0
 * @param rebatePaid rebates of that interval so far, settlement units, ≥ 0
 * @param impactBalance impact premiums that the market holds, settlement units, ≥ 0; null: not
 *     stated
 */
record QuoteState(
    Decimal price,
    Decimal skewSize,
    Decimal volume30d,
    Decimal rebateHeld,
    Decimal rebatePaid,
    @Nullable Decimal impactBalance) {

  QuoteState {
    Bounds.positive("price", price);
    Bounds.notNegative("volume30d", volume30d);
    Bounds.notNegative("rebateHeld", rebateHeld);
    Bounds.notNegative("rebatePaid", rebatePaid);
    if (impactBalance != null) {
      Bounds.notNegative("impactBalance", impactBalance);
    }
  }

  static QuoteState of(
      Decimal price,
      Decimal skewSize,
      @Nullable Decimal volume30d,
      @Nullable Decimal rebateHeld,
      @Nullable Decimal rebatePaid,
      @Nullable Decimal impactBalance) {
    return new QuoteState(
        price, skewSize, orZero(volume30d), orZero(rebateHeld), orZero(rebatePaid), impactBalance);
  }

  private static Decimal orZero(@Nullable Decimal value) {
    return value == null ? Decimal.ZERO : value;
  }
}
