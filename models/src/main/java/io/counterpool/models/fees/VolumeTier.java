package io.counterpool.models.fees;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;

/**
 * One row of a table of tiers.
 *
 * @param fromVolume least volume of thirty days, settlement units, above 0
 * @param discount fraction of the trade fee that is not charged, 0 to 1
 */
public record VolumeTier(Decimal fromVolume, Decimal discount) {

  public VolumeTier {
    Bounds.positive("fromVolume", fromVolume);
    Bounds.fraction("discount", discount);
  }
}
