package io.counterpool.pool.order;

import io.counterpool.models.Decimal;
import io.counterpool.models.amm.PricingModel;
import io.counterpool.models.fees.TradeFee;
import java.math.RoundingMode;
import java.util.Map;

/**
 * Impact and fee of an order; settlement asset.
 *
 * @param premium by the pricing model, at the index price
 * @param impact the premium; a rebate is at most what the market's impact account holds
 * @param fee rounded up; the three parts sum to it, the remainder of the split goes to the pool
 * @param fillPrice side price and impact, eight digits, against the trader
 */
public record TradeCosts(
    Decimal premium,
    Decimal impact,
    Decimal fee,
    Decimal feeToPool,
    Decimal feeToInsurance,
    Decimal feeToTreasury,
    Decimal fillPrice) {

  /** Fraction digits of a price. */
  public static final int PRICE_SCALE = 8;

  /**
   * Computes the costs.
   *
   * @param index index price, without confidence
   * @param sidePrice the fee's notional is at this price
   * @param skewSize before the trade
   * @param impactBalance of the market's impact account, ≥ 0
   * @param split fractions for pool, insurance and treasury; they sum to 1
   */
  public static TradeCosts of(
      Decimal size,
      Decimal index,
      Decimal sidePrice,
      Decimal skewSize,
      PricingModel pricing,
      Decimal impactBalance,
      TradeFee tradeFee,
      Map<String, Decimal> split,
      int scale) {
    Decimal premium = pricing.premium(index, skewSize, size, scale);
    Decimal impact = premium.max(impactBalance.negate());
    Decimal fee = tradeFee.fee(sidePrice, skewSize, size, scale);
    Decimal insurance = share(fee, split, "insurance", scale);
    Decimal treasury = share(fee, split, "treasury", scale);
    return new TradeCosts(
        premium,
        impact,
        fee,
        fee.minus(insurance).minus(treasury),
        insurance,
        treasury,
        fillPrice(size, sidePrice, impact));
  }

  private static Decimal share(
      Decimal fee, Map<String, Decimal> split, String receiver, int scale) {
    return fee.times(split.getOrDefault(receiver, Decimal.ZERO), scale, RoundingMode.DOWN);
  }

  /** (size × side price + impact) ÷ size: up for buys, down for sales. */
  public static Decimal fillPrice(Decimal size, Decimal sidePrice, Decimal impact) {
    RoundingMode against = size.isPositive() ? RoundingMode.CEILING : RoundingMode.FLOOR;
    return sidePrice.plus(impact.dividedBy(size, PRICE_SCALE, against));
  }

  /** Impact and fee. */
  public Decimal total() {
    return impact.plus(fee);
  }
}
