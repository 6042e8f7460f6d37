package io.counterpool.fee.curve;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import org.jspecify.annotations.Nullable;

/**
 * What stands still while a curve is drawn. Each may be left out.
 *
 * @param price index or fill price, settlement units for one base unit, above 0; 1
 * @param skewSize longs minus shorts, base units; 0
 * @param size of the trade, base units, above 0; 1
 * @param volatilityAnnual fraction per √year, ≥ 0; not known
 * @param surgeVolatility ten-thousandths of a step of a surge fee, ≥ 0; 0
 * @param seconds that pass at each point before the rate is read, 0 to 1,000,000,000; 0
 * @param memory what a borrowing rate remembers, in its own unit; its start
 * @param fundingRatePerDay where the funding rate stands at first, fraction per day; 0
 * @param longSize of all longs, base units, ≥ 0; 0
 * @param shortSize of all shorts, base units, ≥ 0; 0
 * @param tradersNet net size of the traders whose counterparty is the pool; longSize − shortSize
 * @param feePool fees that the pool may spend on funding, settlement units, ≥ 0; 0
 * @param poolCapital settlement units, ≥ 0; required by inventory funding
 */
record CurveState(
    @Nullable Decimal price,
    @Nullable Decimal skewSize,
    @Nullable Decimal size,
    @Nullable Decimal volatilityAnnual,
    @Nullable Decimal surgeVolatility,
    @Nullable Long seconds,
    @Nullable Decimal memory,
    @Nullable Decimal fundingRatePerDay,
    @Nullable Decimal longSize,
    @Nullable Decimal shortSize,
    @Nullable Decimal tradersNet,
    @Nullable Decimal feePool,
    @Nullable Decimal poolCapital) {

  private static final int LONGEST_SECONDS = 1_000_000_000;

  CurveState {
    if (price != null) {
      Bounds.positive("price", price);
    }
    if (size != null) {
      Bounds.positive("size", size);
    }
    if (volatilityAnnual != null) {
      Bounds.notNegative("volatilityAnnual", volatilityAnnual);
    }
    if (surgeVolatility != null) {
      Bounds.notNegative("surgeVolatility", surgeVolatility);
    }
    if (seconds != null) {
      Bounds.within("seconds", Decimal.of(seconds), Decimal.ZERO, Decimal.of(LONGEST_SECONDS));
    }
  }

  /** Everything left out. */
  static final CurveState STILL =
      new CurveState(null, null, null, null, null, null, null, null, null, null, null, null, null);

  Decimal priceOrOne() {
    return price == null ? Decimal.ONE : price;
  }

  Decimal sizeOrOne() {
    return size == null ? Decimal.ONE : size;
  }

  long secondsOrNone() {
    return seconds == null ? 0 : seconds;
  }

  static Decimal orZero(@Nullable Decimal value) {
    return value == null ? Decimal.ZERO : value;
  }
}
