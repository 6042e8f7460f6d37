package io.counterpool.pool.runtime;

import io.counterpool.kit.client.UpstreamUnavailable;
import io.counterpool.kit.wire.CanonicalJson;
import io.counterpool.models.Decimal;
import io.counterpool.pool.configuration.PoolDirectory;
import io.counterpool.pool.configuration.PoolSetup;
import io.counterpool.pool.executor.Command;
import io.counterpool.pool.executor.FeedRound;
import io.counterpool.pool.executor.Journal;
import io.counterpool.pool.executor.PoolMachine;
import io.counterpool.pool.executor.PoolState;
import io.counterpool.pool.executor.RoundDraft;
import io.counterpool.pool.executor.RoundDraft.MarketDraft;
import io.counterpool.pool.executor.TakenCommand;
import io.counterpool.pool.registry.Registry;
import io.counterpool.pool.runtime.RestoreStore.Block;
import io.counterpool.pool.runtime.RestoreStore.Restored;
import io.counterpool.pool.runtime.RoundTerms.Terms;
import io.counterpool.pool.runtime.Step.RoundDone;
import io.counterpool.pool.runtime.Step.Taken;
import io.counterpool.pool.upstream.FeeQuestion;
import io.counterpool.pool.upstream.MarginQuestion;
import io.counterpool.pool.upstream.Upstreams;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One tenure of a pool: from taking the lease to losing it. Owned by one thread. Whatever fails,
 * the session ends and its state is dropped; the next one starts from what is committed.
 */
final class PoolSession {

  private static final Logger LOG = LoggerFactory.getLogger(PoolSession.class);

  /** A busy live pool looks for a due round no closer than this. */
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

  /** How far back the last terms of a market are looked for. */
  private static final int ROUNDS_BACK = 20;

  /** What a session works with. */
  record Tools(
      PoolDirectory directory,
      Registry registry,
      NewCommandStore commands,
      StepStore steps,
      RestoreStore restore,
      Upstreams upstreams,
      CommitSignals signals,
      ExecutionMetrics metrics,
      CanonicalJson json,
      ExecutorProperties properties) {}

  private final Tools tools;
  private final Connection connection;
  private final String pool;
  private final long fence;
  private final PoolMachine machine;
  private final PoolState state;
  private final RoundTerms terms;
  private final FeedRequests feeds;
  private final OpenCommands open;
  private final Set<UUID> unreferred = new HashSet<>();
  private long[] cursors;
  private long step;
  private Block block;

  /** A live pool is not looked at before this. */
  private long nextLookNanos = System.nanoTime();

  /**
   * Restores the pool and finishes the round that was prepared, if there is one.
   *
   * @param connection without auto-commit, for this session only
   */
  static PoolSession start(Tools tools, Connection connection, PoolSetup setup, Lease lease)
      throws SQLException, InterruptedException {
    PoolSession session = new PoolSession(tools, connection, setup, lease);
    PreparedRound left = tools.restore().prepared(lease.pool()).orElse(null);
    if (left != null) {
      LOG.info("pool {}: finishing round {}", lease.pool(), left.number());
      session.run(left, System.nanoTime(), true);
    }
    return session;
  }

  private PoolSession(Tools tools, Connection connection, PoolSetup setup, Lease lease) {
    this.tools = tools;
    this.connection = connection;
    this.pool = lease.pool();
    this.fence = lease.fence();
    Restored restored = tools.restore().pool(setup.key(), lease.unfinishedFrom());
    this.state = restored.state();
    this.machine = new PoolMachine(state);
    this.block = restored.block();
    this.cursors = lease.cursors();
    this.step = lease.step();
    this.open = new OpenCommands(state.counters().row().commandSequence() + 1);
    restored
        .unfinished()
        .forEach(
            each ->
                open.opened(
                    each.command().sequence(),
                    lines(each.command()) - each.finishedLines().size()));
    Repeated repeated = new Repeated(tools.properties());
    this.terms =
        new RoundTerms(
            tools.upstreams(),
            repeated,
            tools.metrics(),
            tools.restore().inputs(lease.pool(), ROUNDS_BACK));
    this.feeds = new FeedRequests(tools.upstreams(), repeated);
  }

  private static int lines(TakenCommand taken) {
    return taken.command() instanceof Command.PlaceBatch batch ? batch.lines().size() : 1;
  }

