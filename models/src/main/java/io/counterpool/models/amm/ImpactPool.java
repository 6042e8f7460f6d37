package io.counterpool.models.amm;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Base units that adverse price impact has brought in and favourable impact is paid from.
 *
 * <p>The impact of an opening is only noted on the position. When part of the position is closed,
 * the same part of the note is released at the index of that moment, together with the impact of
 * closing; the pool pays their sum or takes it in. What it keeps beyond a floor flows to the
 * providers in time; until then it is none of theirs. Below 0 the balance is what the providers
 * have lent. Source: GMX v2, PositionImpactPoolUtils and MarketUtils.
 *
 * @param balance base units
 */
public record ImpactPool(Decimal balance) {

  /**
   * What closing part of a position does.
   *
   * @param released impact of the opening that is settled now, settlement units, above 0 to the
   *     trader, exact
   * @param total released and closing impact, settlement units
   * @param noteAfter what stays noted on the position, base units
   * @param after the pool; what it pays is rounded down, what it takes in up
   */
  public record Settlement(
      BigDecimal released, BigDecimal total, Decimal noteAfter, ImpactPool after) {}

  /**
   * Settles the impact of a close: {@code part = note × notional ÷ positionNotional}.
   *
   * @param note impact noted at the openings, base units, above 0 favours the trader
   * @param notional part that is closed, settlement units, ≥ 0, at most the position's
   * @param positionNotional settlement units, above 0
   * @param closeImpact settlement units, above 0 favours the trader
   * @param index settlement units for one base unit, above 0
   * @param scale fraction digits of the base asset; {@code part} is rounded down there, a cost away
   *     from 0
   */
  public Settlement settle(
      Decimal note,
      BigDecimal notional,
      BigDecimal positionNotional,
      BigDecimal closeImpact,
      Decimal index,
      int scale) {
    Bounds.positive("index", index);
    Bounds.positive("positionNotional", positionNotional);
    Bounds.notNegative("notional", notional);
    Bounds.atMost("notional", notional, "positionNotional", positionNotional);
    BigDecimal part =
        note.toBigDecimal().multiply(notional).divide(positionNotional, scale, RoundingMode.FLOOR);
    BigDecimal price = index.toBigDecimal();
    BigDecimal released = part.multiply(price);
    BigDecimal total = released.add(closeImpact);
    BigDecimal paid = total.divide(price, scale, RoundingMode.FLOOR);
    return new Settlement(
        released,
        total,
        note.minus(Decimal.of(part)),
        new ImpactPool(balance.minus(Decimal.of(paid))));
  }

  /**
   * What flows to the providers: {@code min(rate × seconds, balance − floor)}, nothing at or below
   * the floor.
   *
   * @param floor base units that stay, ≥ 0
   * @param ratePerSecond base units, ≥ 0
   * @param seconds 0 or more
   */
  public Decimal released(Decimal floor, Decimal ratePerSecond, long seconds) {
    Bounds.notNegative("floor", floor);
    Bounds.notNegative("ratePerSecond", ratePerSecond);
    Bounds.notNegativeSeconds(seconds);
    BigDecimal room = balance.minus(floor).max(Decimal.ZERO).toBigDecimal();
    BigDecimal flow = ratePerSecond.toBigDecimal().multiply(BigDecimal.valueOf(seconds));
    return Decimal.of(flow.min(room));
  }

  /** The pool after {@code released} has flowed out. */
  public ImpactPool less(Decimal released) {
    return new ImpactPool(balance.minus(released));
  }

  /**
   * What belongs to the providers: {@code gross − balance × index}, exact.
   *
   * @param gross value of everything in the pool, settlement units
   */
  public BigDecimal providersValue(BigDecimal gross, Decimal index) {
    return gross.subtract(balance.toBigDecimal().multiply(index.toBigDecimal()));
  }
}
