package io.counterpool.pool.liquidation;

import io.counterpool.models.Decimal;
import io.counterpool.models.margin.Exit;
import io.counterpool.models.margin.LiquidationPlan;
import io.counterpool.models.margin.MarginAccount;
import io.counterpool.models.oracle.PriceAction;
import io.counterpool.pool.account.AccountState;
import io.counterpool.pool.executor.LiquidationDecision;
import io.counterpool.pool.executor.MarginTerms;
import io.counterpool.pool.executor.MarketRound;
import io.counterpool.pool.executor.RoundContext;
import io.counterpool.pool.liquidation.Liquidation.Judge;
import io.counterpool.pool.market.MarketConfig.TradingState;
import io.counterpool.pool.position.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Closes by force what margin-service decided. A decision holds for the version of the account that
 * it judged; where the account has changed since, the pool judges again itself, by the same plan.
 */
public final class LiquidationRun {

  private final RoundContext context;
  private final ForcedClose forcedClose;
  private final Map<UUID, Ours> ours = new HashMap<>();

  /** The account stands where the decisions on {@code judged} have brought it. */
  private record Ours(long judged, long now) {}

  /** One close of a plan of the pool's own. */
  private record Close(String market, Decimal size) {}

  public LiquidationRun(RoundContext context, ForcedClose forcedClose) {
    this.context = context;
    this.forcedClose = forcedClose;
  }

  public void run() {
    List<LiquidationDecision> decisions = context.view().input().decisions();
    if (decisions == null) {
      judgeAll();
    } else {
      decisions.forEach(this::follow);
    }
  }

  private void follow(LiquidationDecision decision) {
    AccountState account = context.state().accounts().find(decision.account());
    MarketRound round = closable(decision.market());
    Position position = account == null ? null : account.position(decision.market());
    if (account == null || round == null || position == null) {
      return;
    }
    if (holds(decision, account)) {
      Decimal size = decision.closeSize().min(position.size().abs());
      forcedClose.close(
          account, round, size, decision.equity(), decision.maintenance(), Judge.MARGIN);
      ours.put(account.id(), new Ours(decision.accountVersion(), account.version()));
      return;
    }
    MarginAccount now = context.margin().now(account, PriceAction.LIQUIDATE);
    for (Close close : plan(account, now)) {
      if (close.market.equals(decision.market())) {
        close(account, close, now);
      }
    }
  }

  private boolean holds(LiquidationDecision decision, AccountState account) {
    Ours made = ours.get(account.id());
    return decision.accountVersion() == account.version()
        || (made != null
            && made.judged == decision.accountVersion()
            && made.now == account.version());
  }

  private void judgeAll() {
    for (AccountState account : context.state().accounts().all()) {
      if (!account.positions().isEmpty()) {
        MarginAccount now = context.margin().now(account, PriceAction.LIQUIDATE);
        for (Close close : plan(account, now)) {
          close(account, close, now);
        }
      }
    }
  }

  private void close(AccountState account, Close close, MarginAccount judged) {
    MarketRound round = closable(close.market);
    if (round != null) {
      forcedClose.close(
          account,
          round,
          close.size,
          context.margin().model().equity(judged),
          context.margin().model().maintenanceMargin(judged.positions()),
          Judge.POOL);
    }
  }

  /** Empty unless everything that the account holds can be judged, and its positions closed. */
  private List<Close> plan(AccountState account, MarginAccount now) {
    if (!context.margin().isCollateralPriced(account, PriceAction.LIQUIDATE)) {
      return List.of();
    }
    List<String> markets = List.copyOf(account.positions().keySet());
    List<Exit> exits = new ArrayList<>(markets.size());
    for (String market : markets) {
      MarketRound round = closable(market);
      MarginTerms terms = round == null ? null : round.margin();
      if (round == null || terms == null) {
        return List.of();
      }
      Decimal closing = account.size(market).negate();
      exits.add(new Exit(round.sidePrice(closing), terms.sizeStep()));
    }
    return LiquidationPlan.decide(context.margin().model(), now, exits).stream()
        .map(close -> new Close(markets.get(close.index()), close.size()))
        .toList();
  }

  /** The market's round, if positions may be closed by force in it. */
  private @Nullable MarketRound closable(String market) {
    MarketRound round = context.view().market(market);
    MarginTerms terms = round == null ? null : round.margin();
    return round != null
            && terms != null
            && terms.liquidationAllowed()
            && round.allows(PriceAction.LIQUIDATE)
            && round.config().state() != TradingState.HALTED
        ? round
        : null;
  }
}
