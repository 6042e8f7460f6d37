package io.counterpool.models.funding;

import java.util.HashMap;
import java.util.Map;

/**
 * What a market chooses as its funding: a rate that answers the skew, or charges that also look at
 * the pool behind the market.
 */
public sealed interface MarketFunding permits FundingModel, PoolFunding {

  /** The models of this family by the name they have in configuration. */
  static Map<String, Class<? extends MarketFunding>> models() {
    Map<String, Class<? extends MarketFunding>> models = new HashMap<>(FundingModel.models());
    models.putAll(PoolFunding.models());
    return Map.copyOf(models);
  }
}
