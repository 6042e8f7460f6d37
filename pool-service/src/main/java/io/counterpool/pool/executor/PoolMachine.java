package io.counterpool.pool.executor;

import io.counterpool.models.Decimal;
import io.counterpool.pool.account.AccountState;
import io.counterpool.pool.account.Accounts;
import io.counterpool.pool.account.CollateralMovements;
import io.counterpool.pool.custody.CustodyDesk;
import io.counterpool.pool.custody.Treasury;
import io.counterpool.pool.executor.RoundDraft.Collateral;
import io.counterpool.pool.executor.RoundDraft.MarketDraft;
import io.counterpool.pool.executor.RoundDraft.Portfolio;
import io.counterpool.pool.liquidation.DebtSettlement;
import io.counterpool.pool.liquidation.Deleverage;
import io.counterpool.pool.liquidation.ForcedClose;
import io.counterpool.pool.liquidation.LiquidationRun;
import io.counterpool.pool.liquidity.Epochs;
import io.counterpool.pool.market.IndexAdvance;
import io.counterpool.pool.market.MarketConfig;
import io.counterpool.pool.market.MarketState;
import io.counterpool.pool.market.Repeg;
import io.counterpool.pool.order.Attempt.Phase;
import io.counterpool.pool.order.OrderRun;
import io.counterpool.pool.order.Receipts;
import io.counterpool.pool.order.WaitingOrder;
import io.counterpool.pool.valuation.PoolWorth;
import io.counterpool.pool.valuation.Valuer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * The pool as a function: the same commands and round inputs in the same order give the same
 * journals. It only orders the steps; no I/O, no clock, no randomness, one thread.
 */
public final class PoolMachine {

  private final PoolState state;
  private final CustodyDesk custody;
  private final Treasury treasury;
  private final Epochs epochs;
  private final CollateralMovements movements;

  public PoolMachine(PoolState state) {
    this.state = state;
    this.custody = new CustodyDesk(state);
    this.treasury = new Treasury(state, custody);
    this.epochs = new Epochs(state, custody);
    this.movements = new CollateralMovements(state, custody);
  }

  public PoolState state() {
    return state;
  }

  /**
   * Takes a command in. What needs no price happens at once, at the instant of its acceptance;
   * everything else waits for a round.
   *
   * @throws IllegalStateException if its sequence is not the next
   */
  public Journal take(TakenCommand taken) {
    state.counters().took(taken.sequence());
    Journal journal = new Journal();
    StepWriter writer = new StepWriter(state, journal, taken.acceptedAt(), null);
    switch (taken.command()) {
      case Command.Deposit deposit -> epochs.request(taken, deposit, writer);
      case Command.Redemption redemption -> epochs.request(taken, redemption, writer);
      case Command.CancelRequest cancel -> epochs.cancel(taken, cancel, writer);
      case Command.MoveCollateral move -> {
        if (move.kind() == Command.Movement.DEPOSIT) {
          custody.expect(taken);
        } else {
          movements.take(taken, move, writer);
        }
      }
      case Command.PlaceOrder order -> state.orders().add(taken, order);
      case Command.PlaceBatch batch -> state.orders().add(taken, batch, Set.of());
      case Command.Cancel cancel -> {
        if (state.orders().linesOf(cancel).isEmpty()) {
          writer.refused(taken.sequence(), 0, cancel.id(), OrderRun.finished(cancel.order()));
        } else {
          state.orders().addCancel(taken);
        }
      }
      case Command.TreasuryPayout payout -> treasury.payOut(taken, payout, writer);
      case Command.ConfirmCustody said -> custody.confirm(taken, said, writer);
    }
    return journal;
  }

