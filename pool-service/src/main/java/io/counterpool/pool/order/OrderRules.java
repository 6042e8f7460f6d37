package io.counterpool.pool.order;

import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;
import io.counterpool.models.oracle.PriceAction;
import io.counterpool.pool.account.AccountState;
import io.counterpool.pool.account.MarginGate;
import io.counterpool.pool.account.MarginGate.Change;
import io.counterpool.pool.executor.FeeTerms;
import io.counterpool.pool.executor.Journal.Refusal;
import io.counterpool.pool.executor.MarginTerms;
import io.counterpool.pool.executor.MarketRound;
import io.counterpool.pool.executor.RoundContext;
import io.counterpool.pool.executor.TradeCharges;
import io.counterpool.pool.market.MarketConfig.TradingState;
import io.counterpool.pool.market.MarketState;
import io.counterpool.pool.order.Attempt.Phase;
import io.counterpool.pool.order.Attempt.Ready;
import io.counterpool.pool.order.Attempt.Reason;
import io.counterpool.pool.order.Attempt.Refused;
import io.counterpool.pool.order.Attempt.Waits;
import io.counterpool.pool.position.PositionChange;
import java.math.RoundingMode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides one order in one round, and changes nothing. The checks run in the order in which they
 * stand in {@link #plan}; the first that fails gives the refusal.
 */
public final class OrderRules {

  private final RoundContext context;

  public OrderRules(RoundContext context) {
    this.context = context;
  }

  /** Whether the order executes now, and if so as what trade. */
  public Attempt plan(OrderLine order, AccountState account, Phase phase) {
    MarketRound round = context.view().market(order.market());
    if (round == null) {
      return new Waits(Reason.NO_PRICE);
    }
    Decimal held = account.size(order.market());
    boolean opposes = held.signum() * order.size().signum() < 0;
    boolean tooLarge = order.size().abs().isGreaterThan(held.abs());
    boolean reduces = opposes && (order.reduceOnly() || !tooLarge);
    if (phase == Phase.REDUCING && !reduces) {
      return new Waits(Reason.LATER);
    }
    if (order.reduceOnly() && !opposes) {
      return refused(
          "nothing-to-reduce",
          "There is no opposite position.",
          Map.of("position", held, "size", order.size()));
    }
    if (!round.allows(reduces ? PriceAction.REDUCE : PriceAction.OPEN)) {
      return new Waits(Reason.GRADE);
    }
    Decimal size = order.reduceOnly() && tooLarge ? held.negate() : order.size();
    MarketState market = context.state().markets().get(order.market());
    Attempt closed = tradingState(order, round, market, reduces);
    if (closed != null) {
      return closed;
    }
    FeeTerms fee = round.fee();
    if (fee == null || (!reduces && !context.margin().isComplete(account))) {
      return new Waits(Reason.NO_TERMS);
    }
    if (!reduces) {
      Refusal refusal = addingRisk(size, round, fee);
      if (refusal != null) {
        return new Refused(refusal);
      }
    }
    return trade(order, size, reduces, account, market, round, fee);
  }

  private @Nullable Attempt tradingState(
      OrderLine order, MarketRound round, MarketState market, boolean reduces) {
    TradingState state = context.trading(round, market);
    return switch (state) {
      case OPEN -> null;
      case REDUCE_ONLY ->
          reduces
              ? null
              : refused(
                  "market-reduce-only",
                  "The market only lets positions be reduced.",
                  Map.of("market", order.market()));
      case CANCEL_ONLY, HALTED ->
          order.type() == OrderType.LIMIT
              ? new Waits(Reason.CLOSED)
              : refused(
                  "market-halted",
                  "The market executes no orders.",
                  Map.of("market", order.market(), "state", state.name()));
    };
  }

  private @Nullable Refusal addingRisk(Decimal size, MarketRound round, FeeTerms fee) {
    MarginTerms margin = round.margin();
    if (margin == null
        || margin.validUntil().isBefore(context.writer().at())
        || fee.validUntil().isBefore(context.writer().at())) {
      return new Refusal(
          "upstream-unavailable",
          "The terms of this market are no longer valid.",
          Map.of("market", round.market(), "validUntil", fee.validUntil()));
    }
    Decimal notional = size.abs().times(round.price(), context.scale(), RoundingMode.CEILING);
    Decimal minimum = round.config().minNotional();
    return notional.isLessThan(minimum)
        ? new Refusal(
            "below-minimum-notional",
            "The order is too small.",
            Map.of("minimum", minimum, "notional", notional))
        : null;
  }

  private Attempt trade(
      OrderLine order,
      Decimal size,
      boolean reduces,
      AccountState account,
      MarketState market,
      MarketRound round,
      FeeTerms fee) {
    Decimal sidePrice = round.sidePrice(size);
    Decimal impactBefore = context.state().ledger().balance(market.impactAccount());
    RebateBudget budgetOfRebates = rebates(market, fee);
    AccountTier tier = tier(account, fee);
    TradeCosts costs;
    try {
      costs =
          TradeCosts.of(
              size,
              round.price(),
              sidePrice,
              market.skewSize(),
              market.pricing(round.config()),
              budgetOfRebates == null
                  ? impactBefore
                  : budgetOfRebates.limit(impactBefore, context.scale()),
              fee.resolution(),
              tier == null ? Decimal.ZERO : tier.discount(),
              new FeeReceivers(
                  fee.split(), account.referrer() != null, context.income().insuranceRoom()),
              context.scale());
    } catch (OutOfRangeException outside) {
      return refused(
          "order-too-large",
          "The market's pricing has no price for this size.",
          Map.of("size", size, "skewSize", market.skewSize()));
    }
    Decimal limit = order.limitPrice();
    if (limit != null && isWorse(costs.fillPrice(), limit, size)) {
      return order.type() == OrderType.LIMIT
          ? new Waits(Reason.LIMIT)
          : refused(
              "price-moved",
              "The price is beyond the protection.",
              Map.of("limit", limit, "price", costs.fillPrice()));
    }
    Decimal budget = context.budgetLeft(round, market);
    PositionChange change =
        PositionChange.of(
            account.position(order.market()),
            size,
            sidePrice,
            market.funding(),
            market.borrowIndex(),
            budget,
            context.scale());
    Decimal reserves = reduces || market.hasOpenInterest() ? Decimal.ZERO : budget;
    if (!reduces) {
      Refusal cap = caps(size, change.closedSize(), market, round, budget, reserves);
      if (cap != null) {
        return new Refused(cap);
      }
    }
    Decimal cashChange = change.cashChange().minus(costs.total());
    PriceAction action = reduces ? PriceAction.REDUCE : PriceAction.OPEN;
    MarginGate.Verdict verdict =
        context
            .gate()
            .judge(
                context
                    .margin()
                    .afterTrade(account, cashChange, order.market(), change.after(), action),
                reduces ? Change.ONLY_REDUCES : Change.RAISES_RISK);
    Refusal tooLow = verdict.refusal();
    if (tooLow != null) {
      // Collateral without a price counts nothing: that is no reason to refuse for good.
      return context.margin().isCollateralPriced(account, action)
          ? new Refused(tooLow)
          : new Waits(Reason.NO_PRICE);
    }
    return new Ready(
        new PlannedTrade(
            account,
            market,
            round,
            size,
            reduces,
            change,
            costs,
            market.skewSize(),
            impactBefore,
            budgetOfRebates,
            tier,
            context.income().insuranceRoom() == null ? null : context.income().held(),
            context.state().ledger().balance(account.ledgerAccount()),
            reserves,
            verdict));
  }

  private static @Nullable RebateBudget rebates(MarketState market, FeeTerms fee) {
    TradeCharges trade = fee.trade();
    return trade == null || trade.impactRebate() == null
        ? null
        : new RebateBudget(trade.impactRebate(), market.rebateHeld(), market.rebatePaid());
  }

  private @Nullable AccountTier tier(AccountState account, FeeTerms fee) {
    TradeCharges trade = fee.trade();
    return trade == null || trade.discount() == null
        ? null
        : AccountTier.of(trade.discount(), account.volume(context.writer().at()));
  }

  private static boolean isWorse(Decimal price, Decimal limit, Decimal size) {
    return size.isPositive() ? price.isGreaterThan(limit) : price.isLessThan(limit);
  }

  private @Nullable Refusal caps(
      Decimal size,
      Decimal closedSize,
      MarketState market,
      MarketRound round,
      Decimal budget,
      Decimal reserves) {
    Decimal side = size.isPositive() ? market.longSize() : market.shortSize();
    Decimal opening = size.abs().minus(closedSize);
    Decimal cap = round.config().maxOpenNotional();
    Decimal after = side.plus(opening).times(round.price(), context.scale(), RoundingMode.CEILING);
    if (after.isGreaterThan(cap)) {
      Decimal open = side.times(round.price(), context.scale(), RoundingMode.CEILING);
      return new Refusal(
          "open-interest-cap",
          "This side of the market may not grow that far.",
          Map.of("cap", cap, "open", open, "free", cap.minus(open).max(Decimal.ZERO)));
    }
    if (budget.isZero()) {
      return new Refusal(
          "market-budget-spent",
          "The market has cost the pool what it may.",
          Map.of("budget", round.config().maxPoolLoss(), "grossPayouts", market.grossPayouts()));
    }
    return context.capacity().check(round.market(), reserves);
  }

  private static Attempt refused(String slug, String detail, Map<String, Object> members) {
    return new Refused(new Refusal(slug, detail, members));
  }
}
