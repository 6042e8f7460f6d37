package io.counterpool.oracle.intake;

import static io.counterpool.oracle.Oracle.settings;
import static io.counterpool.oracle.Oracle.text;
import static io.counterpool.oracle.Oracle.verdicts;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.kit.testing.Http;
import io.counterpool.oracle.Oracle;
import io.counterpool.oracle.OracleTest;
import io.counterpool.oracle.Reporter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Venues that quote in a stablecoin. */
@OracleTest
class ConversionApiTest {

  @LocalServerPort int port;
  private Oracle oracle = new Oracle(0);
  private Instant now = Instant.EPOCH;

  @BeforeEach
  void connect() {
    oracle = new Oracle(port);
    now = oracle.advance(Duration.ofHours(1));
  }

  private void pass(Duration time) {
    now = now.plus(time);
    oracle.drive(now);
  }

  private Http.Answer request(String feed) {
    return oracle.request(feed, UUID.randomUUID(), null, null);
  }

  /** 2023-03-11 07:15 UTC on one venue: BTC 23,048 USDC and 20,340 USD, USDC 0.874 USD. */
  @Test
  void convertsTheLowOfAStablecoinByItsIndexAndNeverAtOne() {
    List<Reporter> usdc =
        oracle.feed("LOW-USDC", settings("base", "USDC", "quorum", 3), "k1", "k2", "k3");
    oracle.feed("LOW-BTC", settings("quorum", 1));
    Reporter kraken = oracle.publisher("LOW-BTC", "kraken", "convertBy", "LOW-USDC");

    // Without an index there is no price, not one that is wrong by 13 %.
    oracle.submit(kraken.report(1, "23048", "10", now));
    Http.Answer none = request("LOW-BTC");
    assertThat(none.problem()).isEqualTo("oracle-below-quorum");
    assertThat(none.json().get("valid").asInt()).isZero();

    // One batch brings both; the index is published first.
    pass(Duration.ofSeconds(1));
    oracle.submit(
        kraken.report(2, "23048", "10", now),
        usdc.get(0).report(1, "0.874", "0.005", now),
        usdc.get(1).report(1, "0.874", "0.005", now),
        usdc.get(2).report(1, "0.874", "0.005", now));
    JsonNode round = oracle.lastRound("LOW-BTC");
    assertThat(text(round, "cause")).isEqualTo("FIRST");
    assertThat(text(round, "price")).isEqualTo("20143.952"); // 23,048 × 0.874
    assertThat(text(round, "confidence")).isEqualTo("123.98"); // 10 × 0.874 + 23,048 × 0.005
    assertThat(Math.abs(round.get("price").asDouble() / 20_340 - 1)).isLessThan(0.01);
    JsonNode report = round.get("reports").get(0);
    assertThat(text(report, "verdict")).isEqualTo("USED");
    assertThat(text(report, "price")).isEqualTo("23048");
    assertThat(text(report, "confidence")).isEqualTo("10");
    assertThat(report.get("converted").toString())
        .isEqualTo(
            "{\"index\":\"LOW-USDC\",\"round\":1,\"price\":\"20143.952\","
                + "\"confidence\":\"123.98\"}");
  }

  /** A venue in USD, and the same asset in a stablecoin: the median stands on converted prices. */
  @Test
  void aggregatesAndMarksConvertedPrices() {
    Reporter index =
        oracle.feed("MIX-INDEX", settings("base", "USDC", "quorum", 1), "i").getFirst();
    oracle.feed("MIX", settings("quorum", 3));
    Reporter usd = oracle.publisher("MIX", "a-usd");
    Reporter usdc = oracle.publisher("MIX", "b-usdc", "convertBy", "MIX-INDEX");
    Reporter inverse =
        oracle.publisher("MIX", "c-inverse", "convertBy", "MIX-INDEX", "conversion", "DIVIDE");
    Reporter unconverted = oracle.publisher("MIX", "d-unconverted");
    oracle.submit(
        index.report(1, "0.8", "0.001", now),
        usd.report(1, "100", "0.1", now),
        usdc.report(1, "125", "0.1", now), // × 0.8 = 100
        inverse.report(1, "0.008", "0.00001", now), // 0.8 ÷ it = 100
        unconverted.report(1, "125", "0.1", now));
    JsonNode round = oracle.lastRound("MIX");
    assertThat(text(round, "price")).isEqualTo("100");
    assertThat(verdicts(round))
        .containsEntry("a-usd", "USED")
        .containsEntry("b-usdc", "USED")
        .containsEntry("c-inverse", "USED")
        .containsEntry("d-unconverted", "OUTLIER");
    assertThat(text(round.get("reports").get(2).get("converted"), "price")).isEqualTo("100");
  }

