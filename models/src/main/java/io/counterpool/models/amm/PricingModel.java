package io.counterpool.models.amm;

import io.counterpool.models.Decimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the index price is bent for a trade against the pool.
 *
 * <p>Every model is path independent: at one index price the premium of a trade equals the sum of
 * the premiums of its parts, up to rounding, and rounding goes against the trader, so that
 * splitting never gains and a round trip never pays.
 */
public sealed interface PricingModel
    permits IndexPrice, SkewPremium, ImbalanceImpact, VirtualAmmCurve {

  /**
   * Settlement cash the trader pays beyond {@code size × index}; negative is a rebate.
   *
   * @param index settlement units for one base unit, above 0
   * @param skewSize longs minus shorts of the market before the trade, base units
   * @param size signed base units, positive buys
   * @param scale fraction digits of the settlement asset, 0 to 18
   * @return settlement units, rounded up (a rebate is rounded towards zero)
   * @throws io.counterpool.models.OutOfRangeException if the trade leaves the model's domain
   */
  Decimal premium(Decimal index, Decimal skewSize, Decimal size, int scale);

  /**
   * How far the price of the next unit stands above the index: {@code price ÷ index − 1}.
   *
   * @param index settlement units for one base unit, above 0
   * @param skewSize longs minus shorts of the market, base units
   * @return fraction, at least −1, nearest at eighteen digits; null where buying and selling a unit
   *     have different prices, or the skew is beyond the model's domain
   */
  @Nullable Decimal markPremium(Decimal index, Decimal skewSize);

  /**
   * The base units of skew at which the premium is 1, to first order: 1 ÷ the slope of {@link
   * #markPremium} in the skew. Times the index it is the depth of {@link RebalancingLoss#linear}.
   *
   * @param index settlement units for one base unit, above 0
   * @param skewSize longs minus shorts of the market, base units
   * @return above 0, nearest at eighteen digits; null where the price does not follow the skew, has
   *     no slope there or one that no decimal holds
   */
  @Nullable Decimal localDepth(Decimal index, Decimal skewSize);

  /** The models of this family by the name they have in configuration. */
  static Map<String, Class<? extends PricingModel>> models() {
    return Map.of(
        IndexPrice.TAG, IndexPrice.class,
        SkewPremium.TAG, SkewPremium.class,
        ImbalanceImpact.TAG, ImbalanceImpact.class,
        VirtualAmmCurve.TAG, VirtualAmmCurve.class);
  }
}
