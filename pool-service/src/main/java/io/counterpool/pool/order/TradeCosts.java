package io.counterpool.pool.order;

import io.counterpool.models.Decimal;
import io.counterpool.models.amm.PricingModel;
import io.counterpool.models.fees.FeeLine;
import io.counterpool.models.fees.FeeResolution;
import io.counterpool.models.fees.IncomeSplit;
import java.math.RoundingMode;

/**
 * Impact and fee of an order; settlement asset.
 *
 * @param premium by the pricing model, at the index price
 * @param line part by part what the trader pays, as fee-service quotes it
 * @param impact the premium; a rebate is at most what may be paid back
 * @param fee rounded up and less the discount; the parts sum to it, the remainder of the split goes
 *     to the pool
 * @param feeToPool with what insurance has no room for
 * @param feeOverflow that part of it
 * @param fillPrice side price and impact, eight digits, against the trader
 */
public record TradeCosts(
    Decimal premium,
    FeeLine line,
    Decimal impact,
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
      FeeResolution tradeFee,
      Decimal discount,
      FeeReceivers receivers,
      int scale) {
    Decimal premium = pricing.premium(index, skewSize, size, scale);
    FeeLine line =
        FeeLine.of(
            tradeFee,
            sidePrice,
            skewSize,
            size,
            discount,
            Decimal.ZERO, // every order waits for a later price
            premium,
            rebateLimit,
            scale);
    Decimal impact = line.premium();
    Decimal fee = line.fee();
    IncomeSplit.Parts parts = receivers.parts(fee, scale);
    return new TradeCosts(
        premium,
        line,
        impact,
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
    return line.total();
  }
}
