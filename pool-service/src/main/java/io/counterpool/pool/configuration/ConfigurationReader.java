package io.counterpool.pool.configuration;

import io.counterpool.kit.problem.KitProblems;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Reads configuration as it was put. */
@Service
@Transactional(readOnly = true)
class ConfigurationReader {

  private final PoolRepository pools;
  private final TrancheRepository tranches;
  private final MarketRepository markets;
  private final JsonMapper json;

  ConfigurationReader(
      PoolRepository pools, TrancheRepository tranches, MarketRepository markets, JsonMapper json) {
    this.pools = pools;
    this.tranches = tranches;
    this.markets = markets;
    this.json = json;
  }

  Versioned<PoolContent> pool(String pool) {
    PoolRow row = pools.findById(pool).orElseThrow(() -> KitProblems.notFound("pool", pool));
    return read(row, PoolContent.class);
  }

  /** By name. */
  SortedMap<String, Versioned<PoolContent>> pools() {
    SortedMap<String, Versioned<PoolContent>> byName = new TreeMap<>();
    for (PoolRow row : pools.findAllByOrderByPool()) {
      byName.put(row.pool(), read(row, PoolContent.class));
    }
    return byName;
  }

  Versioned<TrancheContent> tranche(String pool, String tranche) {
    TrancheRow row =
        tranches
            .findById(new TrancheRow.Key(pool, tranche))
            .orElseThrow(() -> KitProblems.notFound("tranche", tranche));
    return read(row, TrancheContent.class);
  }

  /** By name. */
  SortedMap<String, Versioned<TrancheContent>> tranches(String pool) {
    pool(pool);
    SortedMap<String, Versioned<TrancheContent>> byName = new TreeMap<>();
    for (TrancheRow row : tranches.findByPoolOrderByRank(pool)) {
      byName.put(row.tranche(), read(row, TrancheContent.class));
    }
    return byName;
  }

  Versioned<MarketContent> market(String market) {
    MarketRow row =
        markets.findById(market).orElseThrow(() -> KitProblems.notFound("market", market));
    return read(row, MarketContent.class);
  }

  /** By name. */
  SortedMap<String, Versioned<MarketContent>> markets(@Nullable String pool) {
    List<MarketRow> rows =
        pool == null ? markets.findAllByOrderByMarket() : markets.findByPoolOrderByMarket(pool);
    SortedMap<String, Versioned<MarketContent>> byName = new TreeMap<>();
    for (MarketRow row : rows) {
      byName.put(row.market(), read(row, MarketContent.class));
    }
    return byName;
  }

  private <T> Versioned<T> read(VersionedRow row, Class<T> type) {
    return new Versioned<>(json.readValue(row.content(), type), row.version());
  }
}
