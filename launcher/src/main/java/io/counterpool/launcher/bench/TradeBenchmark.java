package io.counterpool.launcher.bench;

import static java.util.Objects.requireNonNull;

import io.counterpool.launcher.bench.OrderRequests.Trader;
import io.counterpool.launcher.bench.Pgbench.PgbenchFailed;
import io.counterpool.launcher.replay.Setup;
import io.counterpool.launcher.venue.Database;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Durable fills through REST, single and in batches, beside pgbench running the statements of one
 * fill and an echo that reads and writes the same JSON; then how long a fill takes after its price.
 *
 * <p>The clock of a rate runs from the first request until every accepted order has its outcome.
 * While a reference runs, the market is closed and nothing else is asked of the venue. Load, venue
 * and database share the machine.
 */
final class TradeBenchmark {

  /** Base quantity of each order. */
  static final String SIZE = "0.01";

  static final int BATCH = 100;
  private static final int FEW = 32;
  private static final int MANY = 64;
  private static final int[] CLIENTS = {1, 8, 64};
  private static final String API = "/v1";
  private static final String ECHO = "/v1/benchmark";

  private final BenchVenue bench;
  private final Plan plan;
  private final Consumer<String> progress;
  private final Server server;
  private final PoolRows rows;
  private final InetSocketAddress pool;
  private final OrderRequests singles;
  private final OrderRequests batches;
  private final OrderRequests echoOfSingles;
  private final OrderRequests echoOfBatches;
  private final Figures figures = new Figures();

  TradeBenchmark(BenchVenue bench, Server server, Plan plan, Consumer<String> progress) {
    this.bench = bench;
    this.plan = plan;
    this.progress = progress;
    this.server = server;
    this.rows = new PoolRows(server, Setup.POOL);
    this.pool = bench.pool();
    List<Trader> traders = bench.traders();
    this.singles = OrderRequests.singles(pool, API, traders, BenchVenue.MARKET, SIZE);
    this.batches = OrderRequests.batches(pool, API, traders, BenchVenue.MARKET, SIZE, BATCH);
    this.echoOfSingles = OrderRequests.singles(pool, ECHO, traders, BenchVenue.MARKET, SIZE);
    this.echoOfBatches = OrderRequests.batches(pool, ECHO, traders, BenchVenue.MARKET, SIZE, BATCH);
  }

  /** pgbench with what it writes. */
  private record Reference(Pgbench pgbench, Map<String, String> variables) {

    Pgbench.Result run(String script, Duration howLong) {
      return pgbench.run(script, variables, howLong);
    }
  }

  BenchReport run() {
    if (!rows.hasCapital()) {
      throw new IllegalStateException("the pool has no capital after its first cut-off");
    }
    warmUp();
    FillTexts texts = rows.lastFill();
    String script = Pgbench.script();
    Optional<Reference> found =
        Pgbench.find().map(program -> new Reference(pgbench(program), texts.variables()));
    Reference reference = found.orElse(null);
    String missing = "pgbench is neither on the PATH nor below /usr/lib/postgresql";
    if (reference != null) {
      try {
        reference.run(script, Duration.ofSeconds(3));
        reference.run(Pgbench.pipelined(script), Duration.ofSeconds(3));
      } catch (PgbenchFailed failed) {
        reference = null;
        missing = String.valueOf(failed.getMessage());
      }
    }
    for (int round = 1; round <= plan.rounds(); round++) {
      round(round, reference, script);
    }
    SortedMap<Integer, RoundToFill.Result> latencies = latencies();
    var report = new TradeReport(figures, latencies, reference == null ? missing : null);
    return new BenchReport(report.notes(settings(), plan, texts), report.rows());
  }

  private Pgbench pgbench(java.nio.file.Path program) {
    Database database = bench.venue().database();
    return new Pgbench(program, database.port(), ReferenceDatabase.ROLE, ReferenceDatabase.NAME);
  }

  private void warmUp() {
    progress.accept("warming up for " + plan.warmUp().multipliedBy(2).toSeconds() + " s");
    bench.prices().open(true);
    fills("warm-up", MANY, singles, plan.warmUp());
    fills("warm-up", FEW, batches, plan.warmUp().dividedBy(2));
    echo("warm-up", MANY, echoOfSingles, plan.warmUp().dividedBy(4));
    echo("warm-up", FEW, echoOfBatches, plan.warmUp().dividedBy(4));
    figures.forget("warm-up");
  }

