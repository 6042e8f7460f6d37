package io.counterpool.launcher.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Durable signed reports through REST, beside verification and COPY of the very same reports; then
 * how long a round takes from its reports to a reader of the stream.
 *
 * <p>Reports are signed before each clock starts. The clock of a rate runs from the first request
 * until the last answer, which comes after the commit. Load, service and database share the
 * machine; while the reference runs nothing is asked of the service.
 */
final class OracleBenchmark {

  /** Requests of each client in a measurement. */
  static final int REQUESTS = 10;

  private static final int WARM_UP_MEASUREMENTS = 2;
  private static final int LATENCIES = 200;
  private static final Duration LATENCY_PACE = Duration.ofMillis(50);

  private final OracleVenue venue;
  private final Plan plan;
  private final Consumer<String> progress;
  private final Figures figures = new Figures();
  private final SortedMap<String, Samples> latencies = new TreeMap<>();

  OracleBenchmark(OracleVenue venue, Plan plan, Consumer<String> progress) {
    this.venue = venue;
    this.plan = plan;
    this.progress = progress;
  }

  BenchReport run() {
    ReportLoad load = venue.load();
    try (Server server = venue.server();
        Connection reference = venue.reference();
        RoundToStream stream = venue.stream(load)) {
      VerifyAndCopy copy = new VerifyAndCopy(reference);
      for (int n = 1; n <= WARM_UP_MEASUREMENTS; n++) {
        progress.accept("warming up, %d of %d".formatted(n, WARM_UP_MEASUREMENTS));
        measure("warm-up", load, copy, server);
        stream.measure(LATENCIES / 4, LATENCY_PACE);
      }
      figures.forget("warm-up");
      for (int round = 1; round <= plan.rounds(); round++) {
        measure("", load, copy, server);
        progress.accept("round %d of %d: %s".formatted(round, plan.rounds(), figures.lastRates()));
      }
      latencies(load, stream);
      return new OracleReport(figures, latencies).report(settings(server), plan);
    } catch (SQLException failed) {
      throw new IllegalStateException("the reference database is gone", failed);
    }
  }

  private void measure(String prefix, ReportLoad load, VerifyAndCopy copy, Server server) {
    List<List<List<SignedReport>>> clients = signed(REQUESTS);
    List<List<byte[]>> bodies = clients.stream().map(ReportLoad::bodies).toList();
    long reports = clients.stream().mapToLong(List::size).sum() * ReportSource.BATCH;

    server.checkpoint();
    long wal = server.walPosition();
    VerifyAndCopy.Result alone = copy.run(clients.stream().flatMap(List::stream).toList());
    figures.add(prefix + "verify-and-copy", alone.perSecond());
    figures.add(prefix + "verify", alone.verifiedPerSecond());
    figures.add(prefix + "copy", alone.copiedPerSecond());
    figures.add(prefix + "verify-and-copy wal", (double) (server.walPosition() - wal) / reports);

    server.checkpoint();
    long before = stored(server);
    wal = server.walPosition();
    double seconds = load.send(bodies);
    figures.add(prefix + "reports", reports / seconds);
    figures.add(prefix + "reports wal", (double) (server.walPosition() - wal) / reports);
    long stored = stored(server) - before;
    if (stored != reports) {
      throw new IllegalStateException(
          "%d reports were answered as accepted and %d are stored".formatted(reports, stored));
    }
  }

  private static long stored(Server server) {
    return server.number("select count(*) from report where feed like 'BENCH-%'");
  }

  private List<List<List<SignedReport>>> signed(int requests) {
    return venue.sources().stream()
        .map(source -> source.batches(requests, ReportSource.BATCH))
        .toList();
  }

  private void latencies(ReportLoad load, RoundToStream stream) {
    progress.accept("report to stream, alone");
    latencies.put("", stream.measure(LATENCIES, LATENCY_PACE));
    double half = figures.median("reports") / 2;
    Duration pace =
        Duration.ofNanos((long) (1e9 * OracleVenue.CLIENTS * ReportSource.BATCH / half));
    Duration whole = LATENCY_PACE.multipliedBy(LATENCIES);
    int requests = (int) Math.max(2, whole.toNanos() / pace.toNanos() + 1);
    List<List<byte[]>> bodies = signed(requests).stream().map(ReportLoad::bodies).toList();
    progress.accept("report to stream, beside half of the peak");
    List<Throwable> failures = new ArrayList<>();
    Thread background =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    load.send(bodies, pace);
                  } catch (RuntimeException failed) {
                    failures.add(failed);
                  }
                });
    latencies.put("-at-half", stream.measure(LATENCIES, LATENCY_PACE));
    try {
      background.join();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while latency was measured", stopped);
    }
    failures.forEach(failed -> figures.note("background of latency: " + failed.getMessage()));
  }

  private static Map<String, String> settings(Server server) {
    SortedMap<String, String> settings = new TreeMap<>();
    for (String name :
        List.of("server_version", "fsync", "synchronous_commit", "full_page_writes")) {
      settings.put(name, server.setting(name));
    }
    return settings;
  }
}
