package io.counterpool.pool.executor;

import io.counterpool.models.Decimal;
import io.counterpool.models.oracle.PriceAction;
import io.counterpool.pool.executor.PoolConfig.CollateralAsset;
import io.counterpool.pool.market.MarketConfig;
import io.counterpool.pool.market.MarketState;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A round's input, looked up: by market, by collateral asset. */
public final class RoundView {

  private final RoundInput input;
  private final Map<String, MarketRound> markets = new HashMap<>();
  private final Map<String, FeedRound> collaterals = new HashMap<>();
  private final Map<String, Decimal> haircuts = new HashMap<>();
  private final Map<String, io.counterpool.models.margin.MarginTerms> marginModels =
      new HashMap<>();

  public RoundView(RoundInput input) {
    this.input = input;
    for (MarketConfig config : input.markets().values()) {
      FeedRound feed = usable(config.feed());
      if (feed != null && feed.price() != null) {
        String market = config.market();
        markets.put(
            market,
            new MarketRound(
                config,
                feed,
                feed.price(),
                feed.confidence() == null ? Decimal.ZERO : feed.confidence(),
                input.fee().get(market),
                input.margin().get(market)));
      }
    }
    for (CollateralAsset asset : input.pool().assets()) {
      FeedRound feed = usable(asset.feed());
      if (feed != null && feed.price() != null) {
        collaterals.put(asset.asset(), feed);
      }
    }
    for (MarginTerms terms : input.margin().values()) {
      marginModels.put(terms.market(), terms.model());
      terms.haircuts().forEach((asset, haircut) -> haircuts.merge(asset, haircut, Decimal::max));
    }
  }

  /** A price whose grade forbids even to reduce is no price. */
  private @Nullable FeedRound usable(String feed) {
    FeedRound round = input.feeds().get(feed);
    return round != null && round.allows(PriceAction.REDUCE) ? round : null;
  }

  public RoundInput input() {
    return input;
  }

  /** Null when its feed has no price in this round, or one that its grade forbids to use at all. */
  public @Nullable MarketRound market(String market) {
    return markets.get(market);
  }

  /** Index price of this round, else the last one known; null before the first. */
  public @Nullable Decimal mark(MarketState market) {
    MarketRound now = markets.get(market.market());
    return now != null ? now.price() : market.lastPrice();
  }

  /** Requirement of a market by the terms of this round; null without terms. */
  public io.counterpool.models.margin.@Nullable MarginTerms marginModel(String market) {
    return marginModels.get(market);
  }

  /** The feed round that prices a collateral asset; null when there is none in this round. */
  public @Nullable FeedRound collateral(String asset) {
    return collaterals.get(asset);
  }

  /**
   * What a collateral asset counts for: its price less the confidence, the price itself where a
   * liquidation is judged.
   *
   * @return settlement units for one unit; 0 when unknown or when the grade forbids the action
   */
  public Decimal collateralPrice(String asset, PriceAction action) {
    FeedRound feed = collaterals.get(asset);
    if (feed == null || feed.price() == null || !feed.allows(action)) {
      return Decimal.ZERO;
    }
    Decimal confidence = feed.confidence();
    return action == PriceAction.LIQUIDATE || confidence == null
        ? feed.price()
        : feed.price().minus(confidence).max(Decimal.ZERO);
  }

  /** The largest haircut that any terms of this round state; 1 when none does. */
  public Decimal haircut(String asset) {
    return haircuts.getOrDefault(asset, Decimal.ONE);
  }
}
