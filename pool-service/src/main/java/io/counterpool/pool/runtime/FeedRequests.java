package io.counterpool.pool.runtime;

import io.counterpool.pool.configuration.PoolSetup;
import io.counterpool.pool.executor.FeedRound;
import io.counterpool.pool.executor.PoolState;
import io.counterpool.pool.executor.TakenCommand;
import io.counterpool.pool.market.MarketConfig;
import io.counterpool.pool.order.WaitingOrder;
import io.counterpool.pool.upstream.Upstreams;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Asks the oracle for the rounds of a pool's feeds. A round that serves every waiting command is
 * wanted first; where its reports are not there yet, one that serves the command that waits
 * longest, so that nobody waits for ever behind a stream of new orders; and last, when the round is
 * due anyway, whatever there is, because accounts must be judged.
 */
final class FeedRequests {

  /** Reports must be taken in after, and observed after. */
  private record Bound(@Nullable Long takenAfter, @Nullable Instant observedAfter) {

    static final Bound NONE = new Bound(null, null);
  }

  /** Bounds of the commands that wait for one feed. */
  private static final class Waiting {
    private long oldestTaken;
    private Instant oldestAccepted = Instant.MAX;
    private long newestTaken = -1;
    private Instant newestAccepted = Instant.MIN;

    void add(@Nullable Long watermark, Instant acceptedAt) {
      if (watermark == null) {
        return;
      }
      if (newestTaken < 0) {
        oldestTaken = watermark;
        oldestAccepted = acceptedAt;
      }
      newestTaken = Math.max(newestTaken, watermark);
      newestAccepted = newestAccepted.isBefore(acceptedAt) ? acceptedAt : newestAccepted;
    }

    boolean isEmpty() {
      return newestTaken < 0;
    }
  }

  private final Upstreams upstreams;
  private final Repeated repeated;

  FeedRequests(Upstreams upstreams, Repeated repeated) {
    this.upstreams = upstreams;
    this.repeated = repeated;
  }

  /**
   * The rounds of a due pool round, by feed; a feed without a quorum is absent.
   *
   * @param dueAnyway false: the round is wanted only for commands that wait
   * @return null if it is wanted only for them and serves none
   */
  @Nullable SortedMap<String, FeedRound> ask(PoolSetup setup, PoolState state, boolean dueAnyway)
      throws InterruptedException {
    Map<String, Waiting> waiting = waiting(setup, state);
    SortedMap<String, FeedRound> rounds = new TreeMap<>();
    List<String> unserved = new ArrayList<>();
    boolean served = false;
    for (String feed : setup.feeds()) {
      Waiting commands = waiting.get(feed);
      FeedRound round = commands == null ? null : serving(setup, feed, commands);
      if (round == null || round.price() == null) {
        unserved.add(feed);
      } else {
        rounds.put(feed, round);
        served = true;
      }
    }
    if (!dueAnyway && !served) {
      return null;
    }
    for (String feed : unserved) {
      request(feed, Bound.NONE).ifPresent(round -> rounds.put(feed, round));
    }
    return rounds;
  }

  private @Nullable FeedRound serving(PoolSetup setup, String feed, Waiting commands)
      throws InterruptedException {
    long skew = setup.pool().maxClockSkewMillis();
    Set<Bound> bounds = new LinkedHashSet<>();
    bounds.add(new Bound(commands.newestTaken, commands.newestAccepted.plusMillis(skew)));
    bounds.add(new Bound(commands.oldestTaken, commands.oldestAccepted.plusMillis(skew)));
    for (Bound bound : bounds) {
      Optional<FeedRound> round = request(feed, bound);
      if (round.isPresent()) {
        return round.get();
      }
    }
    return null;
  }

  private Optional<FeedRound> request(String feed, Bound bound) throws InterruptedException {
    UUID requestId = UUID.randomUUID();
    return repeated
        .ask(
            "round of feed " + feed,
            () -> upstreams.feedRound(feed, requestId, bound.takenAfter(), bound.observedAfter()))
        .flatMap(round -> round);
  }

  private static Map<String, Waiting> waiting(PoolSetup setup, PoolState state) {
    Map<String, Waiting> byFeed = new HashMap<>();
    for (WaitingOrder order : state.orders().waiting()) {
      MarketConfig market = setup.markets().get(order.order().market());
      if (market != null) {
        byFeed
            .computeIfAbsent(market.feed(), _ -> new Waiting())
            .add(order.watermark(), order.acceptedAt());
      }
    }
    Waiting everywhere = new Waiting();
    for (TakenCommand movement : state.movements().all()) {
      everywhere.add(movement.watermark(), movement.acceptedAt());
    }
    for (TakenCommand cancel : state.orders().cancels()) {
      everywhere.add(cancel.watermark(), cancel.acceptedAt());
    }
    if (!everywhere.isEmpty()) {
      for (String feed : setup.feeds()) {
        Waiting of = byFeed.computeIfAbsent(feed, _ -> new Waiting());
        of.add(everywhere.oldestTaken, everywhere.oldestAccepted);
        of.add(everywhere.newestTaken, everywhere.newestAccepted);
      }
    }
    return byFeed;
  }
}