  @Test
  void doesNotConvertByAnIndexThatIsUncertainOrBelowItsQuorum() {
    List<Reporter> index =
        oracle.feed(
            "GOOD-INDEX",
            settings("base", "USDC", "heartbeatSeconds", 60, "maxAgeSeconds", 120),
            "i1",
            "i2");
    oracle.feed("GOOD", settings("quorum", 1));
    Reporter a = oracle.publisher("GOOD", "a", "convertBy", "GOOD-INDEX");
    oracle.submit(
        index.get(0).report(1, "1", "0.001", now),
        index.get(1).report(1, "1", "0.001", now),
        a.report(1, "100", "0.1", now));
    assertThat(request("GOOD").status()).isEqualTo(200);

    // The request renews the index, which now says that it does not know.
    pass(Duration.ofSeconds(1));
    oracle.submit(
        index.get(0).report(2, "1", "0.05", now),
        index.get(1).report(2, "1", "0.05", now),
        a.report(2, "100", "0.1", now));
    assertThat(request("GOOD").problem()).isEqualTo("oracle-below-quorum");
    assertThat(text(oracle.lastRound("GOOD-INDEX"), "grade")).isEqualTo("UNCERTAIN");

    // Its publishers fall silent, and its heartbeat says so.
    pass(Duration.ofSeconds(61));
    pass(Duration.ofSeconds(61));
    oracle.submit(a.report(3, "100", "0.1", now));
    assertThat(text(oracle.lastRound("GOOD-INDEX"), "grade")).isEqualTo("BELOW_QUORUM");
    assertThat(request("GOOD").problem()).isEqualTo("oracle-below-quorum");
    pass(Duration.ofSeconds(301));
    assertThat(verdicts(oracle.lastRound("GOOD"))).containsEntry("a", "NOT_CONVERTED");
    assertThat(oracle.lastRound("GOOD").get("reports").get(0).get("converted").isNull()).isTrue();
    assertThat(text(oracle.lastRound("GOOD").get("reports").get(0), "weight")).isEqualTo("0");

    oracle.submit(
        index.get(0).report(3, "1", "0.001", now), index.get(1).report(3, "1", "0.001", now));
    assertThat(text(request("GOOD").json(), "price")).isEqualTo("100");
  }

  @Test
  void aRequestRenewsTheIndexFirst() {
    Reporter index =
        oracle.feed("RENEW-INDEX", settings("base", "USDC", "quorum", 1), "i").getFirst();
    oracle.feed("RENEW", settings("quorum", 1));
    Reporter a = oracle.publisher("RENEW", "a", "convertBy", "RENEW-INDEX");
    oracle.submit(index.report(1, "1", "0.001", now), a.report(1, "100", "0.1", now));
    assertThat(oracle.rounds("RENEW")).hasSize(1);

    // Less than the deviation moves neither feed; whoever asks gets the newest of both.
    pass(Duration.ofSeconds(1));
    oracle.submit(index.report(2, "0.999", "0.001", now));
    assertThat(oracle.rounds("RENEW-INDEX")).hasSize(1);
    JsonNode asked = request("RENEW").json();
    assertThat(text(asked, "price")).isEqualTo("99.9");
    assertThat(text(oracle.lastRound("RENEW-INDEX"), "cause")).isEqualTo("REQUEST");
    JsonNode converted = oracle.lastRound("RENEW").get("reports").get(0).get("converted");
    assertThat(converted.get("round").asLong()).isEqualTo(2);

    // Nothing newer: the same round again. A new round of the index: another one.
    assertThat(request("RENEW").text()).isEqualTo(asked.toString());
    pass(Duration.ofSeconds(1));
    oracle.submit(index.report(3, "0.9", "0.001", now));
    assertThat(text(request("RENEW").json(), "price")).isEqualTo("90");
  }
}
