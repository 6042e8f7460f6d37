package io.counterpool.pool.configuration;

import io.counterpool.models.Decimal;
import io.counterpool.models.amm.PricingModel;
import io.counterpool.pool.market.MarketConfig.TradingState;

/** A market as it is configured. */
record MarketView(
    String market,
    long version,
    String pool,
    String feed,
    PricingModel pricing,
    Decimal sizeStep,
    Decimal priceTick,
    Decimal minNotional,
    Decimal maxOpenNotional,
    Decimal maxPoolLoss,
    long budgetReset,
    TradingState state) {

  static MarketView of(String market, Versioned<MarketContent> stored) {
    MarketContent content = stored.content();
    Long budgetReset = content.budgetReset();
    return new MarketView(
        market,
        stored.version(),
        content.pool(),
        content.feed(),
        content.pricing(),
        content.sizeStep(),
        content.priceTick(),
        content.minNotional(),
        content.maxOpenNotional(),
        content.maxPoolLoss(),
        budgetReset == null ? 0 : budgetReset,
        content.state());
  }
}
