package io.counterpool.pool.valuation;

import io.counterpool.models.Decimal;
import io.counterpool.models.oracle.PriceAction;
import io.counterpool.models.rates.Utilisation;
import io.counterpool.models.shares.ShareMath;
import io.counterpool.pool.account.AccountState;
import io.counterpool.pool.executor.FeedRound;
import io.counterpool.pool.executor.MarketRound;
import io.counterpool.pool.executor.PoolConfig;
import io.counterpool.pool.executor.PoolConfig.CollateralAsset;
import io.counterpool.pool.executor.PoolRows.TrancheRow;
import io.counterpool.pool.executor.PoolState;
import io.counterpool.pool.executor.RoundView;
import io.counterpool.pool.ledger.LedgerAccounts;
import io.counterpool.pool.liquidity.Tranches;
import io.counterpool.pool.market.MarketConfig;
import io.counterpool.pool.market.MarketState;
import io.counterpool.pool.position.Position;
import io.counterpool.pool.valuation.Valuation.MarketExposure;
import io.counterpool.pool.valuation.Valuation.TrancheValue;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the pool is worth at the prices of a round. */
public final class Valuer {

  private Valuer() {}

  /**
   * Value, reserve and utilisation at the prices of the round, in O(markets): with the shortfall of
   * the last valuation.
   */
  public static PoolWorth worth(PoolState state, RoundView round) {
    PoolValue value = value(state, round, List.of());
    Decimal worth = value.value().minus(state.counters().shortfall());
    return new PoolWorth(worth, value.reserved(), Utilisation.ofReserves(value.reserved(), worth));
  }

  /** The exact value with its bounds: looks at every account that has a position. */
  public static PoolValue poolValue(PoolState state, RoundView round) {
    return value(state, round, null);
  }

  /** Everything that is shown of a round; notes the shortfall for {@link #worth}. */
  public static Valuation value(PoolState state, RoundView round) {
    PoolValue value = poolValue(state, round);
    state.counters().shortfall(value.shortfall());
    return new Valuation(
        round.input().number(),
        round.input().at(),
        value.cash(),
        value.otherAssets(),
        value.tradersProfit(),
        value.accrued(),
        value.shortfall(),
        value.unreleased(),
        value.value(),
        value.lower(),
        value.upper(),
        state.ledger().balance(LedgerAccounts.insurance(state.key().pool())),
        state.counters().badDebt(),
        value.reserved(),
        value.utilisation(),
        value.certain(),
        tranches(state, round.input().pool(), value),
        exposures(state, value.markets()));
  }

  private static List<MarketExposure> exposures(PoolState state, List<MarketMark> marks) {
    List<MarketExposure> exposures = new ArrayList<>(marks.size());
    for (MarketMark mark : marks) {
      MarketState market = state.markets().get(mark.market());
      boolean hasBudget = market.rebateSince() != null;
      exposures.add(
          new MarketExposure(
              mark.market(),
              mark.price(),
              mark.longSize(),
              mark.shortSize(),
              mark.skew(),
              mark.skew().negate(),
              mark.profit(Bound.MIDDLE),
              mark.impactBalance(),
              market.rebateSince(),
              hasBudget ? market.rebateHeld() : null,
              hasBudget ? market.rebatePaid() : null,
              mark.budgetLeft()));
    }
    return exposures;
  }

  private static List<TrancheValue> tranches(PoolState state, PoolConfig config, PoolValue pool) {
    int scale = state.key().settlementScale();
    ShareMath maths = Tranches.shares(scale);
    List<Decimal> values = state.tranches().values(config, pool.value(), pool.unreleased());
    List<TrancheValue> shown = new ArrayList<>(values.size());
    for (int i = 0; i < values.size(); i++) {
      String name = config.tranches().get(i).tranche();
      TrancheRow row = state.tranches().find(name);
      Decimal supply = row == null ? Decimal.ZERO : row.supply();
      Decimal claim = row == null ? Decimal.ZERO : row.claim();
      Decimal value = values.get(i).rounded(scale, RoundingMode.FLOOR);
      shown.add(
          new TrancheValue(
              name,
              claim,
              value,
              supply,
              supply.isZero() ? null : maths.price(value, supply),
              row == null ? null : row.performanceFee(),
              state.tranches().accruedFee(name, value, scale)));
    }
    return List.copyOf(shown);
  }

