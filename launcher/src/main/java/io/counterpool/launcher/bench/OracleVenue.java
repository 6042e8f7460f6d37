package io.counterpool.launcher.bench;

import io.counterpool.launcher.venue.Api;
import io.counterpool.launcher.venue.Service;
import io.counterpool.launcher.venue.Venue;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * A venue of its own whose oracle is measured: feeds with many publishers for each client, one feed
 * for latency, and a copy of the oracle's database, taken when its publishers were configured, for
 * the reference. The other services stand by.
 */
final class OracleVenue implements AutoCloseable {

  static final int CLIENTS = 4;
  static final int FEEDS_OF_EACH = 4;
  static final int PUBLISHERS_OF_EACH = 16;

  private static final String REFERENCE = "oracle_reference";
  private static final String LATENCY_FEED = "LATENCY-USD";
  private static final int LATENCY_PUBLISHERS = 4;
  private static final Duration TOKEN_LIFE = Duration.ofHours(12);

  private final Venue venue;
  private final List<ReportSource> sources;
  private final List<ReportPublisher> latency;

  private OracleVenue(Venue venue, List<ReportSource> sources, List<ReportPublisher> latency) {
    this.venue = venue;
    this.sources = List.copyOf(sources);
    this.latency = List.copyOf(latency);
  }

  static OracleVenue start(Path project, Consumer<String> progress) {
    Venue venue = Venue.start(Venue.Options.forgotten(project, Map.of()), progress);
    try {
      progress.accept("configuring feeds and publishers");
      OracleVenue configured = configured(venue);
      try (Server server = new Server(venue.database().administer("postgres"))) {
        ReferenceDatabase.copy(server, Service.ORACLE.word(), REFERENCE);
      } catch (SQLException failed) {
        throw new IllegalStateException("cannot copy the oracle's database", failed);
      }
      return configured;
    } catch (RuntimeException failed) {
      venue.close();
      throw failed;
    }
  }

  private static OracleVenue configured(Venue venue) {
    Api operator = venue.api("operator", "oracle:configure sandbox:drive");
    operator
        .put(Service.ORACLE, "/v1/sandbox/clock", Map.of("mode", "LIVE"))
        .expect2xx("PUT sandbox clock");
    Instant first = Instant.now().truncatedTo(ChronoUnit.MILLIS).minus(Duration.ofHours(1));
    List<ReportSource> sources = new ArrayList<>();
    for (int client = 0; client < CLIENTS; client++) {
      int own = client;
      List<String> feeds =
          IntStream.range(0, FEEDS_OF_EACH).mapToObj(n -> "BENCH-%d-%d".formatted(own, n)).toList();
      feeds.forEach(feed -> configure(operator, "/v1/feeds/" + feed, feed()));
      ReportSource source = new ReportSource(feeds, PUBLISHERS_OF_EACH, first, client);
      source.publishers().forEach(publisher -> configure(operator, publisher));
      sources.add(source);
    }
    configure(operator, "/v1/feeds/" + LATENCY_FEED, feed());
    List<ReportPublisher> latency =
        IntStream.range(0, LATENCY_PUBLISHERS)
            .mapToObj(n -> ReportPublisher.of(LATENCY_FEED, "node-" + n))
            .toList();
    latency.forEach(publisher -> configure(operator, publisher));
    return new OracleVenue(venue, sources, latency);
  }

  static Map<String, Object> feed() {
    return Map.ofEntries(
        Map.entry("base", "BTC"),
        Map.entry("quote", "USD"),
        Map.entry("priceScale", 8),
        Map.entry("heartbeatSeconds", 86_400),
        Map.entry("deviation", "0.005"),
        Map.entry("quorum", 3),
        Map.entry("maxAgeSeconds", 86_400),
        Map.entry("maxFutureMillis", 1000),
        Map.entry("publishedLagMillis", 0),
        Map.entry("outlierCut", "0.05"),
        Map.entry("uncertainAbove", "0.05"),
        Map.entry("aggregation", Map.of("model", "three-vote-median")),
        Map.entry("volatility", Map.of("model", "ewma", "lambda", "0.94", "stepSeconds", 3600)));
  }

  private static void configure(Api operator, ReportPublisher publisher) {
    configure(
        operator,
        "/v1/feeds/" + publisher.feed() + "/publishers/" + publisher.name(),
        Map.of("publicKey", publisher.publicKey(), "weight", "1"));
  }

  private static void configure(Api operator, String path, Map<String, Object> body) {
    operator
        .send(
            Service.ORACLE,
            "PUT",
            path,
            body,
            Map.of("Idempotency-Key", "bench" + path.replace('/', '-')))
        .expect2xx("PUT " + path);
  }

  /** What each client sends. */
  List<ReportSource> sources() {
    return sources;
  }

  ReportLoad load() {
    return new ReportLoad(
        uri("/v1/reports"), venue.keys().token("publishers", "oracle:submit", TOKEN_LIFE));
  }

  RoundToStream stream(ReportLoad load) {
    return new RoundToStream(
        load,
        uri("/v1/events/stream"),
        venue.keys().token("reader", "oracle:read", TOKEN_LIFE),
        latency);
  }

  private URI uri(String path) {
    return venue.api("reader", "oracle:read").uri(Service.ORACLE, path);
  }

  /** A connection to the oracle's database. */
  Server server() {
    try {
      return new Server(venue.database().administer(Service.ORACLE.word()));
    } catch (SQLException failed) {
      throw new IllegalStateException("cannot use the oracle's database", failed);
    }
  }

  /** A connection to the copy, with a place for reports of yesterday to tomorrow. */
  Connection reference() {
    try {
      Connection reference = venue.database().administer(REFERENCE);
      try (Statement call = reference.createStatement()) {
        call.execute(
            """
            select ensure_history(now() + make_interval(days => day))
            from generate_series(-1, 1) day
            """);
      }
      return reference;
    } catch (SQLException failed) {
      throw new IllegalStateException("cannot use database " + REFERENCE, failed);
    }
  }

  @Override
  public void close() {
    venue.close();
  }
}
