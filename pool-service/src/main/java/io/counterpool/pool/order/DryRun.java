package io.counterpool.pool.order;

import io.counterpool.models.Decimal;
import io.counterpool.models.margin.LinearMargin;
import io.counterpool.models.margin.MarginAccount;
import io.counterpool.models.margin.MarginPosition;
import io.counterpool.models.oracle.PriceAction;
import io.counterpool.models.oracle.PriceGrade;
import io.counterpool.pool.account.AccountState;
import io.counterpool.pool.executor.FeedRound;
import io.counterpool.pool.executor.Journal;
import io.counterpool.pool.executor.Journal.Refusal;
import io.counterpool.pool.executor.PoolState;
import io.counterpool.pool.executor.RoundContext;
import io.counterpool.pool.executor.RoundInput;
import io.counterpool.pool.executor.RoundView;
import io.counterpool.pool.executor.StepWriter;
import io.counterpool.pool.market.MarketConfig;
import io.counterpool.pool.order.Attempt.Phase;
import io.counterpool.pool.order.Attempt.Ready;
import io.counterpool.pool.order.Attempt.Reason;
import io.counterpool.pool.order.Attempt.Refused;
import io.counterpool.pool.order.Attempt.Waits;
import io.counterpool.pool.position.Position;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an order would do at the prices and terms of a round: the rules of the machine, without
 * booking anything. Call it on the thread that owns the state, or on a state restored for it (the
 * pool and market rows, balances of the pool and one account).
 */
public final class DryRun {

  private static final int PRICE_SCALE = 8;

  private final PoolState state;
  private final RoundContext context;
  private final LinearMargin margin;

  private DryRun(PoolState state, RoundInput terms) {
    this.state = state;
    this.context =
        new RoundContext(
            state,
            new RoundView(terms),
            new StepWriter(state, new Journal(), terms.at(), terms.number()));
    this.margin = context.margin().model();
  }

  /**
   * The figures of the trade, or the refusal that the order would get.
   *
   * @param after null when refused
   */
  public record Quote(
      @Nullable Refusal refusal,
      @Nullable Trade trade,
      Standing before,
      @Nullable Standing after) {}

  /**
   * Every figure of the trade; {@code fee} is {@code feeBase + feeSkew + feeVolatility −
   * feeDiscount}; {@code volume30d} is null if the terms have no tiers; signs and units as in
   * {@link Fill} and {@link TradeCosts}.
   */
  public record Trade(
      Decimal size,
      Decimal indexPrice,
      Decimal confidence,
      Decimal sidePrice,
      Decimal price,
      Decimal notional,
      Decimal premium,
      Decimal impact,
      @Nullable Decimal volume30d,
      Decimal feeBase,
      Decimal feeSkew,
      Decimal feeVolatility,
      Decimal feeDiscount,
      Decimal fee,
      Decimal feeToPool,
      Decimal feeToInsurance,
      Decimal feeToTreasury,
      Decimal feeToReferrer,
      Decimal closedSize,
      Decimal realised,
      Decimal funding,
      Decimal borrowing) {}

  /**
   * Where the account stands; settlement asset unless said.
   *
   * @param health equity ÷ maintenance; null if nothing is required
   * @param liquidationPrice of the order's market, the others standing still; null if there is none
   */
  public record Standing(
      Decimal size,
      Decimal cash,
      Decimal equity,
      Decimal initial,
      Decimal maintenance,
      @Nullable Decimal health,
      @Nullable Decimal liquidationPrice) {}

  /**
   * Quotes one order.
   *
   * @param terms of the round that the quote pretends to be; the last one, for its indices stand in
   *     the state
   */
  public static Quote quote(PoolState state, RoundInput terms, UUID account, OrderLine order) {
    return new DryRun(state, terms).quote(state.accounts().peek(account), order);
  }

