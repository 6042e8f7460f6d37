package io.counterpool.pool.order;

import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;
import io.counterpool.models.amm.PricingModel;
import io.counterpool.models.fees.ForcedCloseFees;
import io.counterpool.models.fees.TradeFee;
import io.counterpool.pool.position.PositionChange;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Impact and fee of a liquidation; settlement asset. Each is at most what margin was held for, both
 * together at most what equity is left, the fee first. It gets no rebate.
 *
 * @param equityLeft after the close and before its costs, ≥ 0
 * @param bound the close-out rate of the margin terms × notional, rounded up
 * @param wanted fee of the fee terms before its limits; {@code bound} if they have none
 * @param premium by the pricing model, at the index price; null where the curve has no price for
 *     the size, and the impact is the most that it may be
 * @param fillPrice side price and impact, eight digits, against the account
 */
public record LiquidationCosts(
    Decimal equityLeft,
    Decimal bound,
    Decimal wanted,
    @Nullable Decimal premium,
    Decimal fee,
    Decimal impact,
    Decimal fillPrice) {

  /**
   * Prices and fees of the market before the close.
   *
   * @param index index price, without confidence
   * @param skewSize longs minus shorts, base units
   * @param tradeFee what an order pays; null without fee terms
   * @param fees of the fee terms; null: they have none
   * @param closeOutFeeRate of the margin terms
   */
  public record Market(
      Decimal index,
      Decimal skewSize,
      PricingModel pricing,
      @Nullable TradeFee tradeFee,
      @Nullable ForcedCloseFees fees,
      Decimal closeOutFeeRate) {}

  /** Computes the costs of the closing trade {@code change}. */
  public static LiquidationCosts of(
      PositionChange change, Market market, Decimal equityLeft, int scale) {
    Decimal bound = change.notional().times(market.closeOutFeeRate, scale, RoundingMode.CEILING);
    Decimal wanted =
        market.fees == null || market.tradeFee == null
            ? bound
            : market.fees.liquidation(
                market.tradeFee, change.sidePrice(), market.skewSize, change.size(), scale);
    Decimal fee = wanted.min(bound).min(equityLeft);
    Decimal premium = premium(market, change.size(), scale);
    Decimal most = bound.min(equityLeft.minus(fee));
    Decimal impact = premium == null ? most : premium.max(Decimal.ZERO).min(most);
    return new LiquidationCosts(
        equityLeft,
        bound,
        wanted,
        premium,
        fee,
        impact,
        TradeCosts.fillPrice(change.size(), change.sidePrice(), impact));
  }

  private static @Nullable Decimal premium(Market market, Decimal size, int scale) {
    try {
      return market.pricing.premium(market.index, market.skewSize, size, scale);
    } catch (OutOfRangeException outside) {
      return null;
    }
  }
}
