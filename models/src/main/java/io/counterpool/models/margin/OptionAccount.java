package io.counterpool.models.margin;

import io.counterpool.models.RealBounds;
import java.util.List;

/**
 * An account with options.
 *
 * @param cash settlement currency, any sign
 * @param stablePrice what one unit of the settlement currency is worth, above 0
 * @param markets one an underlying; nothing is netted between them
 */
public record OptionAccount(double cash, double stablePrice, List<MarketHoldings> markets) {

  public OptionAccount {
    RealBounds.finite("cash", cash);
    RealBounds.positive("stablePrice", stablePrice);
    markets = List.copyOf(markets);
  }
}
