package io.counterpool.models.shares;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import java.math.RoundingMode;

/**
 * A redemption that waits, with the value its shares had when it was asked for. Waiting bears the
 * losses and none of the gains: what is paid is the lower of the two values, and who cancels gives
 * up the shares that the gain has made. Source: Drift v2, insurance.
 *
 * @param shares asked to be redeemed, ≥ 0
 * @param value of them at the request, ≥ 0
 * @param scale fraction digits of shares and assets
 */
public record PendingRedemption(Decimal shares, Decimal value, int scale) {

  public PendingRedemption {
    Bounds.notNegative("shares", shares);
    Bounds.notNegative("value", value);
    Bounds.within("scale", scale, 0, Decimal.SCALE);
  }

  /**
   * Value now, {@code totalAssets × shares ÷ supply}, rounded down; 0 without shares.
   *
   * @param totalAssets of the fund, ≥ 0
   * @param supply all shares, at least those of this redemption
   */
  public Decimal valueNow(Decimal totalAssets, Decimal supply) {
    Bounds.notNegative("totalAssets", totalAssets);
    Bounds.atMost("shares", shares, "supply", supply);
    return supply.isZero()
        ? Decimal.ZERO
        : totalAssets.timesOver(shares, supply, scale, RoundingMode.DOWN);
  }

  /**
   * What is paid when the wait is over: the lower of the value at the request and the value now.
   */
  public Decimal payout(Decimal totalAssets, Decimal supply) {
    return value.min(valueNow(totalAssets, supply));
  }

  /**
   * Shares given up by cancelling: those beyond {@code value × (supply − shares) ÷ (totalAssets −
   * value)}, rounded down, which is what the value would buy of the fund of the others; 0 if there
   * was no gain.
   */
  public Decimal forfeited(Decimal totalAssets, Decimal supply) {
    if (valueNow(totalAssets, supply).compareTo(value) <= 0) {
      return Decimal.ZERO;
    }
    return shares.minus(
        value.timesOver(supply.minus(shares), totalAssets.minus(value), scale, RoundingMode.DOWN));
  }
}
