package io.counterpool.fee.economics;

import static java.util.Objects.requireNonNull;

import io.counterpool.fee.schedule.EffectiveSchedule;
import io.counterpool.fee.schedule.MarketId;
import io.counterpool.fee.schedule.Schedule;
import io.counterpool.fee.terms.PoolId;
import io.counterpool.kit.problem.KitProblems;
import io.counterpool.models.Decimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads the economics of markets and pools, in two queries each. */
@Service
class ReadEconomics {

  /** Markets of one pool in one answer. */
  static final int MOST_MARKETS = 200;

  /** Markets that are watched. */
  static final int MOST_WATCHED = 1_000;

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
    RecordedRound last = newest(market);
    return economics(List.of(last), Map.of(last.pool(), last.at()), skewDepth).getFirst();
  }

  /**
   * Of the markets of a pool that had a round last, by name, as of the last round of the pool.
   *
   * @param most of them
   * @throws io.counterpool.kit.problem.ProblemException {@code not-found} before its first round
   */
  @Transactional(readOnly = true)
  PoolEconomics pool(PoolId pool, int most) {
    List<RecordedRound> found = store.newest(pool, most + 1);
    if (found.isEmpty()) {
      throw KitProblems.notFound("market with rounds of pool", pool);
    }
    List<RecordedRound> newest = found.subList(0, Math.min(most, found.size()));
    Map<PoolId, Instant> ends = ends(newest);
    return EconomicsRules.pool(
        pool, requireNonNull(ends.get(pool)), found.size() > most, economics(newest, ends, null));
  }

  /**
   * Of the {@link #MOST_WATCHED} markets that had a round last, by name, without those that had
   * none in the last day of their pool.
   */
  @Transactional(readOnly = true)
  List<MarketEconomics> running() {
    List<RecordedRound> newest = store.newest(MOST_WATCHED);
    Map<PoolId, Instant> ends = ends(newest);
    return economics(newest, ends, null).stream()
        .filter(each -> EconomicsRules.runs(each, requireNonNull(ends.get(each.pool()))))
        .toList();
  }

  /** The last round of a market. */
  @Transactional(readOnly = true)
  RecordedRound newest(MarketId market) {
    return store
        .newest(market)
        .orElseThrow(() -> KitProblems.notFound("recorded round of market", market));
  }

  /** The schedule that a round was made by. */
  @Transactional(readOnly = true)
  Schedule schedule(RecordedRound round) {
    return schedules.version(round.market(), round.scheduleVersion()).schedule();
  }

  private static Map<PoolId, Instant> ends(List<RecordedRound> newest) {
    Map<PoolId, Instant> ends = new HashMap<>();
    newest.forEach(
        each ->
            ends.merge(each.pool(), each.at(), (one, other) -> one.isAfter(other) ? one : other));
    return ends;
  }

  private List<MarketEconomics> economics(
      List<RecordedRound> newest, Map<PoolId, Instant> ends, @Nullable Decimal skewDepth) {
    Map<MarketId, Instant> windowEnds = new HashMap<>();
    newest.forEach(each -> windowEnds.put(each.market(), requireNonNull(ends.get(each.pool()))));
    Map<MarketId, SortedMap<EconomicsWindow, WindowStart>> starts = store.starts(windowEnds);
    List<MarketEconomics> markets = new ArrayList<>();
    for (RecordedRound last : newest) {
      markets.add(
          EconomicsRules.market(last, requireNonNull(starts.get(last.market())), skewDepth));
    }
    markets.sort(Comparator.comparing(market -> market.market().value()));
    return markets;
  }
}
