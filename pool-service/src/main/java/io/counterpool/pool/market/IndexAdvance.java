package io.counterpool.pool.market;

import io.counterpool.models.fees.ImpactRebate;
import io.counterpool.pool.executor.FeeTerms;
import io.counterpool.pool.executor.MarketRound;
import io.counterpool.pool.executor.RoundContext;
import io.counterpool.pool.executor.TradeCharges;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

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
          rebates(market, fee.trade());
        }
      }
    }
  }

  private void rebates(MarketState market, @Nullable TradeCharges trade) {
    ImpactRebate budget = trade == null ? null : trade.impactRebate();
    if (budget != null) {
      long seconds = context.writer().at().getEpochSecond();
      long since = seconds - Math.floorMod(seconds, budget.intervalSeconds());
      market.rebateInterval(
          Instant.ofEpochSecond(since), context.state().ledger().balance(market.impactAccount()));
    }
  }
}
