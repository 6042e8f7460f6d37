package io.counterpool.models.shares;

import io.counterpool.models.Bounds;
import io.counterpool.models.OutOfRangeException;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Assets to shares and back at any number of digits: the arithmetic of {@link ShareMath}, and the
 * plain form without its defence, for comparison.
 *
 * @param virtual whether one smallest asset unit and 10^decimalsOffset smallest shares are counted
 *     in
 * @param decimalsOffset digits of a share beyond those of the asset, 0 to 18
 * @param scale fraction digits of the asset, 0 to 18
 */
public record ShareConversion(boolean virtual, int decimalsOffset, int scale) {

  public ShareConversion {
    Bounds.within("decimalsOffset", decimalsOffset, 0, 18);
    Bounds.within("scale", scale, 0, 18);
  }

  /** {@code assets × (supply + v) ÷ (totalAssets + v)}; one for one while there are no shares. */
  public BigDecimal sharesFor(
      BigDecimal assets, BigDecimal totalAssets, BigDecimal supply, RoundingMode rounding) {
    return convert(assets, supply, totalAssets, supply, scale + decimalsOffset, rounding);
  }

  /** {@code shares × (totalAssets + v) ÷ (supply + v)}; one for one while there are no shares. */
  public BigDecimal assetsFor(
      BigDecimal shares, BigDecimal totalAssets, BigDecimal supply, RoundingMode rounding) {
    return convert(shares, totalAssets, supply, supply, scale, rounding);
  }

  private BigDecimal convert(
      BigDecimal amount,
      BigDecimal times,
      BigDecimal over,
      BigDecimal supply,
      int resultScale,
      RoundingMode rounding) {
    if (amount.signum() < 0 || times.signum() < 0 || over.signum() < 0) {
      throw new OutOfRangeException("amounts must not be below 0: " + amount);
    }
    if (!virtual && supply.signum() == 0) {
      return amount.setScale(resultScale, rounding);
    }
    if (!virtual && over.signum() == 0) {
      throw new OutOfRangeException("shares without assets have no price");
    }
    BigDecimal counted = virtual ? BigDecimal.ONE.movePointLeft(scale) : BigDecimal.ZERO;
    return amount.multiply(times.add(counted)).divide(over.add(counted), resultScale, rounding);
  }
}
