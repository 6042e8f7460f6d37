package io.counterpool.pool.market;

import io.counterpool.models.Decimal;
import io.counterpool.models.amm.PricingModel;

/**
 * Configuration of a market as of one round.
 *
 * @param pricing how the index price is bent for a trade
 * @param sizeStep sizes are multiples of it
 * @param priceTick limit prices are multiples of it
 * @param minNotional least |size| × index price of an order that adds risk, settlement asset
 * @param maxOpenNotional cap on each side, settlement asset
 * @param maxPoolLoss budget for gross payouts on any price path, settlement asset
 * @param budgetReset how often the budget was reset; raising it starts gross payouts at zero again
 */
public record MarketConfig(
    String market,
    String pool,
    String feed,
    long version,
    PricingModel pricing,
    Decimal sizeStep,
    Decimal priceTick,
    Decimal minNotional,
    Decimal maxOpenNotional,
    Decimal maxPoolLoss,
    long budgetReset,
    TradingState state) {

  /** What a market lets its traders do. */
  public enum TradingState {
    OPEN,
    REDUCE_ONLY,
    CANCEL_ONLY,
    HALTED
  }
}
