package io.counterpool.pool.account;

import io.counterpool.models.Decimal;
import io.counterpool.models.margin.CollateralState;
import io.counterpool.models.margin.LinearMargin;
import io.counterpool.models.margin.MarginAccount;
import io.counterpool.models.margin.MarginPosition;
import io.counterpool.models.margin.MarginTerms;
import io.counterpool.models.margin.PositionState;
import io.counterpool.models.oracle.PriceAction;
import io.counterpool.pool.executor.FeedRound;
import io.counterpool.pool.executor.MarketRound;
import io.counterpool.pool.executor.PoolState;
import io.counterpool.pool.executor.RoundView;
import io.counterpool.pool.market.MarketState;
import io.counterpool.pool.position.Position;
import io.counterpool.pool.position.PositionChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An account as margin sees it at the prices of a round, as it stands or as it would stand.
 *
 * <p>Whoever wants something (to open, to withdraw) is marked on the side against him; whether an
 * account is liquidated is judged at the index price, as margin-service does. Where a market has no
 * price in this round its last one is used; where it has no terms, profits count nothing and the
 * requirement is the whole notional.
 */
public final class AccountMargin {

  private static final MarginTerms STRICTEST =
      new MarginTerms(Decimal.ONE, Decimal.ONE, null, Decimal.ZERO, Decimal.ZERO, Decimal.ZERO);

  private final PoolState state;
  private final RoundView view;
  private final LinearMargin margin;

  public AccountMargin(PoolState state, RoundView view) {
    this.state = state;
    this.view = view;
    this.margin = new LinearMargin(state.key().settlementScale());
  }

  /** The functions that judge what this class builds. */
  public LinearMargin model() {
    return margin;
  }

  /** As it stands. */
  public MarginAccount now(AccountState account, PriceAction action) {
    return build(account, Decimal.ZERO, null, null, null, Decimal.ZERO, action);
  }

  /** After cash has changed and one position was replaced; null {@code position} removes it. */
  public MarginAccount afterTrade(
      AccountState account,
      Decimal cashChange,
      String market,
      @Nullable Position position,
      PriceAction action) {
    return build(account, cashChange, market, position, null, Decimal.ZERO, action);
  }

  /** Equity after a forced close and before its costs, at least 0. */
  public Decimal equityLeft(AccountState account, String market, PositionChange change) {
    return margin
        .equity(
            afterTrade(account, change.cashChange(), market, change.after(), PriceAction.LIQUIDATE))
        .max(Decimal.ZERO);
  }

  /** After {@code amount} of an asset has left. */
  public MarginAccount afterLeaving(AccountState account, String asset, Decimal amount) {
    return asset.equals(state.key().settlementAsset())
        ? build(account, amount.negate(), null, null, null, Decimal.ZERO, PriceAction.WITHDRAW)
        : build(account, Decimal.ZERO, null, null, asset, amount, PriceAction.WITHDRAW);
  }

  /** Whether every position has a price and terms in this round. */
  public boolean isComplete(AccountState account) {
    for (String market : account.positions().keySet()) {
      MarketRound round = view.market(market);
      if (round == null || round.margin() == null) {
        return false;
      }
    }
    return true;
  }

  /** Whether all collateral that the account holds has a price that allows the action. */
  public boolean isCollateralPriced(AccountState account, PriceAction action) {
    for (String asset : account.assets()) {
      if (!state.ledger().balance(account.ledgerAccount(), asset).isZero()) {
        FeedRound feed = view.collateral(asset);
        if (feed == null || !feed.allows(action)) {
          return false;
        }
      }
    }
    return true;
  }

  private MarginAccount build(
      AccountState account,
      Decimal cashChange,
      @Nullable String market,
      @Nullable Position replacement,
      @Nullable String leavingAsset,
      Decimal leaving,
      PriceAction action) {
    List<MarginPosition> positions = new ArrayList<>(account.positions().size() + 1);
    for (Map.Entry<String, Position> held : account.positions().entrySet()) {
      if (!held.getKey().equals(market)) {
        positions.add(position(held.getKey(), held.getValue(), action));
      }
    }
    if (market != null && replacement != null) {
      positions.add(position(market, replacement, action));
    }
    return new MarginAccount(
        state.ledger().balance(account.ledgerAccount()).plus(cashChange),
        collaterals(account, leavingAsset, leaving, action),
        positions);
  }

  private List<CollateralState> collaterals(
      AccountState account, @Nullable String leavingAsset, Decimal leaving, PriceAction action) {
    if (account.assets().isEmpty()) {
      return List.of();
    }
    List<CollateralState> collaterals = new ArrayList<>();
    for (String asset : account.assets()) {
      Decimal amount = state.ledger().balance(account.ledgerAccount(), asset);
      if (asset.equals(leavingAsset)) {
        amount = amount.minus(leaving);
      }
      if (amount.isPositive()) {
        collaterals.add(
            new CollateralState(amount, view.collateralPrice(asset, action), view.haircut(asset)));
      }
    }
    return collaterals;
  }

  private MarginPosition position(String market, Position position, PriceAction action) {
    MarketState totals = state.markets().get(market);
    int scale = margin.scale();
    return new MarginPosition(
        new PositionState(
            position.size(),
            position.entryNotional(),
            mark(totals, position, action),
            PositionChange.fundingOwed(position, totals.funding(), scale),
            PositionChange.borrowOwed(position, totals.borrowIndex(), scale)),
        terms(market));
  }

  private Decimal mark(MarketState totals, Position position, PriceAction action) {
    MarketRound round = view.market(totals.market());
    Decimal price = round != null ? round.price() : totals.lastPrice();
    Decimal confidence = round != null ? round.confidence() : totals.lastConfidence();
    if (price == null || confidence == null) {
      throw new IllegalStateException("a position without a price: " + totals.market());
    }
    return action == PriceAction.LIQUIDATE
        ? price
        : MarketRound.sidePrice(price, confidence, position.size().negate());
  }

  private MarginTerms terms(String market) {
    MarginTerms terms = view.marginModel(market);
    return terms == null ? STRICTEST : terms;
  }
}
