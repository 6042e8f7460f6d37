package io.counterpool.pool.market;

import io.counterpool.pool.executor.FeeTerms;
import io.counterpool.pool.executor.MarketRound;
import io.counterpool.pool.executor.RoundContext;

/** First step of a round: every market takes over its configuration, price and indices. */
public final class IndexAdvance {

  private final RoundContext context;

  public IndexAdvance(RoundContext context) {
    this.context = context;
  }

  public void run() {
    for (MarketConfig config : context.view().input().markets().values()) {
      MarketState market = context.state().markets().get(config.market());
      market.configure(config);
      MarketRound round = context.view().market(config.market());
      if (round != null) {
        market.price(round.price(), round.confidence(), round.feed().round());
        FeeTerms fee = round.fee();
        if (fee != null) {
          market.indices(fee.funding(), fee.borrowIndex());
        }
      }
    }
  }
}