  private static PoolValue value(
      PoolState state, RoundView round, @Nullable List<AccountMark> none) {
    Map<String, MarketMark> markets = new LinkedHashMap<>();
    for (MarketState market : state.markets().all()) {
      markets.put(market.market(), mark(state, market, round));
    }
    String pool = LedgerAccounts.pool(state.key().pool());
    List<AssetMark> otherAssets = new ArrayList<>();
    for (CollateralAsset asset : round.input().pool().assets()) {
      Decimal amount = state.ledger().balance(pool, asset.asset());
      if (!amount.isZero()) {
        otherAssets.add(mark(state, asset, amount, round));
      }
    }
    return PoolValue.of(
        state.ledger().balance(pool),
        state.counters().income().unreleased(round.input().at(), state.key().settlementScale()),
        state.key().settlementScale(),
        otherAssets,
        List.copyOf(markets.values()),
        none != null ? none : accounts(state, markets, round));
  }

  private static MarketMark mark(PoolState state, MarketState market, RoundView round) {
    MarketConfig config = round.input().markets().get(market.market());
    MarketRound now = round.market(market.market());
    Decimal price = round.mark(market);
    Decimal confidence =
        now != null
            ? now.confidence()
            : market.lastConfidence() == null ? Decimal.ZERO : market.lastConfidence();
    Decimal netEntry = market.longEntryNotional().plus(market.shortEntryNotional());
    Decimal mark = price == null ? Decimal.ZERO : price;
    // A market that is no longer configured has no budget that bounds what it owes.
    Decimal budgetLeft =
        config != null
            ? market.budgetLeft(config.maxPoolLoss())
            : market.tradersNetProfit(mark).max(Decimal.ZERO);
    return new MarketMark(
        market.market(),
        mark,
        confidence,
        now != null && now.allows(PriceAction.STRIKE),
        market.longSize(),
        market.shortSize(),
        netEntry,
        market.funding(),
        market.borrowIndex(),
        market.accrued(),
        state.ledger().balance(market.impactAccount()),
        budgetLeft);
  }

  private static AssetMark mark(
      PoolState state, CollateralAsset asset, Decimal amount, RoundView round) {
    Decimal haircut = round.haircut(asset.asset());
    FeedRound feed = round.collateral(asset.asset());
    if (feed != null && feed.price() != null) {
      Decimal confidence = feed.confidence() == null ? Decimal.ZERO : feed.confidence();
      return new AssetMark(asset.asset(), amount, feed.price(), confidence, haircut);
    }
    // No price in this round: the last one that a market of the same feed has seen.
    for (MarketConfig config : round.input().markets().values()) {
      MarketState market = state.markets().find(config.market());
      if (market != null && config.feed().equals(asset.feed()) && market.lastPrice() != null) {
        Decimal confidence =
            market.lastConfidence() == null ? Decimal.ZERO : market.lastConfidence();
        return new AssetMark(asset.asset(), amount, market.lastPrice(), confidence, haircut);
      }
    }
    return new AssetMark(asset.asset(), amount, Decimal.ZERO, Decimal.ZERO, haircut);
  }

  private static List<AccountMark> accounts(
      PoolState state, Map<String, MarketMark> markets, RoundView round) {
    List<AccountMark> marks = new ArrayList<>();
    for (AccountState account : state.accounts().all()) {
      if (account.positions().isEmpty()) {
        continue;
      }
      List<AssetMark> collateral = new ArrayList<>();
      for (CollateralAsset asset : round.input().pool().assets()) {
        Decimal amount = state.ledger().balance(account.ledgerAccount(), asset.asset());
        if (!amount.isZero()) {
          collateral.add(mark(state, asset, amount, round));
        }
      }
      List<PositionMark> positions = new ArrayList<>();
      account
          .positions()
          .forEach((market, position) -> positions.add(mark(markets, market, position)));
      marks.add(
          new AccountMark(state.ledger().balance(account.ledgerAccount()), collateral, positions));
    }
    return marks;
  }

  private static PositionMark mark(
      Map<String, MarketMark> markets, String market, Position position) {
    MarketMark mark = markets.get(market);
    if (mark == null) {
      throw new IllegalStateException("a position in a market without totals: " + market);
    }
    return new PositionMark(
        mark,
        position.size(),
        position.entryNotional(),
        position.fundingIndex(),
        position.borrowIndex());
  }
}
