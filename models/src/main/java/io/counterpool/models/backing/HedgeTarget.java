package io.counterpool.models.backing;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * What a pool should hold of one asset against the inventory of the markets it backs.
 *
 * <p>With the exposure {@code Σ exposure × price × beta} over the markets, {@code amount =
 * −exposure ÷ assetPrice} and {@code weight = amount × assetPrice ÷ poolValue}, within ±1; both are
 * rounded towards 0. Source: Drift v2, lp_pool.
 *
 * @param asset name of the asset
 * @param amount units of the asset, negative: short
 * @param weight fraction of the pool's value, −1 to 1; 0 if the pool is worth nothing
 */
public record HedgeTarget(String asset, Decimal amount, Decimal weight) {

  private static final BigDecimal ONE = BigDecimal.ONE;

  /**
   * One target an asset, in the order of the assets.
   *
   * @param poolValue settlement units, ≥ 0
   * @param weightScale fraction digits of the weights
   */
  public static List<HedgeTarget> of(
      List<HedgeAsset> assets, List<BackedMarket> markets, Decimal poolValue, int weightScale) {
    Bounds.notNegative("poolValue", poolValue);
    Bounds.within("weightScale", weightScale, 0, Decimal.SCALE);
    return assets.stream().map(asset -> of(asset, markets, poolValue, weightScale)).toList();
  }

  private static HedgeTarget of(
      HedgeAsset asset, List<BackedMarket> markets, Decimal poolValue, int weightScale) {
    BigDecimal exposure = BigDecimal.ZERO;
    for (BackedMarket market : markets) {
      BigDecimal value = market.exposure().toBigDecimal().multiply(market.price().toBigDecimal());
      for (BackedMarket.Hedge hedge : market.hedges()) {
        if (hedge.asset().equals(asset.name())) {
          exposure = exposure.add(value.multiply(hedge.beta().toBigDecimal()));
        }
      }
    }
    BigDecimal price = asset.price().toBigDecimal();
    BigDecimal amount = exposure.negate().divide(price, asset.scale(), RoundingMode.DOWN);
    BigDecimal weight =
        poolValue.isZero()
            ? BigDecimal.ZERO
            : amount
                .multiply(price)
                .divide(poolValue.toBigDecimal(), weightScale, RoundingMode.DOWN);
    return new HedgeTarget(
        asset.name(), Decimal.of(amount), Decimal.of(weight.max(ONE.negate()).min(ONE)));
  }
}
