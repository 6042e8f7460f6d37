package io.counterpool.pool.liquidation;

import io.counterpool.models.Decimal;
import io.counterpool.models.oracle.PriceAction;
import io.counterpool.models.shares.Allotment;
import io.counterpool.pool.account.AccountState;
import io.counterpool.pool.executor.Journal.Receipt;
import io.counterpool.pool.executor.MarketRound;
import io.counterpool.pool.executor.PoolState;
import io.counterpool.pool.executor.RoundContext;
import io.counterpool.pool.executor.StepWriter;
import io.counterpool.pool.executor.TradeCharges;
import io.counterpool.pool.ledger.TransferKind;
import io.counterpool.pool.market.MarketState;
import io.counterpool.pool.order.Fill;
import io.counterpool.pool.order.Receipts;
import io.counterpool.pool.order.TradeCosts;
import io.counterpool.pool.position.Position;
import io.counterpool.pool.position.PositionBooking;
import io.counterpool.pool.position.PositionChange;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * When the winners of a market have won all that it may still cost the pool, they are closed: its
 * last budget is paid to them in proportion to their profits, to the last unit, less the close-out
 * fee of the terms, and the market only reduces until its budget is reset.
 */
public final class Deleverage {

  private final RoundContext context;
  private final PoolState state;
  private final StepWriter writer;
  private final Receipts receipts;
  private final DebtSettlement debts;
  private final PositionBooking positions;

  private record Winner(AccountState account, Position position, Decimal profit) {}

  public Deleverage(RoundContext context, Receipts receipts, DebtSettlement debts) {
    this.context = context;
    this.state = context.state();
    this.writer = context.writer();
    this.receipts = receipts;
    this.debts = debts;
    this.positions = new PositionBooking(state, writer);
  }

  public void run() {
    for (MarketState market : state.markets().all()) {
      MarketRound round = context.view().market(market.market());
      if (round != null && market.hasOpenInterest() && round.allows(PriceAction.LIQUIDATE)) {
        run(market, round);
      }
    }
  }

  private void run(MarketState market, MarketRound round) {
    Decimal left = context.budgetLeft(round, market);
    List<Winner> winners = winners(market, round.price());
    Decimal won = Decimal.ZERO;
    for (Winner winner : winners) {
      won = won.plus(winner.profit);
    }
    if (winners.isEmpty() || won.isLessThan(left)) {
      return;
    }
    List<Decimal> parts =
        Allotment.split(left, winners.stream().map(Winner::profit).toList(), context.scale());
    for (int i = 0; i < winners.size(); i++) {
      close(winners.get(i), market, round, parts.get(i));
    }
    market.onlyReduce();
    writer.event(
        "market-deleveraged",
        Map.of(
            "market",
            market.market(),
            "profit",
            won,
            "paid",
            left,
            "accounts",
            (long) winners.size()));
  }

  /** Positions with a profit at the index price, in the order of account ids. */
  private List<Winner> winners(MarketState market, Decimal price) {
    List<Winner> winners = new ArrayList<>();
    for (UUID id : state.accounts().holders(market.market())) {
      AccountState account = state.accounts().get(id);
      Position position = account.position(market.market());
      if (position != null) {
        Decimal profit =
            position
                .size()
                .times(price, context.scale(), RoundingMode.FLOOR)
                .minus(position.entryNotional());
        if (profit.isPositive()) {
          winners.add(new Winner(account, position, profit));
        }
      }
    }
    return winners;
  }

  private void close(Winner winner, MarketState market, MarketRound round, Decimal paid) {
    AccountState account = winner.account;
    Decimal size = winner.position.size().negate();
    Decimal cashBefore = state.ledger().balance(account.ledgerAccount());
    // The whole budget is the winners': funding that the pool owes them is part of it.
    PositionChange change =
        PositionChange.of(
                winner.position,
                size,
                round.price(),
                market.funding(),
                market.borrowIndex(),
                Decimal.ZERO,
                context.scale())
            .realising(paid);
    Decimal equityLeft = context.margin().equityLeft(account, market.market(), change);
    String cause = "round:" + context.view().input().number();
    positions.book(account, market, change, cause);
    Decimal fee =
        TradeCharges.closeOutFee(round.forcedClose(), change, equityLeft, context.scale());
    Decimal insuranceBefore = context.income().heldOfTarget();
    Decimal overflow =
        context.income().forced(account.ledgerAccount(), fee, TransferKind.CLOSE_OUT_FEE, cause);
    Decimal price = change.paidPrice(TradeCosts.PRICE_SCALE);
    Fill fill =
        new Fill(
            state.counters().nextFill(),
            0,
            0,
            account.id(),
            account.id(),
            market.market(),
            context.view().input().number(),
            size,
            price,
            change.notional(),
            Decimal.ZERO,
            fee,
            change.realised(),
            change.funding(),
            change.borrowing(),
            Fill.Kind.DELEVERAGE,
            writer.at());
    writer.journal().fills.add(fill);
    writer
        .journal()
        .receipts
        .add(
            new Receipt(
                fill.sequence(),
                receipts.ofDeleverage(
                    account,
                    round,
                    change,
                    equityLeft,
                    fee,
                    overflow,
                    insuranceBefore,
                    price,
                    cashBefore)));
    debts.check(account);
  }
}
