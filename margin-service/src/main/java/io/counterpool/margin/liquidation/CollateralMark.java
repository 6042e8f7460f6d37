package io.counterpool.margin.liquidation;

import io.counterpool.margin.profile.AssetId;
import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;

/**
 * What one asset is worth in the round.
 *
 * @param price settlement units per unit of the asset
 */
public record CollateralMark(AssetId asset, Decimal price) {

  public CollateralMark {
    Bounds.positive("price", price);
  }
}
