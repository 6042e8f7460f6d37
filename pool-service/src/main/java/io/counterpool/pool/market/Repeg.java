package io.counterpool.pool.market;

import io.counterpool.models.Decimal;
import io.counterpool.models.amm.VirtualAmm;
import io.counterpool.models.amm.VirtualAmmCurve;
import io.counterpool.models.oracle.PriceAction;
import io.counterpool.pool.executor.MarketRound;
import io.counterpool.pool.executor.RoundContext;
import java.util.Map;

/**
 * A virtual curve that has left the index beyond its limit is put back on it, if the impact account
 * holds what that costs; otherwise the market only reduces in this round.
 */
public final class Repeg {

  private static final int PEG_SCALE = 18;

  private final RoundContext context;

  public Repeg(RoundContext context) {
    this.context = context;
  }

  public void run() {
    for (MarketState market : context.state().markets().all()) {
      MarketRound round = context.view().market(market.market());
      if (round != null
          && round.allows(PriceAction.OPEN)
          && market.pricing(round.config()) instanceof VirtualAmmCurve curve
          && curve.diverges(round.price(), market.skewSize())) {
        repeg(market, curve, round.price());
      }
    }
  }

  private void repeg(MarketState market, VirtualAmmCurve curve, Decimal index) {
    VirtualAmm stand = curve.at(market.skewSize());
    Decimal peg = stand.pegFor(index, PEG_SCALE);
    Decimal cost = stand.repegCost(peg, context.scale());
    Decimal held = context.state().ledger().balance(market.impactAccount());
    if (cost.isGreaterThan(held)) {
      context.restrict(market.market());
      return;
    }
    market.peg(peg);
    context
        .writer()
        .event(
            "market-repegged",
            Map.of("market", market.market(), "peg", peg, "cost", cost, "impactBalance", held));
  }
}
