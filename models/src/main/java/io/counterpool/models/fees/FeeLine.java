package io.counterpool.models.fees;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import java.math.RoundingMode;

/**
 * What one trade pays, part by part: {@code total = base + skew + volatility − discount + latency +
 * impact − rebate}, to the last unit. Skew, volatility and discount are rounded down, the fee as a
 * whole up; the base takes what rounding leaves. Impact is rounded up, the rebate down.
 *
 * @param notional price × |size|, rounded up
 * @param base at the lowest rate of the round without volatility
 * @param skew what the part of the trade that adds skew pays more
 * @param volatility at the round's rate for volatility
 * @param discount what the volume of the account takes off the three before
 * @param latency premium of a fill at a price that is late; it is not discounted
 * @param impact what the size costs: the premium of the pricing model; it goes to the market's
 *     impact account
 * @param rebate paid out of that account
 * @param total settlement units; below 0 if the rebate outweighs the rest
 */
public record FeeLine(
    Decimal notional,
    Decimal base,
    Decimal skew,
    Decimal volatility,
    Decimal discount,
    Decimal latency,
    Decimal impact,
    Decimal rebate,
    Decimal total) {

  /**
   * The parts of one trade.
   *
   * @param price side price, which the fee's notional is at: the index with the confidence against
   *     the trader, without impact; settlement units for one base unit, above 0
   * @param skewSize longs minus shorts before the trade, base units
   * @param size signed base units
   * @param discountFraction of the fee, 0 to 1
   * @param latencyRate fraction of the notional, ≥ 0; 0: the fill waits for a later price
   * @param premium of the pricing model, settlement units: above 0 the impact, below 0 the rebate
   *     that it would give
   * @param rebateLimit the most that is paid back, settlement units, ≥ 0
   * @param scale fraction digits of the settlement asset
   */
  public static FeeLine of(
      FeeResolution resolution,
      Decimal price,
      Decimal skewSize,
      Decimal size,
      Decimal discountFraction,
      Decimal latencyRate,
      Decimal premium,
      Decimal rebateLimit,
      int scale) {
    Bounds.fraction("discountFraction", discountFraction);
    Bounds.notNegative("latencyRate", latencyRate);
    Bounds.notNegative("rebateLimit", rebateLimit);
    TradeFee fee = resolution.fee();
    Decimal gross = fee.fee(price, skewSize, size, scale);
    Decimal whole = size.abs();
    Decimal adding = whole.minus(SkewFee.reducing(skewSize, size));
    Decimal more = fee.addingRate().minus(fee.reducingRate());
    Decimal skew = Charge.of(price, adding, more, scale, RoundingMode.FLOOR);
    Decimal volatility =
        Charge.of(price, whole, resolution.volatilityRate(), scale, RoundingMode.FLOOR);
    Decimal discount = gross.times(discountFraction, scale, RoundingMode.DOWN);
    Decimal latency = Charge.of(price, whole, latencyRate, scale, RoundingMode.CEILING);
    Decimal impact = premium.max(Decimal.ZERO).rounded(scale, RoundingMode.UP);
    Decimal rebate =
        premium.negate().max(Decimal.ZERO).min(rebateLimit).rounded(scale, RoundingMode.DOWN);
    return new FeeLine(
        price.times(whole, scale, RoundingMode.CEILING),
        gross.minus(skew).minus(volatility),
        skew,
        volatility,
        discount,
        latency,
        impact,
        rebate,
        gross.minus(discount).plus(latency).plus(impact).minus(rebate));
  }

  /** The trade fee: what the trader pays without impact and rebate, ≥ 0. */
  public Decimal fee() {
    return total.minus(premium());
  }

  /** What moves between the trader and the market's impact account: above 0 the trader pays. */
  public Decimal premium() {
    return impact.minus(rebate);
  }
}
