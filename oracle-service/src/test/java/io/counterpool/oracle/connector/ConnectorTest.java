package io.counterpool.oracle.connector;

import static io.counterpool.oracle.connector.Bench.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.models.Decimal;
import io.counterpool.oracle.connector.ConnectorProperties.Breaker;
import io.counterpool.oracle.connector.ConnectorProperties.Source;
import io.counterpool.oracle.feed.FeedId;
import io.counterpool.oracle.feed.PublisherId;
import io.counterpool.oracle.report.Report;
import io.counterpool.oracle.report.ReportOutcome;
import io.counterpool.oracle.report.ReportOutcome.Refused;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectorTest {

  private static final Duration SHORT = Duration.ofMillis(150);

  @TempDir private static Path folder;

  private final VenueStandIn venue = new VenueStandIn();
  private final Bench bench = new Bench(folder);

  @AfterEach
  void closeVenue() {
    venue.close();
  }

  private Connector coinbase() {
    return bench.connector(Bench.settings(SourceKind.COINBASE, venue.url()));
  }

  private static String ticker(Instant time) {
    return Bodies.coinbase("99", "101", "100.5", time);
  }

  private FailureReason reason(Connector connector) {
    var failure = connector.state().lastFailure();
    assertThat(failure).isNotNull();
    return failure == null ? FailureReason.MALFORMED : failure.reason();
  }

  @Test
  void reportsTheMedianWithHalfTheSpreadAtTheVenuesOwnTime() {
    Instant own = START.minusMillis(250);
    venue.says(200, ticker(own), START);
    Connector connector = coinbase();

    Instant next = connector.look();

    // Median of 99, 100.5, 101; (101 − 99) ÷ 2.
    assertThat(bench.reports)
        .containsExactly(
            new Report(
                new FeedId("BTC-USD"),
                new PublisherId("one"),
                own.toEpochMilli(),
                Decimal.of("100.5"),
                Decimal.of("1"),
                own));
    assertThat(next).isEqualTo(START.plusSeconds(3));
    ConnectorState state = connector.state();
    assertThat(state.lastSuccessAt()).isEqualTo(START);
    assertThat(state.skewMillis()).isZero();
    assertThat(state.lastReport()).isNotNull();
    assertThat(venue.requests()).containsExactly("GET /products/BTC-USD/ticker HTTP/1.1");
  }

  @Test
  void takesTheReceiveTimeLessTheTimeInACacheWhereTheVenueStatesNone() {
    venue.says(
        200, Bodies.kraken("XXBTZUSD", "99.99", "100", "90"), START.minusSeconds(4), "Age: 4");
    Connector connector = bench.connector(Bench.settings(SourceKind.KRAKEN, venue.url()));

    connector.look();

    Report report = bench.reports.getFirst();
    assertThat(report.observedAt()).isEqualTo(START.minusSeconds(4));
    // An old last trade counts only inside the spread; half of it is below one tick.
    assertThat(report.price()).isEqualTo(Decimal.of("99.99"));
    assertThat(report.confidence()).isEqualTo(Decimal.of("0.01"));
    assertThat(connector.state().lastReport()).isNotNull();
    assertThat(connector.state().skewMillis()).isZero();
  }

  @Test
  void readsEveryVenueWithItsOwnRequest() {
    venue.says(
        200,
        "{\"symbol\":\"BTCUSDT\",\"lastPrice\":\"100\",\"bidPrice\":\"99\",\"askPrice\":\"101\","
            + "\"closeTime\":"
            + START.toEpochMilli()
            + "}",
        START);
    bench.connector(Bench.settings(SourceKind.BINANCE, venue.url())).look();
    venue.now().says(200, Bodies.bitstamp("99", "101", "100", START), START);
    bench.connector(Bench.settings(SourceKind.BITSTAMP, venue.url())).look();
    venue.now().says(200, Bodies.okx("99", "101", "100", START), START);
    bench.connector(Bench.settings(SourceKind.OKX, venue.url())).look();
    venue.now().says(200, Bodies.hermes("10000000000", "200000000", -8, START), START);
    bench.connector(Bench.settings(SourceKind.PYTH, venue.url())).look();

    assertThat(bench.reports).hasSize(4).allMatch(r -> r.price().equals(Decimal.of("100")));
    assertThat(bench.reports.getLast().confidence()).isEqualTo(Decimal.of("2"));
    assertThat(venue.requests())
        .containsExactly(
            "GET /api/v3/ticker/24hr?symbol=BTCUSDT HTTP/1.1",
            "GET /api/v2/ticker/btcusd/ HTTP/1.1",
            "GET /api/v5/market/ticker?instId=BTC-USDT HTTP/1.1",
            "GET /v2/updates/price/latest?ids%5B%5D=" + Bodies.PYTH_ID + "&parsed=true HTTP/1.1");
  }

  @Test
  void doesNotReportTheSameObservationTwice() {
    venue.says(200, ticker(START), START).says(200, ticker(START), START.plusSeconds(3));
    Connector connector = coinbase();
    connector.look();
    bench.lookWhenDue(connector);

    assertThat(bench.reports).hasSize(1);
    assertThat(bench.outcomes).containsExactly("REPORTED", "UNCHANGED");
    assertThat(connector.state().lastSuccessAt()).isEqualTo(START.plusSeconds(3));
    assertThat(connector.breaker()).isEqualTo(State.CLOSED);
  }

  @Test
  void goesOnAfterARestartWhereTheIntakeKnowsMore() {
    bench.intake =
        report ->
            report.observedAt().isAfter(START.plusSeconds(2))
                ? new ReportOutcome.Accepted(9)
                : new Refused.NotLater(START.plusSeconds(2), report.observedAt());
    Connector connector = coinbase();
    venue.says(200, ticker(START), START);
    connector.look();
    assertThat(connector.state().lastReport()).isNull();
    assertThat(connector.state().failuresInARow()).isZero();

    venue.now().says(200, ticker(START.plusMillis(2500)), START.plusSeconds(3));
    bench.lookWhenDue(connector);

    assertThat(bench.outcomes).containsExactly("UNCHANGED", "REPORTED");
  }

  @Test
  void namesEachWayInWhichASourceFails() {
    Instant now = START;
    fails(FailureReason.RATE_LIMITED, () -> venue.says(429, "{}", now));
    fails(FailureReason.UNAVAILABLE, () -> venue.says(503, "<html>", now));
    fails(FailureReason.UNAVAILABLE, () -> venue.says(500, "{}", now));
    fails(FailureReason.REFUSED, () -> venue.says(404, "{\"message\":\"NotFound\"}", now));
    fails(FailureReason.REFUSED, () -> venue.says(301, "", now, "Location: http://127.0.0.1/"));
    fails(FailureReason.MALFORMED, () -> venue.says(200, "<html>", now));
    fails(FailureReason.MALFORMED, () -> venue.says(200, ticker(now).replace("\"99\"", "99"), now));
    fails(
        FailureReason.NO_PRICE,
        () -> venue.says(200, Bodies.coinbase("0", "101", "100", now), now));
    fails(
        FailureReason.NO_PRICE,
        () -> venue.says(200, Bodies.coinbase("101", "99", "100", now), now));
    fails(FailureReason.TOO_LARGE, () -> venue.says(200, " ".repeat(4097), now));
    fails(FailureReason.BROKEN_OFF, () -> venue.breaksOff(ticker(now).substring(0, 20), now));
    fails(FailureReason.BROKEN_OFF, () -> venue.sends(""));
    fails(FailureReason.BROKEN_OFF, () -> venue.sends("no HTTP at all\r\n\r\n"));
    fails(FailureReason.STALE, () -> venue.says(200, ticker(now.minusSeconds(61)), now));
    fails(FailureReason.CLOCK_SKEW, () -> venue.says(200, ticker(now.plusMillis(1001)), now));
    fails(FailureReason.CLOCK_SKEW, () -> venue.says(200, ticker(now), now.plusSeconds(2)));
    fails(FailureReason.CLOCK_SKEW, () -> venue.says(200, ticker(now), now.minusSeconds(4)));
    assertThat(bench.reports).isEmpty();
  }

  private void fails(FailureReason reason, Runnable answers) {
    venue.now();
    answers.run();
    Connector connector = coinbase();
    connector.look();
    assertThat(reason(connector)).as(venue.requests().getLast()).isEqualTo(reason);
    assertThat(connector.state().failuresInARow()).isEqualTo(1);
    assertThat(connector.state().lastSuccessAt()).isNull();
  }

  @Test
  void allowsExactlyTheLimitsOfAgeAndSkew() {
    venue.says(200, ticker(START.plusSeconds(1)), START.plusSeconds(1));
    coinbase().look();
    venue.now().says(200, ticker(START.minusSeconds(60)), START.minusSeconds(1));
    coinbase().look();
    assertThat(bench.reports).hasSize(2);
  }

  @Test
  void showsTheSkewForWhichItRefuses() {
    venue.says(200, ticker(START), START.plusSeconds(90));
    Connector connector = coinbase();
    connector.look();
    assertThat(connector.state().skewMillis()).isEqualTo(90_000);
  }

  @Test
  void givesUpOnSilence() {
    venue.isSilent();
    Connector connector =
        bench.connector(Bench.settings(SourceKind.COINBASE, venue.url(), SHORT, 100));
    connector.look();
    assertThat(reason(connector)).isEqualTo(FailureReason.TIMEOUT);
  }

  @Test
  void saysThatNobodyListens() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    Connector connector =
        bench.connector(
            Bench.settings(SourceKind.COINBASE, URI.create("http://127.0.0.1:" + free)));
    connector.look();
    assertThat(reason(connector)).isEqualTo(FailureReason.UNREACHABLE);
  }

  @Test
  void backsOffWithJitterInsideItsBounds() {
    bench.breaker = new Breaker(100, 100, 100, Duration.ofSeconds(30), 2);
    venue.says(404, "{}", START);
    Connector connector = coinbase();
    for (int failures = 1; failures <= 9; failures++) {
      Instant next = bench.lookWhenDue(connector);
      assertThat(connector.state().failuresInARow()).isEqualTo(failures);
      // One second doubles each time, half of it at random; never more than twenty.
      long nominal = 1000L << (failures - 1);
      assertThat(Duration.between(bench.clock.instant(), next).toMillis())
          .isBetween(Math.min(nominal / 2, 10_000), Math.min(nominal * 3 / 2, 20_000));
    }
    answerWell();
    connector.look();
    assertThat(connector.state().failuresInARow()).isZero();
  }

  @Test
  void doesNotAskBeforeTheVenueAllowsItNorDoesAnyOtherOfThatOrigin() {
    Source settings = Bench.settings(SourceKind.COINBASE, venue.url());
    Origin origin = bench.origin(settings);
    Connector one = bench.connector(settings, origin);
    Connector other = bench.connector(settings, origin);
    venue.says(429, "{}", START, "Retry-After: 77");

    assertThat(one.look()).isEqualTo(START.plusSeconds(77));
    assertThat(other.look()).isEqualTo(START.plusSeconds(77));
    bench.clock.step(Duration.ofSeconds(76));
    one.look();
    assertThat(venue.requests()).hasSize(1);

    bench.clock.step(Duration.ofSeconds(1));
    venue.now().says(200, ticker(bench.clock.instant()), bench.clock.instant());
    one.look();
    assertThat(bench.reports).hasSize(1);
  }

  @Test
  void readsRetryAfterAsADateAndBoundsIt() {
    venue.says(503, "", START, "Retry-After: " + VenueStandIn.httpDate(START.plusSeconds(100)));
    assertThat(coinbase().look()).isEqualTo(START.plusSeconds(100));
    venue.now().says(429, "", START, "Retry-After: 999999999");
    assertThat(coinbase().look()).isEqualTo(START.plus(Duration.ofMinutes(5)));
    venue.now().says(429, "", START, "Retry-After: -3");
    assertThat(coinbase().look()).isBetween(START, START.plusSeconds(2));
  }

  @Test
  void opensItsBreakerLeavesTheSourceAloneAndClosesAfterTrials() {
    venue.says(500, "{}", START);
    Connector connector = coinbase();
    connector.look();
    assertThat(connector.breaker()).isEqualTo(State.CLOSED);
    bench.lookWhenDue(connector);
    assertThat(connector.breaker()).isEqualTo(State.OPEN);
    Instant again = bench.clock.instant().plusSeconds(30).plusMillis(1);
    assertThat(connector.state().nextLookAt()).isEqualTo(again);

    connector.look();
    assertThat(venue.requests()).as("nothing is asked while it is open").hasSize(2);
    assertThat(connector.state().nextLookAt()).isEqualTo(again);

    bench.lookWhenDue(connector);
    assertThat(connector.breaker()).as("one trial does not decide").isEqualTo(State.HALF_OPEN);
    bench.waitUntilDue(connector);
    answerWell();
    connector.look();
    assertThat(connector.breaker()).as("one of two trials failed").isEqualTo(State.OPEN);

    for (int trial = 0; trial < 2; trial++) {
      bench.waitUntilDue(connector);
      answerWell();
      connector.look();
    }
    assertThat(connector.breaker()).isEqualTo(State.CLOSED);
    assertThat(connector.state().failuresInARow()).isZero();
    assertThat(reason(connector)).as("kept for whoever asks").isEqualTo(FailureReason.UNAVAILABLE);
  }

  private void answerWell() {
    Instant now = bench.clock.instant();
    venue.now().says(200, ticker(now), now);
  }

  @Test
  void doesNotBlameTheSourceForWhatTheIntakeSays() {
    bench.intake = r -> new Refused.UnknownPublisher(r.feed(), r.publisher());
    Connector connector = coinbase();
    for (int i = 0; i < 6; i++) {
      Instant now = bench.clock.instant().plusSeconds(60);
      bench.clock.moveTo(now);
      venue.now().says(200, ticker(now), now);
      connector.look();
    }
    assertThat(reason(connector)).isEqualTo(FailureReason.REPORT_REFUSED);
    assertThat(connector.state().lastFailure())
        .satisfies(failure -> assertThat(failure.detail()).contains("UnknownPublisher"));
    assertThat(connector.state().failuresInARow()).isEqualTo(6);
    assertThat(connector.breaker()).isEqualTo(State.CLOSED);
  }

  @Test
  void aSlowSourceDelaysNoOther() throws InterruptedException {
    CountDownLatch released = new CountDownLatch(1);
    try (VenueStandIn slowVenue = new VenueStandIn()) {
      slowVenue.says(ticker(START), START, released);
      Bench slowBench = new Bench(folder);
      Connector slow = slowBench.connector(Bench.settings(SourceKind.COINBASE, slowVenue.url()));
      Thread waiting = Thread.ofVirtual().start(slow::look);

      venue.says(200, ticker(START), START);
      coinbase().look();

      assertThat(bench.reports).hasSize(1);
      assertThat(slowBench.reports).isEmpty();
      released.countDown();
      waiting.join();
      assertThat(slowBench.reports).as("slow, but within its time").hasSize(1);
    }
  }

  @Test
  void sourcesOfOneOriginShareItsRate() {
    Source settings = Bench.settings(SourceKind.KRAKEN, venue.url(), Duration.ofSeconds(5), 1);
    Origin origin = bench.origin(settings);
    for (int i = 0; i < 3; i++) {
      venue
          .now()
          .says(
              200,
              Bodies.kraken("XXBTZUSD", "99", "101", "100"),
              bench.clock.instant().plusSeconds(i == 0 ? 0 : 1));
      bench.connector(settings, origin).look();
    }
    assertThat(bench.pauses).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(1));
    assertThat(bench.reports).hasSize(3);
  }

  @Test
  void readsAFeedOnAChainOnceItsSequencerHasBeenUpForItsGracePeriod() {
    Connector connector = chainlink(true);
    Instant upSince = START.minusSeconds(3600);
    venue.says(200, Bodies.round(0, upSince, START), START);
    connector.look();
    assertThat(reason(connector)).isEqualTo(FailureReason.SEQUENCER_DOWN);

    Connector later = chainlink(true);
    venue
        .now()
        .says(200, Bodies.round(0, upSince.minusSeconds(1), START), START)
        .says(200, Bodies.decimals(8), START)
        .says(200, Bodies.round(6_000_000_000_000L, START, START.minusSeconds(1800)), START);
    later.look();

    Report report = bench.reports.getFirst();
    assertThat(report.price()).isEqualTo(Decimal.of("60000"));
    // It is written again at half a percent: 60,000 × 0.005.
    assertThat(report.confidence()).isEqualTo(Decimal.of("300"));
    assertThat(report.observedAt()).isEqualTo(START.minusSeconds(1800));
    assertThat(venue.requests().getLast())
        .isEqualTo(
            "POST / HTTP/1.1"
                + " {\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"eth_call\",\"params\":[{\"to\":\""
                + Bodies.PROXY
                + "\",\"data\":\"0xfeaf968c\"},\"latest\"]}");
  }

  @Test
  void refusesAFeedOnAChainThatCannotBeRelied() {
    chainFails(
        FailureReason.SEQUENCER_DOWN, true, Bodies.round(1, START.minusSeconds(9999), START));
    chainFails(FailureReason.NO_PRICE, true, Bodies.round(2, START.minusSeconds(9999), START));
    chainFails(FailureReason.MALFORMED, false, Bodies.decimals(200));
    Instant oldest = START.minusSeconds(3720);
    chainFails(
        FailureReason.STALE,
        false,
        Bodies.decimals(8),
        Bodies.round(6, oldest, oldest.minusSeconds(1)));
    chainFails(
        FailureReason.CLOCK_SKEW,
        false,
        Bodies.decimals(8),
        Bodies.round(6, START, START.plusSeconds(2)));
    chainFails(FailureReason.NO_PRICE, false, Bodies.decimals(8), Bodies.round(0, START, START));
    chainFails(FailureReason.NO_PRICE, false, Bodies.decimals(8), Bodies.round(-6, START, START));
    chainFails(
        FailureReason.NO_PRICE, false, Bodies.decimals(8), Bodies.round(6, START, Instant.EPOCH));
    chainFails(FailureReason.NO_PRICE, false, Bodies.decimals(8), "{\"result\":\"0x12\"}");
    chainFails(FailureReason.REFUSED, false, "{\"error\":{\"code\":3,\"message\":\"reverted\"}}");
    assertThat(bench.reports).isEmpty();

    venue
        .now()
        .says(200, Bodies.decimals(8), START)
        .says(200, Bodies.round(600_000_000, oldest, oldest), START);
    chainlink(false).look();
    assertThat(bench.reports).as("exactly at heartbeat and margin").hasSize(1);
  }

  private void chainFails(FailureReason reason, boolean layerTwo, String... bodies) {
    venue.now();
    for (String body : bodies) {
      venue.says(200, body, START);
    }
    Connector connector = chainlink(layerTwo);
    connector.look();
    assertThat(reason(connector)).isEqualTo(reason);
  }

  private Connector chainlink(boolean layerTwo) {
    Source plain = Bench.settings(SourceKind.CHAINLINK, venue.url());
    Source settings =
        new Source(
            plain.name(),
            plain.kind(),
            plain.symbol(),
            plain.quote(),
            plain.feed(),
            plain.publisher(),
            plain.keyFile(),
            plain.url(),
            plain.interval(),
            plain.connectTimeout(),
            plain.answerTimeout(),
            plain.maxBody(),
            plain.maxSkew(),
            plain.maxAge(),
            plain.tick(),
            plain.callsPerSecond(),
            Bench.chainlink(layerTwo ? Bodies.UPTIME : null));
    return bench.connector(settings);
  }
}
