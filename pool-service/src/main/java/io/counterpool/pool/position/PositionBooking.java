package io.counterpool.pool.position;

import io.counterpool.models.Decimal;
import io.counterpool.pool.account.AccountState;
import io.counterpool.pool.executor.PoolState;
import io.counterpool.pool.executor.StepWriter;
import io.counterpool.pool.ledger.LedgerAccounts;
import io.counterpool.pool.ledger.TransferKind;
import io.counterpool.pool.market.MarketState;

/** Books a {@link PositionChange}: money, position, market totals, budget. */
public final class PositionBooking {

  private final PoolState state;
  private final StepWriter writer;
  private final String pool;

  public PositionBooking(PoolState state, StepWriter writer) {
    this.state = state;
    this.writer = writer;
    this.pool = LedgerAccounts.pool(state.key().pool());
  }

  /** The account's version rises once. */
  public void book(AccountState account, MarketState market, PositionChange change, String cause) {
    String trader = account.ledgerAccount();
    between(trader, change.funding(), TransferKind.FUNDING, TransferKind.FUNDING, cause);
    between(trader, change.borrowing(), TransferKind.BORROWING, TransferKind.BORROWING, cause);
    between(trader, change.realised().negate(), TransferKind.LOSS, TransferKind.PROFIT, cause);
    if (change.payout().isPositive()) {
      market.paidOut(change.payout());
    }
    market.replace(change.before(), change.after());
    state.accounts().put(account, market.market(), change.after());
    state.accounts().touched(account);
  }

  /** From the trader to the pool if positive, back if negative. */
  private void between(
      String trader, Decimal owed, TransferKind toPool, TransferKind toTrader, String cause) {
    if (owed.isPositive()) {
      writer.transfer(trader, pool, owed, toPool, cause);
    } else if (owed.isNegative()) {
      writer.transfer(pool, trader, owed.negate(), toTrader, cause);
    }
  }
}
