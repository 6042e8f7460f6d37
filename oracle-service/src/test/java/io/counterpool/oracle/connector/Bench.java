package io.counterpool.oracle.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.models.Decimal;
import io.counterpool.oracle.connector.ConnectorProperties.Backoff;
import io.counterpool.oracle.connector.ConnectorProperties.Breaker;
import io.counterpool.oracle.connector.ConnectorProperties.Chainlink;
import io.counterpool.oracle.connector.ConnectorProperties.Source;
import io.counterpool.oracle.feed.FeedId;
import io.counterpool.oracle.feed.PublisherId;
import io.counterpool.oracle.report.Report;
import io.counterpool.oracle.report.ReportOutcome;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/** Connectors on a stepped clock, with an intake that notes what it is given. */
final class Bench {

  static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
  static final Backoff BACKOFF =
      new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(20), Duration.ofMinutes(5));

  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

  final SteppedClock clock = new SteppedClock(START);
  final List<Report> reports = new ArrayList<>();
  final List<String> outcomes = new ArrayList<>();
  final List<Duration> pauses = new ArrayList<>();

  /** Half of the last four, from two on; thirty seconds; two trials. */
  Breaker breaker = new Breaker(4, 2, 50, Duration.ofSeconds(30), 2);

  /** What the intake says to a report. */
  Function<Report, ReportOutcome> intake = _ -> new ReportOutcome.Accepted(reports.size());

  private final ConnectorKey key;

  Bench(Path folder) {
    key = ConnectorKey.in(folder.resolve("connector.pem"), true);
  }

  /** Settings with short limits; a symbol of the kind. */
  static Source settings(SourceKind kind, URI url) {
    return settings(kind, url, Duration.ofSeconds(5), 100);
  }

  static Source settings(SourceKind kind, URI url, Duration answerTimeout, int callsPerSecond) {
    return new Source(
        "one",
        kind,
        switch (kind) {
          case COINBASE -> "BTC-USD";
          case KRAKEN -> "XXBTZUSD";
          case BINANCE -> "BTCUSDT";
          case BITSTAMP -> "btcusd";
          case OKX -> "BTC-USDT";
          case PYTH -> Bodies.PYTH_ID;
          case CHAINLINK -> Bodies.PROXY;
        },
        "USD",
        new FeedId("BTC-USD"),
        new PublisherId("one"),
        Path.of("connector.pem"),
        url,
        Duration.ofSeconds(3),
        Duration.ofSeconds(2),
        answerTimeout,
        DataSize.ofKilobytes(4),
        Duration.ofSeconds(1),
        Duration.ofSeconds(60),
        Decimal.of("0.01"),
        callsPerSecond,
        kind == SourceKind.CHAINLINK ? chainlink(null) : null);
  }

  static Chainlink chainlink(@Nullable String uptimeFeed) {
    return new Chainlink(
        Decimal.of("0.005"),
        Duration.ofHours(1),
        Duration.ofMinutes(2),
        uptimeFeed,
        Duration.ofHours(1));
  }

  Origin origin(Source settings) {
    return new Origin(settings.origin(), settings.callsPerSecond(), clock);
  }

  Connector connector(Source settings) {
    return connector(settings, origin(settings));
  }

  Connector connector(Source settings, Origin origin) {
    VenueLine line = new VenueLine(settings, HTTP, origin, clock, this::pause);
    return new Connector(
        settings,
        PublicSource.of(settings, line),
        key,
        origin,
        new ConnectorBreaker(settings.name(), breaker, clock),
        BACKOFF,
        this::take,
        (_, outcome) -> outcomes.add(outcome),
        clock);
  }

  private void pause(Duration howLong) {
    pauses.add(howLong);
    clock.step(howLong);
  }

  private ReportOutcome take(Report report, String signature) {
    assertThat(key.open().verifies(report.signedBytes(), Base64.getDecoder().decode(signature)))
        .isTrue();
    reports.add(report);
    return intake.apply(report);
  }

  /** Moves the clock to the instant that the connector itself named. */
  void waitUntilDue(Connector connector) {
    Instant due = connector.state().nextLookAt();
    if (due != null && due.isAfter(clock.instant())) {
      clock.moveTo(due);
    }
  }

  Instant lookWhenDue(Connector connector) {
    waitUntilDue(connector);
    return connector.look();
  }
}