  /**
   * Takes in what was accepted, at most one step of it.
   *
   * @return whether there may be more
   */
  boolean takeIn() throws SQLException {
    int budget = tools.properties().ordersPerStep();
    List<NewCommand> fresh = new ArrayList<>();
    int orders = 0;
    for (Map.Entry<Integer, Long> lane : tools.commands().lanes().entrySet()) {
      long after = cursor(lane.getKey());
      if (lane.getValue() > after && orders < budget) {
        List<NewCommand> next =
            tools.commands().next(pool, lane.getKey(), after, lane.getValue(), budget - orders);
        fresh.addAll(next);
        orders += next.stream().mapToInt(NewCommand::lines).sum();
      }
    }
    if (fresh.isEmpty()) {
      return false;
    }
    Long watermark = null;
    if (fresh.stream().anyMatch(NewCommand::waitsForPrice)) {
      try {
        // Asked after the acceptance is durable and known here: what the oracle takes in from now
        // on nobody could know when these commands were sent.
        watermark = tools.upstreams().watermark();
      } catch (UpstreamUnavailable absent) {
        fresh = beforeFirstThatWaits(fresh);
        if (fresh.isEmpty()) {
          LOG.warn("pool {}: commands wait for the oracle: {}", pool, absent.getMessage());
          return false;
        }
      }
    }
    take(fresh, watermark);
    return watermark != null || fresh.stream().noneMatch(NewCommand::waitsForPrice);
  }

  private static List<NewCommand> beforeFirstThatWaits(List<NewCommand> fresh) {
    List<NewCommand> now = new ArrayList<>();
    for (NewCommand each : fresh) {
      if (each.waitsForPrice()) {
        break;
      }
      now.add(each);
    }
    return now;
  }

  private void take(List<NewCommand> fresh, @Nullable Long watermark) throws SQLException {
    long sequence = state.counters().row().commandSequence();
    List<Taken> taken = new ArrayList<>(fresh.size());
    List<Journal> journals = new ArrayList<>(fresh.size());
    for (NewCommand each : fresh) {
      sequence++;
      Long known = each.waitsForPrice() ? watermark : null;
      taken.add(new Taken(sequence, each.lane(), each.laneSequence(), known));
      moveCursor(each.lane(), each.laneSequence());
      open.opened(sequence, each.lines());
      journals.add(
          machine.take(new TakenCommand(sequence, each.acceptedAt(), known, each.command())));
    }
    commit(taken, journals, null);
  }

  /** Whether commands wait for a price. */
  private boolean hasWaiting() {
    return state.waiting() > 0;
  }

  /**
   * Runs a round if one is due now. Cheap while none is: it is called after each step, so other
   * services and the configuration are looked at now and then only.
   */
  void liveRoundIfDue(Instant now) throws SQLException, InterruptedException {
    long nanos = System.nanoTime();
    if (nanos - nextLookNanos < 0) {
      return;
    }
    PoolSetup recent = tools.directory().recent(pool).orElse(null);
    Instant last = state.counters().lastRoundAt();
    boolean tooEarly =
        recent == null
            || (last != null && now.isBefore(last.plusMillis(recent.minimumRoundMillis())));
    if (tooEarly) {
      return;
    }
    if (!roundIfDue(now)) {
      nextLookNanos = nanos + BETWEEN_LOOKS.toNanos();
    }
  }

  /**
   * Runs a round if one is due at {@code now}.
   *
   * @return whether one was run
   */
  boolean roundIfDue(Instant now) throws SQLException, InterruptedException {
    PoolSetup setup = tools.directory().setup(pool).orElse(null);
    if (setup == null || setup.markets().isEmpty() || setup.pool().tranches().isEmpty()) {
      return false;
    }
    Due due = due(setup, now);
    if (due == Due.NOT) {
      return false;
    }
    long started = System.nanoTime();
    SortedMap<String, FeedRound> rounds = feeds.ask(setup, state, due == Due.ANYWAY);
    if (rounds == null) {
      return false;
    }
    PreparedRound prepared = prepare(setup, now, rounds);
    String body = text(prepared);
    tools.steps().prepare(connection, pool, fence, prepared.number(), now, body);
    run(prepared, started, false);
    return true;
  }

  private enum Due {
    NOT,
    FOR_COMMANDS,
    ANYWAY
  }

  private Due due(PoolSetup setup, Instant now) {
    Instant last = state.counters().lastRoundAt();
    if (last == null || !now.isBefore(last.plusSeconds(setup.roundIntervalSeconds()))) {
      return Due.ANYWAY;
    }
    if (now.isBefore(last.plusMillis(setup.minimumRoundMillis()))) {
      return Due.NOT;
    }
    if (hasMoved(setup)) {
      return Due.ANYWAY;
    }
    return hasWaiting() ? Due.FOR_COMMANDS : Due.NOT;
  }

