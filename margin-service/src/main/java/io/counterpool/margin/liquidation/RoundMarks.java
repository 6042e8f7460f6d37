package io.counterpool.margin.liquidation;

import io.counterpool.margin.portfolio.Holding;
import io.counterpool.margin.portfolio.Portfolio;
import io.counterpool.margin.portfolio.Position;
import io.counterpool.margin.profile.AssetId;
import io.counterpool.margin.profile.MarketId;
import io.counterpool.models.Decimal;
import io.counterpool.models.margin.CollateralState;
import io.counterpool.models.margin.MarginAccount;
import io.counterpool.models.margin.MarginPosition;
import io.counterpool.models.margin.MarginTerms;
import io.counterpool.models.margin.PositionState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What everything stands at, against which portfolios are judged. A market or asset that is absent
 * has no usable price, and whoever holds it is not judged.
 *
 * @param markets by market
 * @param assets by collateral asset
 */
record RoundMarks(Map<MarketId, Market> markets, Map<AssetId, Asset> assets) {

  /**
   * A market.
   *
   * @param mark its index price, at which positions are marked, and its indices
   */
  record Market(MarketMark mark, MarginTerms terms) {}

  /**
   * A collateral asset.
   *
   * @param price settlement units per unit of the asset
   */
  record Asset(Decimal price, Decimal haircut) {}

  RoundMarks {
    markets = Map.copyOf(markets);
    assets = Map.copyOf(assets);
  }

  /**
   * The portfolio at these marks, positions in the order of the portfolio.
   *
   * @param scale fraction digits of the settlement asset
   * @return empty if it holds something that has no mark, or was touched after these marks
   */
  Optional<MarginAccount> account(Portfolio portfolio, int scale) {
    List<CollateralState> collaterals = new ArrayList<>(portfolio.collaterals().size());
    for (Holding holding : portfolio.collaterals()) {
      Asset asset = assets.get(holding.asset());
      if (asset == null && !holding.amount().isZero()) {
        return Optional.empty();
      }
      if (asset != null) {
        collaterals.add(new CollateralState(holding.amount(), asset.price(), asset.haircut()));
      }
    }
    List<MarginPosition> positions = new ArrayList<>(portfolio.positions().size());
    for (Position position : portfolio.positions()) {
      Market market = markets.get(position.market());
      if (market == null || position.borrowIndex().isGreaterThan(market.mark().borrowIndex())) {
        return Optional.empty();
      }
      positions.add(
          new MarginPosition(
              PositionState.accrued(
                  position.size(),
                  position.entryNotional(),
                  market.mark().price(),
                  market.mark().fundingIndexOf(position.size()).minus(position.fundingIndex()),
                  market.mark().borrowIndex().minus(position.borrowIndex()),
                  scale),
              market.terms()));
    }
    return Optional.of(new MarginAccount(portfolio.settlementCash(), collaterals, positions));
  }
}
