package io.counterpool.pool.configuration;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import io.counterpool.models.amm.PricingModel;
import io.counterpool.pool.market.MarketConfig.TradingState;
import org.jspecify.annotations.Nullable;

/**
 * Configuration of a market.
 *
 * @param pool the one pool it belongs to, for ever
 * @param feed whose rounds price it
 * @param pricing how the index price is bent for a trade
 * @param sizeStep sizes are multiples of it, base units
 * @param priceTick limit prices are multiples of it
 * @param minNotional least notional of an order that adds risk, settlement asset
 * @param maxOpenNotional cap on each side, settlement asset
 * @param maxPoolLoss budget for gross payouts, settlement asset
 * @param budgetReset raising it starts gross payouts at zero again; 0 if left out
 */
public record MarketContent(
    String pool,
    String feed,
    PricingModel pricing,
    Decimal sizeStep,
    Decimal priceTick,
    Decimal minNotional,
    Decimal maxOpenNotional,
    Decimal maxPoolLoss,
    @Nullable Long budgetReset,
    TradingState state) {

  public MarketContent {
    Names.require("pool", pool);
    Names.require("feed", feed);
    Bounds.positive("sizeStep", sizeStep);
    Bounds.positive("priceTick", priceTick);
    priceTick.requireScale(8);
    Bounds.notNegative("minNotional", minNotional);
    Bounds.positive("maxOpenNotional", maxOpenNotional);
    Bounds.positive("maxPoolLoss", maxPoolLoss);
    if (budgetReset != null) {
      Bounds.notNegative("budgetReset", Decimal.of(budgetReset));
    }
  }
}
