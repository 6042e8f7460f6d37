package io.counterpool.pool.executor;

import io.counterpool.models.Decimal;
import io.counterpool.models.fees.ForcedCloseFees;
import io.counterpool.models.oracle.PriceAction;
import io.counterpool.pool.market.MarketConfig;
import org.jspecify.annotations.Nullable;

/**
 * One market in one round whose feed has a price.
 *
 * @param price index price
 * @param confidence half width around the price
 */
public record MarketRound(
    MarketConfig config,
    FeedRound feed,
    Decimal price,
    Decimal confidence,
    @Nullable FeeTerms fee,
    @Nullable MarginTerms margin) {

  private static final Decimal LEAST_PRICE = Decimal.ofUnits(1, 8);

  public String market() {
    return config.market();
  }

  public boolean allows(PriceAction action) {
    return feed.allows(action);
  }

  /** Fees of liquidations and close-outs by the fee terms; null if they have none. */
  public @Nullable ForcedCloseFees forcedClose() {
    TradeCharges trade = fee == null ? null : fee.trade();
    return trade == null ? null : trade.forcedClose();
  }

  /** Price against whoever trades {@code size}: buys pay the confidence, sales lose it. */
  public Decimal sidePrice(Decimal size) {
    return sidePrice(price, confidence, size);
  }

  /** {@link #sidePrice(Decimal)} of any price; at least the last digit of a price. */
  public static Decimal sidePrice(Decimal price, Decimal confidence, Decimal size) {
    return size.isPositive() ? price.plus(confidence) : price.minus(confidence).max(LEAST_PRICE);
  }
}
