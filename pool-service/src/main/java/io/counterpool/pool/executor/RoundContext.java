package io.counterpool.pool.executor;

import io.counterpool.models.Decimal;
import io.counterpool.pool.account.AccountMargin;
import io.counterpool.pool.account.MarginGate;
import io.counterpool.pool.distribution.PoolIncome;
import io.counterpool.pool.market.MarketConfig.TradingState;
import io.counterpool.pool.market.MarketState;
import io.counterpool.pool.order.RiskCapacity;
import io.counterpool.pool.valuation.Valuer;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What every step of one round works with. */
public final class RoundContext {

  private final PoolState state;
  private final RoundView view;
  private final StepWriter writer;
  private final AccountMargin margin;
  private final MarginGate gate;
  private final PoolIncome income;
  private final Set<String> restricted = new HashSet<>();
  private @Nullable RiskCapacity capacity;

  public RoundContext(PoolState state, RoundView view, StepWriter writer) {
    this.state = state;
    this.view = view;
    this.writer = writer;
    this.margin = new AccountMargin(state, view);
    this.gate = new MarginGate(margin.model());
    this.income = new PoolIncome(state, view.input().pool(), writer);
  }

  public PoolState state() {
    return state;
  }

  public RoundView view() {
    return view;
  }

  public StepWriter writer() {
    return writer;
  }

  /** Fraction digits of the settlement asset. */
  public int scale() {
    return state.key().settlementScale();
  }

  public AccountMargin margin() {
    return margin;
  }

  public MarginGate gate() {
    return gate;
  }

  /** Where fees go. */
  public PoolIncome income() {
    return income;
  }

  /** Room for new risk, from the moment it is first asked for. */
  public RiskCapacity capacity() {
    if (capacity == null) {
      capacity = new RiskCapacity(Valuer.worth(state, view), view.input().pool().utilisationStop());
    }
    return capacity;
  }

  /** The market only reduces in this round. */
  public void restrict(String market) {
    restricted.add(market);
  }

  /** The strictest of the configured state, a spent budget and a restriction of this round. */
  public TradingState trading(MarketRound round, MarketState market) {
    TradingState configured = round.config().state();
    boolean onlyReduces = market.reduceOnly() || restricted.contains(market.market());
    return configured == TradingState.OPEN && onlyReduces ? TradingState.REDUCE_ONLY : configured;
  }

  /** What the market may still cost the pool, whole settlement units. */
  public Decimal budgetLeft(MarketRound round, MarketState market) {
    return market.budgetLeft(round.config().maxPoolLoss()).rounded(scale(), RoundingMode.DOWN);
  }
}
