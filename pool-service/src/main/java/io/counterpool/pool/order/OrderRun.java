package io.counterpool.pool.order;

import io.counterpool.models.Decimal;
import io.counterpool.models.oracle.PriceAction;
import io.counterpool.models.oracle.PriceGrade;
import io.counterpool.pool.account.AccountState;
import io.counterpool.pool.executor.Command.Cancel;
import io.counterpool.pool.executor.FeedRound;
import io.counterpool.pool.executor.Journal.Refusal;
import io.counterpool.pool.executor.MarketRound;
import io.counterpool.pool.executor.PoolState;
import io.counterpool.pool.executor.Qualification;
import io.counterpool.pool.executor.RoundContext;
import io.counterpool.pool.executor.StepWriter;
import io.counterpool.pool.executor.TakenCommand;
import io.counterpool.pool.liquidation.DebtSettlement;
import io.counterpool.pool.market.MarketConfig;
import io.counterpool.pool.market.MarketConfig.TradingState;
import io.counterpool.pool.market.MarketState;
import io.counterpool.pool.order.Attempt.Phase;
import io.counterpool.pool.order.Attempt.Ready;
import io.counterpool.pool.order.Attempt.Refused;
import io.counterpool.pool.order.Attempt.Waits;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The waiting orders of one round: tried by acceptance, then cancels, then those overdue. Once a
 * round has ended {@link #MOST_ENDED} orders, the others wait for the next one; cancels and
 * expiries are small and never wait for room.
 */
public final class OrderRun {

  /**
   * Bounds the memory and the commit of one round, whatever has piled up: 5,000 fills with receipts
   * are about 40 MB. The round log is run again with it, so it changes only with a version of the
   * log.
   */
  public static final int MOST_ENDED = 5_000;

  private final RoundContext context;
  private final PoolState state;
  private final StepWriter writer;
  private final OrderRules rules;
  private final TradeBooking booking;
  private final DebtSettlement debts;
  private final long maxClockSkewMillis;
  private int ended;

  public OrderRun(RoundContext context, Receipts receipts, DebtSettlement debts) {
    this.context = context;
    this.state = context.state();
    this.writer = context.writer();
    this.rules = new OrderRules(context);
    this.booking = new TradeBooking(context, receipts);
    this.debts = debts;
    this.maxClockSkewMillis = context.view().input().pool().maxClockSkewMillis();
  }

  /** Tries one order, if this round may serve it. */
  public void tryOne(WaitingOrder order, Phase phase) {
    MarketRound round = context.view().market(order.order().market());
    if (ended >= MOST_ENDED
        || round == null
        || isOverdue(order)
        || !Qualification.qualifies(
            round.feed(), order.acceptedAt(), order.watermark(), maxClockSkewMillis)) {
      return;
    }
    AccountState account = state.accounts().get(order.account());
    switch (rules.plan(order.order(), account, phase)) {
      case Ready(PlannedTrade trade) -> {
        Map<String, Object> result = booking.book(order, trade);
        end(order);
        writer.executed(order.sequence(), order.line(), order.id(), result);
        debts.check(account);
      }
      case Refused(Refusal refusal) -> {
        end(order);
        writer.refused(order.sequence(), order.line(), order.id(), refusal);
      }
      case Waits _ -> {}
    }
  }

  /** Follows the last try of a round. */
  public void countVolumes() {
    booking.countVolumes();
  }

  private void end(WaitingOrder order) {
    ended++;
    state.orders().remove(order);
  }

  private boolean isOverdue(WaitingOrder order) {
    return writer.at().isAfter(order.deadline());
  }

  /** Takes orders back whose cancel has seen a round that it could not know either. */
  public void cancels() {
    for (TakenCommand taken : state.orders().cancels()) {
      if (taken.command() instanceof Cancel cancel) {
        cancel(taken, cancel);
      }
    }
  }

  private void cancel(TakenCommand taken, Cancel cancel) {
    List<WaitingOrder> lines = state.orders().linesOf(cancel);
    if (lines.isEmpty()) {
      writer.refused(taken.sequence(), 0, cancel.id(), finished(cancel.order()));
    } else if (lines.stream().allMatch(line -> mayLeave(line, taken))) {
      for (WaitingOrder line : lines) {
        state.orders().remove(line);
        writer.expired(
            line.sequence(),
            line.line(),
            line.id(),
            new Refusal(
                "order-cancelled",
                "The order was taken back.",
                Map.of("cancellation", cancel.id().toString())));
      }
      writer.executed(taken.sequence(), 0, cancel.id(), Map.of("order", cancel.order().toString()));
    } else {
      return;
    }
    state.orders().removeCancel(taken.sequence());
  }

  /** The refusal of a cancel that has nothing to take back. */
  public static Refusal finished(UUID order) {
    return new Refusal("order-finished", "No such order waits.", Map.of("order", order.toString()));
  }

  private boolean mayLeave(WaitingOrder order, TakenCommand cancel) {
    MarketRound round = context.view().market(order.order().market());
    if (isOverdue(order)) {
      return true;
    }
    if (round == null) {
      return false;
    }
    MarketState market = state.markets().get(order.order().market());
    return context.trading(round, market).compareTo(TradingState.CANCEL_ONLY) >= 0
        || Qualification.qualifies(round.feed(), cancel, maxClockSkewMillis);
  }

  /** Ends the orders that are past their deadline. */
  public void expire() {
    for (WaitingOrder order : state.orders().waiting()) {
      if (isOverdue(order)) {
        state.orders().remove(order);
        writer.expired(order.sequence(), order.line(), order.id(), overdue(order));
      }
    }
  }

  private Refusal overdue(WaitingOrder order) {
    String name = order.order().market();
    MarketConfig config = context.view().input().markets().get(name);
    FeedRound feed = config == null ? null : context.view().input().feeds().get(config.feed());
    Decimal price = feed == null ? null : feed.price();
    if (feed == null || (price == null && feed.grade() == PriceGrade.BELOW_QUORUM)) {
      return new Refusal(
          "oracle-below-quorum",
          "There was no price at the order's deadline.",
          Map.of("market", name, "deadline", order.deadline()));
    }
    PriceAction needed = needed(order);
    return price != null && feed.allows(needed)
        ? new Refusal(
            "order-expired",
            "The order did not execute until its deadline.",
            expired(order.deadline(), order.order().limitPrice(), price))
        : new Refusal(
            "price-grade",
            "The price is not good enough for this order.",
            Map.of(
                "grade", feed.grade().name(),
                "action", needed.name(),
                "deadline", order.deadline()));
  }

  private PriceAction needed(WaitingOrder order) {
    Decimal held = state.accounts().get(order.account()).size(order.order().market());
    return held.signum() * order.order().size().signum() < 0
        ? PriceAction.REDUCE
        : PriceAction.OPEN;
  }

  private static Map<String, Object> expired(
      Instant deadline, @Nullable Decimal limit, Decimal price) {
    return limit == null
        ? Map.of("deadline", deadline, "price", price)
        : Map.of("deadline", deadline, "price", price, "limit", limit);
  }
}
