package io.counterpool.models.backing;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;

/**
 * An asset that a pool may hold as a hedge.
 *
 * @param name unique among the assets of the pool
 * @param price settlement units for one unit, above 0
 * @param scale fraction digits of the asset
 */
public record HedgeAsset(String name, Decimal price, int scale) {

  public HedgeAsset {
    Bounds.positive("price", price);
    Bounds.within("scale", scale, 0, Decimal.SCALE);
  }
}
