package io.counterpool.models.margin;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import java.math.RoundingMode;

/**
 * An initial rate that rises to the whole notional as the open interest of a market nears its cap,
 * so that a market which runs full stops by itself.
 *
 * <p>{@code base} up to the lower cap, 1 from the upper cap on, between them {@code base + (1 −
 * base) × (openInterest − lowerCap) ÷ (upperCap − lowerCap)}. The lower cap is asked first: where
 * it is the larger one the rate steps from base to 1 there. Source: dYdX v4, liquidity tiers.
 *
 * @param base fraction of notional, 0 to 1
 * @param lowerCap settlement units, ≥ 0
 * @param upperCap settlement units, ≥ 0; 0: no cap
 * @param scale fraction digits of rates and amounts, 0 to 18
 */
public record OpenInterestMargin(Decimal base, Decimal lowerCap, Decimal upperCap, int scale) {

  public OpenInterestMargin {
    Bounds.fraction("base", base);
    Bounds.notNegative("lowerCap", lowerCap);
    Bounds.notNegative("upperCap", upperCap);
    Bounds.within("scale", scale, 0, Decimal.SCALE);
  }

  /**
   * Rate at an open interest.
   *
   * @param openInterest of the market, settlement units, ≥ 0
   * @return fraction of notional, {@code base} to 1; the rise is rounded down
   */
  public Decimal rate(Decimal openInterest) {
    Bounds.notNegative("openInterest", openInterest);
    if (upperCap.isZero() || openInterest.compareTo(lowerCap) <= 0) {
      return base;
    }
    if (openInterest.compareTo(upperCap) >= 0) {
      return Decimal.ONE;
    }
    return base.plus(
        Decimal.ONE
            .minus(base)
            .timesOver(
                openInterest.minus(lowerCap), upperCap.minus(lowerCap), scale, RoundingMode.DOWN));
  }

  /**
   * What opening needs.
   *
   * @param notional settlement units, ≥ 0
   * @return settlement units, rounded up
   */
  public Decimal initialMargin(Decimal notional, Decimal openInterest) {
    return Bounds.notNegative("notional", notional)
        .times(rate(openInterest), scale, RoundingMode.UP);
  }
}
