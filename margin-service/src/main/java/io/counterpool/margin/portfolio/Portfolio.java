package io.counterpool.margin.portfolio;

import io.counterpool.margin.profile.AssetId;
import io.counterpool.margin.profile.MarketId;
import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One account as its book of record last sent it.
 *
 * @param version rises with every change in the book of record, ≥ 1
 * @param settlementCash settlement asset; negative is owed
 * @param collaterals each asset at most once
 * @param positions each market at most once
 */
public record Portfolio(
    AccountId account,
    long version,
    Decimal settlementCash,
    List<Holding> collaterals,
    List<Position> positions) {

  /** Lines of one kind that an account may hold: bounds the work of one judgement. */
  static final int LINES_MAX = 256;

  public Portfolio {
    if (version < 1) {
      throw new IllegalArgumentException("version must be at least 1, was " + version);
    }
    Bounds.within("number of collaterals", collaterals.size(), 0, LINES_MAX);
    Bounds.within("number of positions", positions.size(), 0, LINES_MAX);
    Set<AssetId> assets = new HashSet<>();
    for (Holding holding : collaterals) {
      if (!assets.add(holding.asset())) {
        throw new IllegalArgumentException("collateral " + holding.asset() + " is there twice");
      }
    }
    Set<MarketId> markets = new HashSet<>();
    for (Position position : positions) {
      if (!markets.add(position.market())) {
        throw new IllegalArgumentException("position in " + position.market() + " is there twice");
      }
    }
    collaterals = List.copyOf(collaterals);
    positions = List.copyOf(positions);
  }
}
