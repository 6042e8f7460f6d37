package io.counterpool.models.amm;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Premium linear in the skew, averaged along the trade.
 *
 * <p>{@code premium = index × size × (skewSize + size/2) ÷ depth}. A market that is long makes
 * buying dearer and selling cheaper than the index; whoever brings the skew back is paid exactly
 * what the skew has paid in. Source: Synthetix v3, AsyncOrder.calculateFillPrice.
 *
 * @param depth base units of skew at which the price is twice the index, above 0
 */
public record SkewPremium(Decimal depth) implements PricingModel {

  public static final String TAG = "skew-premium";

  public SkewPremium {
    Bounds.positive("depth", depth);
  }

  @Override
  public Decimal premium(Decimal index, Decimal skewSize, Decimal size, int scale) {
    Bounds.positive("index", index);
    BigDecimal doubled =
        index
            .toBigDecimal()
            .multiply(size.toBigDecimal())
            .multiply(twiceMiddle(skewSize, size).toBigDecimal());
    return Decimal.of(doubled.divide(depth.times(2).toBigDecimal(), scale, RoundingMode.CEILING));
  }

  @Override
  public Decimal markPremium(Decimal index, Decimal skewSize) {
    Bounds.positive("index", index);
    return skewSize.dividedBy(depth, RoundingMode.HALF_EVEN).max(Decimal.ONE.negate());
  }

  @Override
  public Decimal localDepth(Decimal index, Decimal skewSize) {
    Bounds.positive("index", index);
    return depth;
  }

  /**
   * Average price of the trade: {@code index × (1 + (skewSize + size/2) ÷ depth)}.
   *
   * @return settlement units for one base unit, rounded towards zero at eighteen digits
   */
  public Decimal fillPrice(Decimal index, Decimal skewSize, Decimal size) {
    Bounds.positive("index", index);
    Decimal twiceDepth = depth.times(2);
    return index.timesOver(
        twiceDepth.plus(twiceMiddle(skewSize, size)), twiceDepth, Decimal.SCALE, RoundingMode.DOWN);
  }

  private static Decimal twiceMiddle(Decimal skewSize, Decimal size) {
    return skewSize.times(2).plus(size);
  }
}
