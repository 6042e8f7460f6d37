package io.counterpool.models.fees;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What one trade pays, part by part: {@code total = base + skew + volatility − discount + latency −
 * rebate}, to the last unit. Skew, volatility and discount are rounded down, the fee as a whole up;
 * the base takes what rounding leaves.
 *
 * @param notional price × |size|, rounded up
 * @param base at the lowest rate of the round without volatility
 * @param skew what the part of the trade that adds skew pays more
 * @param volatility at the round's rate for volatility
 * @param discount what the volume of the account takes off the three before
 * @param latency premium of a fill at a price that is late; it is not discounted
 * @param rebate paid out of impact premiums
 * @param total settlement units; below 0 if the rebate outweighs the rest
 */
public record FeeLine(
    Decimal notional,
    Decimal base,
    Decimal skew,
    Decimal volatility,
    Decimal discount,
    Decimal latency,
    Decimal rebate,
    Decimal total) {

  /**
   * The parts of one trade.
   *
   * @param price fill price, settlement units for one base unit, above 0
   * @param skewSize longs minus shorts before the trade, base units
   * @param size signed base units
   * @param discountFraction of the fee, 0 to 1
   * @param latencyRate fraction of the notional, ≥ 0; 0: the fill waits for a later price
   * @param rebate settlement units, ≥ 0
   * @param scale fraction digits of the settlement asset
   */
  public static FeeLine of(
      FeeResolution resolution,
      Decimal price,
      Decimal skewSize,
      Decimal size,
      Decimal discountFraction,
      Decimal latencyRate,
      Decimal rebate,
      int scale) {
    Bounds.fraction("discountFraction", discountFraction);
    Bounds.notNegative("latencyRate", latencyRate);
    Bounds.notNegative("rebate", rebate);
    TradeFee fee = resolution.fee();
    Decimal gross = fee.fee(price, skewSize, size, scale);
    BigDecimal exact = price.toBigDecimal().multiply(size.abs().toBigDecimal());
    BigDecimal adding =
        price
            .toBigDecimal()
            .multiply(size.abs().minus(SkewFee.reducing(skewSize, size)).toBigDecimal());
    Decimal skew = part(adding, fee.addingRate().minus(fee.reducingRate()), scale, false);
    Decimal volatility = part(exact, resolution.volatilityRate(), scale, false);
    Decimal discount = gross.times(discountFraction, scale, RoundingMode.DOWN);
    Decimal latency = part(exact, latencyRate, scale, true);
    return new FeeLine(
        Decimal.of(exact, scale, RoundingMode.CEILING),
        gross.minus(skew).minus(volatility),
        skew,
        volatility,
        discount,
        latency,
        rebate,
        gross.minus(discount).plus(latency).minus(rebate));
  }

  /** What the trader pays without the rebate, ≥ 0. */
  public Decimal fee() {
    return total.plus(rebate);
  }

  private static Decimal part(BigDecimal notional, Decimal rate, int scale, boolean up) {
    return Decimal.of(
        notional.multiply(rate.toBigDecimal()),
        scale,
        up ? RoundingMode.CEILING : RoundingMode.FLOOR);
  }
}