  /**
   * What the other services are told before the round: nothing changes here.
   *
   * @param feeds by feed, those with a fresh round
   */
  public RoundDraft draft(
      long number,
      Instant at,
      PoolConfig pool,
      SortedMap<String, MarketConfig> markets,
      SortedMap<String, FeedRound> feeds) {
    RoundView view =
        new RoundView(
            new RoundInput(
                number, at, pool, markets, feeds, new TreeMap<>(), new TreeMap<>(), List.of()));
    // Without a price in this round everything stands at its last one.
    RoundView unpriced =
        new RoundView(
            new RoundInput(
                number,
                at,
                pool,
                markets,
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                List.of()));
    List<MarketDraft> drafts = new ArrayList<>();
    for (MarketConfig config : markets.values()) {
      MarketRound round = view.market(config.market());
      if (round != null) {
        MarketState market = state.markets().peek(config.market());
        drafts.add(
            new MarketDraft(
                config.market(),
                config.feed(),
                market.longSize(),
                market.shortSize(),
                market.premium(config, round.price()),
                market.skewDepth(config, round.price()),
                market.volume(),
                market.tradeFees(),
                market.impactKept()));
      }
    }
    PoolWorth before = Valuer.worth(state, unpriced);
    return new RoundDraft(
        number,
        at,
        before.utilisation(),
        before.value(),
        drafts,
        state.accounts().unsent().stream().map(this::portfolio).toList(),
        unreferred());
  }

  private SortedSet<UUID> unreferred() {
    SortedSet<UUID> accounts = new TreeSet<>();
    for (WaitingOrder order : state.orders().waiting()) {
      if (state.accounts().peek(order.account()).referrer() == null) {
        accounts.add(order.account());
      }
    }
    return accounts;
  }

  private Portfolio portfolio(AccountState account) {
    List<Collateral> collaterals = new ArrayList<>();
    for (String asset : account.assets()) {
      Decimal amount = state.ledger().balance(account.ledgerAccount(), asset);
      if (!amount.isZero()) {
        collaterals.add(new Collateral(asset, amount));
      }
    }
    List<PoolRows.PositionRow> positions = new ArrayList<>();
    account
        .positions()
        .forEach((market, position) -> positions.add(Accounts.row(account.id(), market, position)));
    return new Portfolio(
        account.id(),
        account.version(),
        state.ledger().balance(account.ledgerAccount()),
        collaterals,
        positions);
  }

  /**
   * Runs a pool round.
   *
   * @throws IllegalStateException if its number is not the next
   */
  public Journal round(RoundInput input) {
    state.counters().began(input.number(), input.at());
    Journal journal = new Journal();
    StepWriter writer = new StepWriter(state, journal, input.at(), input.number());
    RoundView view = new RoundView(input);
    RoundContext context = new RoundContext(state, view, writer);
    Receipts receipts = new Receipts(context);
    DebtSettlement debts = new DebtSettlement(context);
    OrderRun orders = new OrderRun(context, receipts, debts);
    if (input.referrers() != null) {
      input.referrers().forEach(state.accounts()::refer);
    }
    state.accounts().sent(); // the decisions were made on what the draft told

    new IndexAdvance(context).run();
    new Repeg(context).run();
    new LiquidationRun(context, new ForcedClose(context, receipts, debts)).run();
    new Deleverage(context, receipts, debts).run();
    reduceRisk(context, orders);
    for (WaitingOrder order : state.orders().waiting()) {
      orders.tryOne(order, Phase.ADDING);
    }
    orders.countVolumes();
    debts.settleAll();
    orders.cancels();
    orders.expire();
    movements.expire(context);
    epochs.strikeIfDue(view, writer);
    journal.valuations.add(Valuer.value(state, view));
    return journal;
  }

  /** Withdrawals, transfers and orders that only reduce, together in the order of acceptance. */
  private void reduceRisk(RoundContext context, OrderRun orders) {
    Iterator<TakenCommand> moves = state.movements().all().iterator();
    TakenCommand move = moves.hasNext() ? moves.next() : null;
    for (WaitingOrder order : state.orders().waiting()) {
      while (move != null && move.sequence() < order.sequence()) {
        tryMovement(move, context);
        move = moves.hasNext() ? moves.next() : null;
      }
      orders.tryOne(order, Phase.REDUCING);
    }
    while (move != null) {
      tryMovement(move, context);
      move = moves.hasNext() ? moves.next() : null;
    }
  }

  private void tryMovement(TakenCommand taken, RoundContext context) {
    if (taken.command() instanceof Command.MoveCollateral move) {
      movements.tryOne(taken, move, context);
    }
  }
}