  /**
   * Whether the oracle has published a round, as it does on a deviation, that was not used here.
   */
  private boolean hasMoved(PoolSetup setup) {
    try {
      Map<String, Long> published = tools.upstreams().lastRounds(setup.feeds());
      return setup.markets().values().stream()
          .anyMatch(
              market -> {
                Long now = published.get(market.feed());
                return now != null && now > usedRound(market.market());
              });
    } catch (UpstreamUnavailable absent) {
      LOG.debug("pool {}: {}", pool, absent.getMessage());
      return false;
    }
  }

  private long usedRound(String market) {
    var known = state.markets().find(market);
    Long used = known == null ? null : known.lastFeedRound();
    return used == null ? 0 : used;
  }

  private PreparedRound prepare(PoolSetup setup, Instant now, SortedMap<String, FeedRound> rounds) {
    long number = state.counters().lastRound() + 1;
    RoundDraft draft = machine.draft(number, now, setup.pool(), setup.markets(), rounds);
    SortedMap<String, FeeQuestion> fee = new TreeMap<>();
    SortedMap<String, MarginQuestion> margin = new TreeMap<>();
    for (MarketDraft market : draft.markets()) {
      FeedRound feed = rounds.get(market.feed());
      if (feed == null || feed.price() == null) {
        continue;
      }
      var confidence = feed.confidence();
      fee.put(
          market.market(),
          new FeeQuestion(
              pool,
              now,
              feed.price(),
              market.longSize(),
              market.shortSize(),
              draft.utilisation(),
              feed.volatilityAnnual(),
              market.premium(),
              draft.poolValue(),
              market.skewDepth(),
              market.volume(),
              market.tradeFees(),
              market.impactKept()));
      margin.put(
          market.market(),
          new MarginQuestion(
              pool,
              now,
              feed.price(),
              confidence == null ? Decimal.ZERO : confidence,
              feed.grade(),
              feed.allows(),
              feed.volatilityAnnual(),
              market.longSize(),
              market.shortSize()));
    }
    return new PreparedRound(
        number,
        now,
        setup.pool(),
        setup.markets(),
        rounds,
        fee,
        margin,
        draft.portfolios(),
        referrers(draft.unreferred()));
  }

  /** Who referred them, asked once for each account: a registration never changes. */
  private @Nullable SortedMap<UUID, UUID> referrers(SortedSet<UUID> accounts) {
    List<UUID> fresh = accounts.stream().filter(unreferred::add).toList();
    SortedMap<UUID, UUID> known =
        fresh.isEmpty() ? new TreeMap<>() : tools.registry().referrers(fresh);
    return known.isEmpty() ? null : known;
  }

  private void run(PreparedRound prepared, long startedNanos, boolean resumed)
      throws SQLException, InterruptedException {
    Terms answered = terms.get(prepared);
    if (answered.portfoliosSent() && !resumed) {
      state.accounts().sent();
    }
    Journal journal = machine.round(answered.input());
    commit(
        List.of(),
        List.of(journal),
        new RoundDone(prepared.number(), prepared.at(), text(answered.input())));
    tools.metrics().round(Duration.ofNanos(System.nanoTime() - startedNanos));
  }

  private void commit(List<Taken> taken, List<Journal> journals, @Nullable RoundDone round)
      throws SQLException {
    open.ended(journals);
    Step next =
        new Step(
            step + 1,
            taken,
            journals,
            state.drainChanges(),
            round,
            cursors.clone(),
            open.unfinishedFrom(),
            state.waiting(),
            block.number(),
            block.hash());
    String hash =
        tools.steps().commit(connection, pool, fence, next, tools.properties().leaseTtl());
    step++;
    if (!hash.equals(block.hash())) {
      block = new Block(block.number() + 1, hash);
    }
    tools.signals().committed(pool, next);
  }

  private long cursor(int lane) {
    return lane < cursors.length ? cursors[lane] : 0;
  }

  private void moveCursor(int lane, long sequence) {
    if (lane >= cursors.length) {
      cursors = Arrays.copyOf(cursors, lane + 1);
    }
    cursors[lane] = sequence;
  }

  private String text(Object value) {
    return new String(tools.json().bytes(value), StandardCharsets.UTF_8);
  }
}
