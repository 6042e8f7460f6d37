package io.counterpool.margin.portfolio;

import io.counterpool.margin.profile.AssetId;
import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;

/**
 * Collateral other than settlement cash.
 *
 * @param amount units of the asset, ≥ 0
 */
public record Holding(AssetId asset, Decimal amount) {

  public Holding {
    Bounds.notNegative("amount", amount);
  }
}