  private void round(int round, @Nullable Reference reference, String script) {
    bench.prices().open(false);
    if (reference != null) {
      database("pgbench", () -> reference.run(script, plan.each()));
      database("pipelined", () -> reference.run(Pgbench.pipelined(script), plan.each()));
    }
    echo("echo-32", FEW, echoOfSingles, plan.each().dividedBy(2));
    echo("echo-64", MANY, echoOfSingles, plan.each().dividedBy(2));
    echo("echo-batched", FEW, echoOfBatches, plan.each().dividedBy(2));
    bench.prices().open(true);
    fills("single-32", FEW, singles, plan.each());
    fills("single-64", MANY, singles, plan.each());
    fills("batched", FEW, batches, plan.each());
    progress.accept("round %d of %d: %s".formatted(round, plan.rounds(), figures.lastRates()));
  }

  private void database(String name, Supplier<Pgbench.Result> run) {
    server.checkpoint();
    long before = server.walPosition();
    Pgbench.Result result = run.get();
    long bytes = server.walPosition() - before;
    figures.add(name, result.perSecond());
    figures.add(name + " wal", (double) bytes / result.transactions());
  }

  /** Rate in orders, not in requests. */
  private void echo(String name, int connections, OrderRequests requests, Duration howLong) {
    LoadGenerator.Result result = LoadGenerator.run(pool, connections, requests, howLong);
    complain(name, result);
    figures.add(name, result.acceptedPerSecond() * requests.orders());
  }

  private void fills(String name, int connections, OrderRequests requests, Duration howLong) {
    server.checkpoint();
    PoolRows.Progress before = rows.progress();
    long wal = server.walPosition();
    long start = System.nanoTime();
    LoadGenerator.Result sent = LoadGenerator.run(pool, connections, requests, howLong);
    rows.awaitDrained();
    double seconds = (System.nanoTime() - start) / 1e9;
    long bytes = server.walPosition() - wal;
    PoolRows.Progress after = rows.progress();
    complain(name, sent);
    SortedMap<String, Long> outcomes = rows.outcomes(before.commands(), after.commands());
    long ended = outcomes.values().stream().mapToLong(Long::longValue).sum();
    long accepted = sent.accepted() * requests.orders();
    if (sent.broken() == 0 && ended != accepted) {
      throw new IllegalStateException(
          "%s: %d orders were accepted and %d ended: %s"
              .formatted(name, accepted, ended, outcomes));
    }
    long fills = after.fills() - before.fills();
    if (fills == 0) {
      throw new IllegalStateException(name + ": no order was filled, they ended " + outcomes);
    }
    if (fills != ended) {
      figures.note(name + ": of " + ended + " orders " + fills + " were filled: " + outcomes);
    }
    figures.add(name, fills / seconds);
    figures.add(name + " wal", (double) bytes / fills);
    figures.add(name + " transfers", (double) (after.transfers() - before.transfers()) / fills);
  }

  private void complain(String name, LoadGenerator.Result result) {
    if (!result.complaints().isEmpty()) {
      figures.note("%s: beside %d× 202%s".formatted(name, result.accepted(), result.complaints()));
    }
  }

  private SortedMap<Integer, RoundToFill.Result> latencies() {
    var roundToFill = new RoundToFill(bench, rows, singles);
    double half = figures.median("single-64") / 2;
    SortedMap<Integer, RoundToFill.Result> results = new TreeMap<>();
    for (int clients : CLIENTS) {
      progress.accept("round to fill with " + clients + " waiting, at half of peak");
      results.put(
          clients, roundToFill.measure(clients, half, plan.each().multipliedBy(plan.rounds())));
    }
    return results;
  }

  private Map<String, String> settings() {
    SortedMap<String, String> settings = new TreeMap<>();
    for (String name :
        List.of("server_version", "fsync", "synchronous_commit", "full_page_writes")) {
      settings.put(name, requireNonNull(server.setting(name)));
    }
    return settings;
  }
}
