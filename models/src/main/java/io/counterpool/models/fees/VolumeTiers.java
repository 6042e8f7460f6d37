package io.counterpool.models.fees;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;
import java.util.List;

/**
 * A discount by steps of volume: that of the last tier whose volume is reached; below the first,
 * none.
 *
 * @param tiers 1 to 32, by ascending volume
 */
public record VolumeTiers(List<VolumeTier> tiers) implements FeeDiscount {

  public static final String TAG = "volume-tiers";

  private static final int MOST = 32;

  public VolumeTiers {
    tiers = List.copyOf(tiers);
    Bounds.within("number of tiers", tiers.size(), 1, MOST);
    for (int i = 1; i < tiers.size(); i++) {
      Decimal before = tiers.get(i - 1).fromVolume();
      Decimal here = tiers.get(i).fromVolume();
      if (!here.isGreaterThan(before)) {
        throw new OutOfRangeException(
            "fromVolume of tier " + (i + 1) + " must be above " + before + ", was " + here);
      }
    }
  }

  @Override
  public Decimal discount(Decimal volume) {
    Bounds.notNegative("volume", volume);
    Decimal discount = Decimal.ZERO;
    for (VolumeTier tier : tiers) {
      if (volume.isLessThan(tier.fromVolume())) {
        break;
      }
      discount = tier.discount();
    }
    return discount;
  }

  @Override
  public Decimal highestDiscount() {
    Decimal highest = Decimal.ZERO;
    for (VolumeTier tier : tiers) {
      highest = highest.max(tier.discount());
    }
    return highest;
  }
}
