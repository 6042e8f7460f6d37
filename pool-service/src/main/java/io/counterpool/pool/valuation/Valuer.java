package io.counterpool.pool.valuation;

import io.counterpool.models.Decimal;
import io.counterpool.pool.executor.PoolState;
import io.counterpool.pool.executor.RoundView;
import io.counterpool.pool.ledger.LedgerAccounts;
import io.counterpool.pool.market.MarketConfig;
import io.counterpool.pool.market.MarketState;
import java.math.RoundingMode;
import java.util.List;

/** What the pool is worth at the prices of a round. */
public final class Valuer {

  private Valuer() {}

  /** Value, reserve and utilisation at the prices of the round, with the last known shortfall. */
  public static PoolWorth worth(PoolState state, RoundView round) {
    Decimal value =
        state
            .ledger()
            .balance(LedgerAccounts.pool(state.key().pool()))
            .minus(state.counters().shortfall());
    Decimal reserved = Decimal.ZERO;
    for (MarketState market : state.markets().all()) {
      MarketConfig config = round.input().markets().get(market.market());
      Decimal price = round.mark(market);
      if (config == null || price == null) {
        continue;
      }
      Decimal left = market.budgetLeft(config.maxPoolLoss());
      Decimal deducted = market.tradersNetProfit(price).min(left);
      value = value.minus(deducted).plus(market.accrued());
      if (market.hasOpenInterest()) {
        reserved = reserved.plus(left.minus(deducted.max(Decimal.ZERO)));
      }
    }
    Decimal utilisation =
        value.isPositive() ? reserved.dividedBy(value, RoundingMode.CEILING) : Decimal.ONE;
    return new PoolWorth(value, reserved, utilisation);
  }

  /** Everything that is shown of a round. */
  public static Valuation value(PoolState state, RoundView round) {
    PoolWorth worth = worth(state, round);
    String pool = state.key().pool();
    return new Valuation(
        round.input().number(),
        round.input().at(),
        state.ledger().balance(LedgerAccounts.pool(pool)),
        Decimal.ZERO,
        Decimal.ZERO,
        Decimal.ZERO,
        state.counters().shortfall(),
        worth.value(),
        worth.value(),
        worth.value(),
        state.ledger().balance(LedgerAccounts.insurance(pool)),
        state.counters().badDebt(),
        worth.reserved(),
        worth.utilisation(),
        true,
        List.of(),
        List.of());
  }
}
