package io.counterpool.pool.configuration;

import io.counterpool.kit.clock.VenueClock;
import io.counterpool.kit.intake.Versions;
import io.counterpool.kit.problem.KitProblems;
import io.counterpool.kit.problem.Problem;
import io.counterpool.kit.wire.CanonicalJson;
import io.counterpool.pool.refusal.PoolProblems;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Stores a version of a pool, a tranche or a market; runs in the transaction of its answer. */
@Service
class PutConfiguration {

  private final PoolRepository pools;
  private final PoolVersionRepository poolVersions;
  private final TrancheRepository tranches;
  private final TrancheVersionRepository trancheVersions;
  private final MarketRepository markets;
  private final MarketVersionRepository marketVersions;
  private final PoolDirectory directory;
  private final CanonicalJson canonical;
  private final JsonMapper json;
  private final VenueClock clock;

  PutConfiguration(
      PoolRepository pools,
      PoolVersionRepository poolVersions,
      TrancheRepository tranches,
      TrancheVersionRepository trancheVersions,
      MarketRepository markets,
      MarketVersionRepository marketVersions,
      PoolDirectory directory,
      CanonicalJson canonical,
      JsonMapper json,
      VenueClock clock) {
    this.pools = pools;
    this.poolVersions = poolVersions;
    this.tranches = tranches;
    this.trancheVersions = trancheVersions;
    this.markets = markets;
    this.marketVersions = marketVersions;
    this.directory = directory;
    this.canonical = canonical;
    this.json = json;
    this.clock = clock;
  }

  @Transactional(propagation = Propagation.MANDATORY)
  Versioned<PoolContent> pool(
      String pool, PoolContent content, @Nullable String ifMatch, String changedBy) {
    Names.require("pool", pool);
    String text = text(content);
    Optional<PoolRow> existing = pools.lock(pool);
    Versions.requireMatch(ifMatch, existing.map(PoolRow::version).orElse(null));
    existing.ifPresent(
        row -> {
          PoolContent now = json.readValue(row.content(), PoolContent.class);
          if (!now.settlementAsset().equals(content.settlementAsset())) {
            throw fixed("settlementAsset", now.settlementAsset());
          }
          for (PoolContent.Asset asset : now.assets()) {
            requireKept(asset, content);
          }
          row.replace(text);
        });
    PoolRow stored = pools.saveAndFlush(existing.orElseGet(() -> new PoolRow(pool, text)));
    poolVersions.save(new PoolVersionRow(pool, stored.version(), text, clock.instant(), changedBy));
    directory.forget(pool);
    return new Versioned<>(content, stored.version());
  }

  @Transactional(propagation = Propagation.MANDATORY)
  Versioned<TrancheContent> tranche(
      String pool,
      String tranche,
      TrancheContent content,
      @Nullable String ifMatch,
      String changedBy) {
    Names.require("tranche", tranche);
    String text = text(content);
    // The pool's row is locked so that two tranches cannot take one rank at the same time.
    if (pools.lock(pool).isEmpty()) {
      throw KitProblems.notFound("pool", pool);
    }
    Optional<TrancheRow> existing = tranches.lock(pool, tranche);
    Versions.requireMatch(ifMatch, existing.map(TrancheRow::version).orElse(null));
    existing.ifPresent(
        row -> {
          if (row.rank() != content.rank()) {
            throw fixed("rank", row.rank());
          }
          row.replace(text);
        });
    if (existing.isEmpty()
        && tranches.findByPoolOrderByRank(pool).stream()
            .anyMatch(other -> other.rank() == content.rank())) {
      throw Problem.of(PoolProblems.CONFIGURATION_CONFLICT)
          .detail("Another tranche of this pool has that rank.")
          .with("rank", content.rank())
          .asException();
    }
    TrancheRow stored =
        tranches.saveAndFlush(
            existing.orElseGet(() -> new TrancheRow(pool, tranche, content.rank(), text)));
    trancheVersions.save(
        new TrancheVersionRow(pool, tranche, stored.version(), text, clock.instant(), changedBy));
    directory.forget(pool);
    return new Versioned<>(content, stored.version());
  }

  @Transactional(propagation = Propagation.MANDATORY)
  Versioned<MarketContent> market(
      String market, MarketContent content, @Nullable String ifMatch, String changedBy) {
    Names.require("market", market);
    String text = text(content);
    String pool = content.pool();
    if (pools.findById(pool).isEmpty()) {
      throw KitProblems.notFound("pool", pool);
    }
    Optional<MarketRow> existing = markets.lock(market);
    Versions.requireMatch(ifMatch, existing.map(MarketRow::version).orElse(null));
    existing.ifPresent(
        row -> {
          if (!row.pool().equals(pool)) {
            throw fixed("pool", row.pool());
          }
          row.replace(text);
        });
    MarketRow stored =
        markets.saveAndFlush(existing.orElseGet(() -> new MarketRow(market, pool, text)));
    marketVersions.save(
        new MarketVersionRow(pool, market, stored.version(), text, clock.instant(), changedBy));
    directory.forget(pool);
    return new Versioned<>(content, stored.version());
  }

  /** Money may be held in an accepted asset, so it can never be taken off the list. */
  private static void requireKept(PoolContent.Asset asset, PoolContent next) {
    for (PoolContent.Asset other : next.assets()) {
      if (other.asset().equals(asset.asset())) {
        if (other.scale() != asset.scale()) {
          throw fixed("assets.scale", asset.scale());
        }
        return;
      }
    }
    throw fixed("assets", asset.asset());
  }

  private static RuntimeException fixed(String field, Object value) {
    return Problem.of(PoolProblems.CONFIGURATION_CONFLICT)
        .detail(field + " is " + value + " for ever.")
        .with("field", field)
        .with("current", value)
        .asException();
  }

  private String text(Object content) {
    return new String(canonical.bytes(content), StandardCharsets.UTF_8);
  }
}
