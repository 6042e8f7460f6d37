package io.counterpool.pool.executor;

import io.counterpool.pool.account.Accounts;
import io.counterpool.pool.account.WaitingMovements;
import io.counterpool.pool.custody.ExpectedMoney;
import io.counterpool.pool.executor.Command.Cancel;
import io.counterpool.pool.executor.Command.CancelRequest;
import io.counterpool.pool.executor.Command.ConfirmCustody;
import io.counterpool.pool.executor.Command.Deposit;
import io.counterpool.pool.executor.Command.MoveCollateral;
import io.counterpool.pool.executor.Command.Movement;
import io.counterpool.pool.executor.Command.PlaceBatch;
import io.counterpool.pool.executor.Command.PlaceOrder;
import io.counterpool.pool.executor.Command.Redemption;
import io.counterpool.pool.executor.Command.TreasuryPayout;
import io.counterpool.pool.ledger.Ledger;
import io.counterpool.pool.liquidity.Tranches;
import io.counterpool.pool.market.Markets;
import io.counterpool.pool.order.OrderQueue;
import java.util.Collection;

/** All working state of a pool, in memory, owned by one thread. */
public final class PoolState {

  private final PoolKey key;
  private final Counters counters = new Counters();
  private final Ledger ledger;
  private final Accounts accounts;
  private final Markets markets = new Markets();
  private final OrderQueue orders;
  private final WaitingMovements movements = new WaitingMovements();
  private final ExpectedMoney expected = new ExpectedMoney();
  private final Tranches tranches = new Tranches();

  /** A pool in which nothing has happened. */
  public PoolState(PoolKey key) {
    this.key = key;
    this.ledger = new Ledger(key.settlementAsset());
    this.accounts = new Accounts(key.settlementAsset());
    this.orders = new OrderQueue(accounts);
  }

  /**
   * The state that the stored rows describe: the same that all steps run again would give.
   *
   * @param rows every entity
   * @param unfinished commands with lines that have no outcome, in any order
   * @param externalReferences of all custody confirmations executed so far
   */
  public static PoolState restore(
      PoolKey key,
      PoolRows rows,
      Collection<Unfinished> unfinished,
      Collection<String> externalReferences) {
    PoolState state = new PoolState(key);
    if (rows.pool() != null) {
      state.counters.restore(rows.pool());
    }
    rows.balances().forEach(state.ledger::restore);
    rows.accounts().forEach(state.accounts::restore);
    rows.positions().forEach(state.accounts::restore);
    rows.markets().forEach(state.markets::restore);
    rows.balances().forEach(state.accounts::restore);
    rows.volumes().forEach(state.accounts::restore);
    state.tranches.restore(rows.tranches(), rows.holdings(), rows.requests());
    state.expected.restorePayouts(rows.payouts());
    state.expected.restoreReferences(externalReferences);
    unfinished.forEach(state::wait);
    return state;
  }

  private void wait(Unfinished unfinished) {
    TakenCommand taken = unfinished.command();
    switch (taken.command()) {
      case PlaceOrder order -> orders.add(taken, order);
      case PlaceBatch batch -> orders.add(taken, batch, unfinished.finishedLines());
      case Cancel _ -> orders.addCancel(taken);
      case MoveCollateral move when move.kind() == Movement.DEPOSIT -> expected.add(taken);
      case MoveCollateral _ -> movements.add(taken);
      case Deposit deposit -> {
        if (!tranches.isFunded(taken.sequence())) {
          expected.add(taken);
        }
      }
      case Redemption _ -> {} // its request is a row
      case ConfirmCustody _, CancelRequest _, TreasuryPayout _ ->
          throw new IllegalStateException("never left unfinished: " + taken);
    }
  }

  public PoolKey key() {
    return key;
  }

  public Counters counters() {
    return counters;
  }

  public Ledger ledger() {
    return ledger;
  }

  public Accounts accounts() {
    return accounts;
  }

  public Markets markets() {
    return markets;
  }

  /** Orders and cancels that wait for a round. */
  public OrderQueue orders() {
    return orders;
  }

  /** Withdrawals and transfers that wait for a round. */
  public WaitingMovements movements() {
    return movements;
  }

  /** Orders, cancels and movements that wait for a round. */
  public int waiting() {
    return orders.size() + orders.cancelCount() + movements.size();
  }

  /** Deposits that wait for the custodian. */
  public ExpectedMoney expected() {
    return expected;
  }

  public Tranches tranches() {
    return tranches;
  }

  /** The rows of all entities that changed since the last call. */
  public PoolRows drainChanges() {
    return new PoolRows(
        counters.drain(),
        ledger.drain(),
        accounts.drainAccounts(),
        accounts.drainPositions(),
        markets.drain(),
        tranches.drainTranches(),
        tranches.drainHoldings(),
        tranches.drainRequests(),
        expected.drainPayouts(),
        accounts.drainVolumes());
  }
}
