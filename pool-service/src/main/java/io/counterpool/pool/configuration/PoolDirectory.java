package io.counterpool.pool.configuration;

import io.counterpool.kit.problem.KitProblems;
import io.counterpool.pool.executor.PoolConfig;
import io.counterpool.pool.market.MarketConfig;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Reads the configuration in force. */
@Service
public class PoolDirectory {

  /** How old a configuration may be against which a command is checked for its form. */
  private static final Duration REMEMBERED = Duration.ofSeconds(1);

  private record Remembered(Optional<PoolSetup> setup, long atNanos) {}

  private final PoolRepository pools;
  private final TrancheRepository tranches;
  private final MarketRepository markets;
  private final JsonMapper json;
  private final ConcurrentMap<String, Remembered> remembered = new ConcurrentHashMap<>();

  PoolDirectory(
      PoolRepository pools, TrancheRepository tranches, MarketRepository markets, JsonMapper json) {
    this.pools = pools;
    this.tranches = tranches;
    this.markets = markets;
    this.json = json;
  }

  /** Names of all pools, in order. */
  @Transactional(readOnly = true)
  public List<String> pools() {
    return pools.findAllByOrderByPool().stream().map(PoolRow::pool).toList();
  }

  /** The configuration in force now. */
  @Transactional(readOnly = true)
  public Optional<PoolSetup> setup(String pool) {
    return pools.findById(pool).map(this::read);
  }

  /** The configuration of at most a second ago, for checks that decide nothing. */
  public Optional<PoolSetup> recent(String pool) {
    Remembered known = remembered.get(pool);
    if (known == null || System.nanoTime() - known.atNanos() > REMEMBERED.toNanos()) {
      known = new Remembered(setup(pool), System.nanoTime());
      if (known.setup().isPresent()) {
        remembered.put(pool, known);
      }
    }
    return known.setup();
  }

  /** As {@link #recent}; a pool that does not exist ends the request with 404. */
  public PoolSetup requirePool(String pool) {
    return recent(pool).orElseThrow(() -> KitProblems.notFound("pool", pool));
  }

  /** The pool of a market. */
  @Transactional(readOnly = true)
  public Optional<String> poolOf(String market) {
    return markets.findById(market).map(MarketRow::pool);
  }

  void forget(String pool) {
    remembered.remove(pool);
  }

  private PoolSetup read(PoolRow row) {
    PoolContent content = json.readValue(row.content(), PoolContent.class);
    String pool = row.pool();
    SortedMap<String, MarketConfig> byName = new TreeMap<>();
    for (MarketRow market : markets.findByPoolOrderByMarket(pool)) {
      byName.put(
          market.market(),
          config(
              market.market(),
              market.version(),
              json.readValue(market.content(), MarketContent.class)));
    }
    PoolConfig config =
        new PoolConfig(
            pool,
            row.version(),
            content.settlementAsset(),
            PoolContent.SETTLEMENT_SCALE,
            content.assets().stream()
                .map(a -> new PoolConfig.CollateralAsset(a.asset(), a.scale(), a.feed()))
                .toList(),
            tranches.findByPoolOrderByRank(pool).stream().map(this::tranche).toList(),
            content.utilisationStop(),
            content.redemptionStop(),
            content.epochSeconds(),
            content.maxClockSkewMillis(),
            content.subordination().senior(),
            content.subordination().mezzanine(),
            content.outflowPerEpoch(),
            content.insuranceTarget(),
            content.incomeStreamSeconds());
    return new PoolSetup(
        config, byName, content.roundIntervalSeconds(), content.minimumRoundMillis());
  }

  private PoolConfig.TrancheConfig tranche(TrancheRow row) {
    TrancheContent content = json.readValue(row.content(), TrancheContent.class);
    return new PoolConfig.TrancheConfig(
        row.tranche(), content.rank(), content.targetReturnAnnual(), content.performanceFee());
  }

  private static MarketConfig config(String market, long version, MarketContent content) {
    return new MarketConfig(
        market,
        content.pool(),
        content.feed(),
        version,
        content.pricing(),
        content.sizeStep(),
        content.priceTick(),
        content.minNotional(),
        content.maxOpenNotional(),
        content.maxPoolLoss(),
        content.budgetReset() == null ? 0 : content.budgetReset(),
        content.state());
  }
}
