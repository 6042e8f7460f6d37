package io.counterpool.models.shares;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Performance fee with a high-water mark for each holding instead of one for the pool ({@link
 * HighWaterMarkFee}): whoever enters below the highest price of others pays on all of its own gain,
 * and whoever entered above it pays nothing until its own loss is made good. All shares keep one
 * price, because the fee is taken in shares of the holding that gained. Source: series accounting
 * of funds, the lots of a holder in one series with their mean.
 *
 * @param rate part of the gain, 0 to 1
 */
public record SeriesPerformanceFee(Decimal rate) {

  public SeriesPerformanceFee {
    Bounds.fraction("rate", rate);
  }

  /**
   * Fee of one holding: {@code rate × max(0, price − mark) × shares}.
   *
   * @param shares of the holding, ≥ 0
   * @param mark highest price that the holding has paid a fee at, or what it paid for its shares, ≥
   *     0
   * @param price assets for one share, ≥ 0
   * @param scale fraction digits of the asset
   * @return assets, rounded down
   */
  public Decimal fee(Decimal shares, Decimal mark, Decimal price, int scale) {
    Bounds.notNegative("shares", shares);
    Bounds.notNegative("mark", mark);
    Decimal gain = Bounds.notNegative("price", price).minus(mark);
    if (!gain.isPositive()) {
      return Decimal.ZERO;
    }
    BigDecimal exact =
        gain.toBigDecimal().multiply(shares.toBigDecimal()).multiply(rate.toBigDecimal());
    return Decimal.of(exact, scale, RoundingMode.DOWN);
  }

  /**
   * Mark of a holding that shares are added to: the mean by shares, so that the sum of gains not
   * charged yet stays what it is; rounded up at eighteen digits.
   *
   * @param held shares before, ≥ 0
   * @param mark of those, ≥ 0
   * @param added shares, above 0
   * @param price paid for one of them, ≥ 0
   */
  public static Decimal markWith(Decimal held, Decimal mark, Decimal added, Decimal price) {
    Bounds.notNegative("held", held);
    Bounds.positive("added", added);
    BigDecimal all =
        held.toBigDecimal()
            .multiply(Bounds.notNegative("mark", mark).toBigDecimal())
            .add(added.toBigDecimal().multiply(Bounds.notNegative("price", price).toBigDecimal()));
    return Decimal.of(
        all.divide(held.plus(added).toBigDecimal(), Decimal.SCALE, RoundingMode.CEILING));
  }
}
