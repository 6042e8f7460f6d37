package io.counterpool.models.shares;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import java.math.RoundingMode;

/**
 * Fee on entering a pool, on top of the net amount: {@code gross = net × (1 + rate)}. Source:
 * OpenZeppelin ERC4626Fees.
 *
 * @param rate fraction of the net amount, 0 to 1
 */
public record EntryFee(Decimal rate) {

  public EntryFee {
    Bounds.fraction("rate", rate);
  }

  /** Fee to add to a net amount: {@code net × rate}, up. */
  public Decimal onNet(Decimal net, int scale) {
    return Bounds.notNegative("net", net).times(rate, scale, RoundingMode.UP);
  }

  /** Fee contained in a gross amount: {@code gross × rate ÷ (1 + rate)}, up. */
  public Decimal inGross(Decimal gross, int scale) {
    return Bounds.notNegative("gross", gross)
        .timesOver(rate, Decimal.ONE.plus(rate), scale, RoundingMode.UP);
  }
}