  private Quote quote(AccountState account, OrderLine order) {
    Decimal cash = state.ledger().balance(account.ledgerAccount());
    String market = order.market();
    Standing before =
        standing(
            context
                .margin()
                .afterTrade(
                    account, Decimal.ZERO, market, account.position(market), PriceAction.OPEN),
            account.position(market),
            cash);
    return switch (new OrderRules(context).plan(order, account, Phase.ADDING)) {
      case Ready(PlannedTrade trade) ->
          new Quote(null, figures(trade), before, after(account, trade));
      case Refused(Refusal refusal) -> new Quote(refusal, null, before, null);
      case Waits(Reason reason) -> new Quote(waits(order, reason), null, before, null);
    };
  }

  private Standing after(AccountState account, PlannedTrade trade) {
    return standing(
        context
            .margin()
            .afterTrade(
                account,
                trade.cashAfter().minus(trade.cashBefore()),
                trade.market().market(),
                trade.change().after(),
                PriceAction.OPEN),
        trade.change().after(),
        trade.cashAfter());
  }

  /** The position of the quoted market, if there is one, stands last in the account. */
  private Standing standing(MarginAccount account, @Nullable Position position, Decimal cash) {
    Decimal equity = margin.equity(account);
    Decimal maintenance = margin.maintenanceMargin(account.positions());
    return new Standing(
        position == null ? Decimal.ZERO : position.size(),
        cash,
        equity,
        margin.initialMargin(account.positions()),
        maintenance,
        margin.health(equity, maintenance).orElse(null),
        position == null ? null : liquidationPrice(account));
  }

  private @Nullable Decimal liquidationPrice(MarginAccount account) {
    List<MarginPosition> positions = account.positions();
    return margin.liquidationPrice(account, positions.size() - 1, PRICE_SCALE).orElse(null);
  }

  private static Trade figures(PlannedTrade trade) {
    TradeCosts costs = trade.costs();
    return new Trade(
        trade.size(),
        trade.round().price(),
        trade.round().confidence(),
        trade.change().sidePrice(),
        costs.fillPrice(),
        trade.change().notional(),
        costs.premium(),
        costs.impact(),
        trade.tier() == null ? null : trade.tier().volume(),
        costs.line().base(),
        costs.line().skew(),
        costs.line().volatility(),
        costs.line().discount(),
        costs.fee(),
        costs.feeToPool(),
        costs.feeToInsurance(),
        costs.feeToTreasury(),
        costs.feeToReferrer(),
        trade.change().closedSize(),
        trade.change().realised(),
        trade.change().funding(),
        trade.change().borrowing());
  }

  private Refusal waits(OrderLine order, Reason reason) {
    Map<String, Object> members = Map.of("market", order.market());
    return switch (reason) {
      case NO_PRICE -> noPrice(order.market());
      case GRADE -> poor(order.market(), grade(order.market()));
      case NO_TERMS, LATER ->
          new Refusal("upstream-unavailable", "The market has no terms now.", members);
      case CLOSED -> new Refusal("market-halted", "The market executes no orders.", members);
      case LIMIT ->
          new Refusal("limit-not-reached", "The order would wait for its limit.", members);
    };
  }

  /** The market has no price, because there is none or because its grade forbids every use. */
  private Refusal noPrice(String market) {
    PriceGrade grade = grade(market);
    return grade == null
            || grade == PriceGrade.BELOW_QUORUM
            || context.view().market(market) != null
        ? new Refusal(
            "oracle-below-quorum", "The market has no price now.", Map.of("market", market))
        : poor(market, grade);
  }

  private static Refusal poor(String market, @Nullable PriceGrade grade) {
    return new Refusal(
        "price-grade",
        "The price is not good enough for this order.",
        grade == null ? Map.of("market", market) : Map.of("market", market, "grade", grade.name()));
  }

  private @Nullable PriceGrade grade(String market) {
    MarketConfig config = context.view().input().markets().get(market);
    FeedRound feed = config == null ? null : context.view().input().feeds().get(config.feed());
    return feed == null ? null : feed.grade();
  }
}
