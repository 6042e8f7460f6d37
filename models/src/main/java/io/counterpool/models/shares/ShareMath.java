package io.counterpool.models.shares;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import java.math.RoundingMode;

/**
 * Assets to shares and back, safe against inflation by a donation to a small pool.
 *
 * <p>One smallest asset unit and as many shares are always counted in beside the real ones: {@code
 * shares = assets × (supply + v) ÷ (totalAssets + v)} with {@code v = 10^−scale}. Shares carry
 * {@code decimalsOffset} digits more than the asset, so v is 10^offset smallest shares and an
 * attacker's donation goes almost whole to nobody. The first share costs one asset unit. Source:
 * OpenZeppelin ERC4626 ({@code 10^offset} virtual shares, one virtual asset).
 *
 * @param decimalsOffset digits of a share beyond those of the asset, 0 to 18; 6 or more makes the
 *     attack cost a million times its effect
 * @param scale fraction digits of the asset; with the offset at most 18
 */
public record ShareMath(int decimalsOffset, int scale) {

  public ShareMath {
    Bounds.within("scale", scale, 0, Decimal.SCALE);
    Bounds.within("decimalsOffset", decimalsOffset, 0, Decimal.SCALE - scale);
  }

  /** Fraction digits of a share. */
  public int shareScale() {
    return scale + decimalsOffset;
  }

  /** Shares for a deposit: rounded down. */
  public Decimal sharesForDown(Decimal assets, Decimal totalAssets, Decimal supply) {
    return shares(assets, totalAssets, supply, RoundingMode.DOWN);
  }

  /** Shares to give up for exactly these assets: rounded up. */
  public Decimal sharesForUp(Decimal assets, Decimal totalAssets, Decimal supply) {
    return shares(assets, totalAssets, supply, RoundingMode.UP);
  }

  /** Assets for redeemed shares: rounded down. */
  public Decimal assetsForDown(Decimal shares, Decimal totalAssets, Decimal supply) {
    return assets(shares, totalAssets, supply, RoundingMode.DOWN);
  }

  /** Assets to pay for exactly these shares: rounded up. */
  public Decimal assetsForUp(Decimal shares, Decimal totalAssets, Decimal supply) {
    return assets(shares, totalAssets, supply, RoundingMode.UP);
  }

  /** Assets for one share at eighteen digits, rounded down; for people, not for settlement. */
  public Decimal price(Decimal totalAssets, Decimal supply) {
    return counted("totalAssets", totalAssets)
        .dividedBy(counted("supply", supply), RoundingMode.DOWN);
  }

  private Decimal shares(
      Decimal assets, Decimal totalAssets, Decimal supply, RoundingMode rounding) {
    return Decimal.of(
        conversion()
            .sharesFor(
                assets.toBigDecimal(),
                totalAssets.toBigDecimal(),
                supply.toBigDecimal(),
                rounding));
  }

  private Decimal assets(
      Decimal shares, Decimal totalAssets, Decimal supply, RoundingMode rounding) {
    return Decimal.of(
        conversion()
            .assetsFor(
                shares.toBigDecimal(),
                totalAssets.toBigDecimal(),
                supply.toBigDecimal(),
                rounding));
  }

  private ShareConversion conversion() {
    return new ShareConversion(true, decimalsOffset, scale);
  }

  private Decimal counted(String name, Decimal value) {
    return Bounds.notNegative(name, value).plus(Decimal.ofUnits(1, scale));
  }
}
