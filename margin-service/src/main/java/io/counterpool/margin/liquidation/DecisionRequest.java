package io.counterpool.margin.liquidation;

import io.counterpool.margin.profile.AssetId;
import io.counterpool.models.Bounds;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;

/**
 * A round of a pool: what its markets and collaterals stand at.
 *
 * @param at venue time of the round
 * @param markets those with a price in this round, each once
 * @param collaterals those with a price in this round, each once
 */
public record DecisionRequest(
    Instant at,
    AssetId settlementAsset,
    List<MarketMark> markets,
    List<CollateralMark> collaterals) {

  private static final int LINES_MAX = 1_000;

  public DecisionRequest {
    Bounds.within("number of markets", markets.size(), 0, LINES_MAX);
    Bounds.within("number of collaterals", collaterals.size(), 0, LINES_MAX);
    var seenMarkets = new HashSet<>();
    for (MarketMark mark : markets) {
      if (!seenMarkets.add(mark.market())) {
        throw new IllegalArgumentException("market " + mark.market() + " is there twice");
      }
    }
    var seenAssets = new HashSet<>();
    for (CollateralMark mark : collaterals) {
      if (!seenAssets.add(mark.asset())) {
        throw new IllegalArgumentException("collateral " + mark.asset() + " is there twice");
      }
    }
    markets = List.copyOf(markets);
    collaterals = List.copyOf(collaterals);
  }
}
