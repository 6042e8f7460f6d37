package io.counterpool.pool.order;

import io.counterpool.models.Decimal;
import io.counterpool.models.amm.PricingModel;
import io.counterpool.models.fees.IncomeSplit;
import io.counterpool.models.fees.TradeFee;
import java.math.RoundingMode;

/**
 * Impact and fee of an order; settlement asset.
 *
 * @param premium by the pricing model, at the index price
 * @param impact the premium; a rebate is at most what may be paid back
 * @param feeDiscount what the account's tier takes off the trade fee, rounded down
 * @param fee rounded up and less the discount; the parts sum to it, the remainder of the split goes
 *     to the pool
 * @param feeToPool with what insurance has no room for
 * @param feeOverflow that part of it
 * @param fillPrice side price and impact, eight digits, against the trader
 */
public record TradeCosts(
    Decimal premium,
    Decimal impact,
    Decimal feeDiscount,
    Decimal fee,
    Decimal feeToPool,
    Decimal feeToInsurance,
    Decimal feeToTreasury,
    Decimal feeToReferrer,
    Decimal feeOverflow,
    Decimal fillPrice) {

  /** Fraction digits of a price. */
  public static final int PRICE_SCALE = 8;

  /**
   * Computes the costs.
   *
   * @param index index price, without confidence
   * @param sidePrice the fee's notional is at this price
   * @param skewSize before the trade
   * @param rebateLimit what may be paid back of impact premiums, ≥ 0
   * @param discount fraction of the trade fee that is not charged
   */
  public static TradeCosts of(
      Decimal size,
      Decimal index,
      Decimal sidePrice,
      Decimal skewSize,
      PricingModel pricing,
      Decimal rebateLimit,
      TradeFee tradeFee,
      Decimal discount,
      FeeReceivers receivers,
      int scale) {
    Decimal premium = pricing.premium(index, skewSize, size, scale);
    Decimal impact = premium.max(rebateLimit.negate());
    Decimal gross = tradeFee.fee(sidePrice, skewSize, size, scale);
    Decimal off = gross.times(discount, scale, RoundingMode.DOWN);
    Decimal fee = gross.minus(off);
    IncomeSplit.Parts parts = receivers.parts(fee, scale);
    return new TradeCosts(
        premium,
        impact,
        off,
        fee,
        parts.pool(),
        parts.insurance(),
        parts.treasury(),
        parts.referrer(),
        parts.overflow(),
        fillPrice(size, sidePrice, impact));
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
