package io.counterpool.fee.economics;

import io.counterpool.fee.schedule.EffectiveSchedule;
import io.counterpool.fee.schedule.MarketId;
import io.counterpool.fee.schedule.ScheduleVersion;
import io.counterpool.fee.terms.PoolId;
import io.counterpool.kit.problem.KitProblems;
import io.counterpool.models.Decimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads the economics of markets and pools, in one snapshot each. */
@Service
class ReadEconomics {

  /** Markets that are looked at. */
  private static final int MOST_MARKETS = 200;

  private final EconomicsStore store;
  private final EffectiveSchedule schedules;

  ReadEconomics(EconomicsStore store, EffectiveSchedule schedules) {
    this.store = store;
    this.schedules = schedules;
  }

  /**
   * Of a market, as of its last round.
   *
   * @throws io.counterpool.kit.problem.ProblemException {@code not-found} before its first round
   */
  @Transactional(readOnly = true)
  MarketEconomics market(MarketId market, @Nullable Decimal skewDepth) {
    return economics(newest(market), skewDepth);
  }

  /** Of the first {@link #MOST_MARKETS} markets of a pool, by name; none if it is unknown. */
  @Transactional(readOnly = true)
  PoolEconomics pool(PoolId pool) {
    List<MarketEconomics> markets = economics(store.newest(pool, MOST_MARKETS));
    if (markets.isEmpty()) {
      throw KitProblems.notFound("market with rounds of pool", pool);
    }
    return EconomicsRules.pool(pool, markets);
  }

  /** Of the first {@link #MOST_MARKETS} markets of all pools, by name. */
  @Transactional(readOnly = true)
  List<MarketEconomics> all() {
    return economics(store.newest(MOST_MARKETS));
  }

  /** The last round of a market. */
  @Transactional(readOnly = true)
  RecordedRound newest(MarketId market) {
    return store
        .newest(market)
        .orElseThrow(() -> KitProblems.notFound("recorded round of market", market));
  }

  private List<MarketEconomics> economics(List<RecordedRound> newest) {
    List<MarketEconomics> markets = new ArrayList<>();
    for (RecordedRound last : newest) {
      markets.add(economics(last, null));
    }
    return markets;
  }

  private MarketEconomics economics(RecordedRound last, @Nullable Decimal skewDepth) {
    ScheduleVersion schedule = schedules.at(last.market(), last.at());
    TreeMap<EconomicsWindow, RecordedRound> starts = new TreeMap<>();
    for (EconomicsWindow window : EconomicsWindow.values()) {
      Duration length = window.length();
      store
          .atOrFirst(last.market(), length == null ? Instant.EPOCH : last.at().minus(length))
          .ifPresent(start -> starts.put(window, start));
    }
    return EconomicsRules.market(last, starts, schedule, skewDepth);
  }
}
