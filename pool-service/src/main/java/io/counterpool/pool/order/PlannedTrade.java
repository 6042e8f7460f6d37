package io.counterpool.pool.order;

import io.counterpool.models.Decimal;
import io.counterpool.pool.account.AccountState;
import io.counterpool.pool.account.MarginGate;
import io.counterpool.pool.executor.MarketRound;
import io.counterpool.pool.market.MarketState;
import io.counterpool.pool.position.PositionChange;
import org.jspecify.annotations.Nullable;

/**
 * A trade that every rule allows, computed and not yet booked.
 *
 * @param size what of the order executes
 * @param reduces whether it only closes
 * @param impactBefore balance of the market's impact account
 * @param rebates budget of rebates before it; null: all that the impact account holds
 * @param tier null: the terms have no tiers
 * @param insuranceBefore balance of insurance if it has a target, else null
 * @param cashBefore the account's settlement cash
 * @param reserves budget that becomes reserved because the market had no open interest
 */
public record PlannedTrade(
    AccountState account,
    MarketState market,
    MarketRound round,
    Decimal size,
    boolean reduces,
    PositionChange change,
    TradeCosts costs,
    Decimal skewBefore,
    Decimal impactBefore,
    @Nullable RebateBudget rebates,
    @Nullable AccountTier tier,
    @Nullable Decimal insuranceBefore,
    Decimal cashBefore,
    Decimal reserves,
    MarginGate.Verdict verdict) {

  public Decimal cashAfter() {
    return cashBefore.plus(change.cashChange()).minus(costs.total());
  }
}
