package io.counterpool.oracle.intake;

import static io.counterpool.oracle.Oracle.settings;
import static io.counterpool.oracle.Oracle.text;
import static io.counterpool.oracle.Oracle.verdicts;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.kit.testing.Http;
import io.counterpool.kit.wire.CanonicalJson;
import io.counterpool.kit.wire.InstantForm;
import io.counterpool.kit.wire.WireConfiguration;
import io.counterpool.oracle.Oracle;
import io.counterpool.oracle.OracleTest;
import io.counterpool.oracle.Reporter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@OracleTest
class RoundApiTest {

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

  /** S1: one publisher wrong by a thousand, one silent; then the silent one returns. */
  @Test
  void publishesNoPriceBelowQuorumAndMarksTheOutlierWhenItReturns() {
    List<Reporter> three =
        oracle.feed("KRW-USD", settings("quorum", 3, "maxAgeSeconds", 300), "p1", "p2", "p3");
    Reporter p1 = three.get(0);
    Reporter p2 = three.get(1);
    Reporter p3 = three.get(2);
    oracle.submit(
        p1.report(1, "0.00086", "0.00000001", now),
        p2.report(1, "0.00086", "0.00000001", now),
        p3.report(1, "0.00086", "0.00000001", now));
    assertThat(text(oracle.lastRound("KRW-USD"), "cause")).isEqualTo("FIRST");
    assertThat(text(oracle.lastRound("KRW-USD"), "price")).isEqualTo("0.00086");

    // Publisher 3 is silent for twenty minutes, publisher 1 is wrong by a thousand.
    pass(Duration.ofMinutes(20));
    oracle.submit(p1.report(2, "0.86", "0.00001", now), p2.report(2, "0.00086", "0.00000001", now));
    Http.Answer refused = oracle.request("KRW-USD", UUID.randomUUID(), null, null);
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.problem()).isEqualTo("oracle-below-quorum");
    assertThat(refused.json().get("valid").asInt()).isEqualTo(2);
    assertThat(refused.json().get("quorum").asInt()).isEqualTo(3);
    pass(Duration.ofSeconds(301));
    oracle.submit(p1.report(3, "0.86", "0.00001", now), p2.report(3, "0.00086", "0.00000001", now));
    JsonNode price = oracle.get("/v1/feeds/KRW-USD/price");
    assertThat(text(price, "grade")).isEqualTo("BELOW_QUORUM");
    assertThat(price.get("price").isNull()).isTrue();
    String feed = "feed=\"KRW-USD\"";
    assertThat(oracle.metric("counterpool_oracle_valid_publishers", feed)).isEqualTo(2.0);
    assertThat(oracle.metric("counterpool_oracle_quorum", feed)).isEqualTo(3.0);
    assertThat(oracle.metric("counterpool_oracle_publishers", feed)).isEqualTo(3.0);
    assertThat(oracle.metric("counterpool_oracle_grade", feed, "grade=\"BELOW_QUORUM\""))
        .isEqualTo(1.0);

    // Publisher 3 is back: everybody is told, though the price is the one before.
    oracle.submit(p3.report(2, "0.00086", "0.00000001", now));
    assertThat(text(oracle.lastRound("KRW-USD"), "cause")).isEqualTo("GRADE");
    assertThat(text(oracle.get("/v1/feeds/KRW-USD/price"), "price")).isEqualTo("0.00086");
    JsonNode round = oracle.request("KRW-USD", UUID.randomUUID(), null, null).json();
    assertThat(text(round, "price")).isEqualTo("0.00086");
    assertThat(text(round, "grade")).isEqualTo("VALID");
    assertThat(verdicts(oracle.lastRound("KRW-USD")))
        .containsExactly(
            Map.entry("p1", "OUTLIER"), Map.entry("p2", "USED"), Map.entry("p3", "USED"));
  }

  /** S1: the metric tells of a silence as soon as the last report is too old, without a round. */
  @Test
  void showsTwoOfThreeValidPublishersWithinThirtySecondsOfASilence() {
    List<Reporter> three =
        oracle.feed(
            "SILENT",
            settings("quorum", 3, "maxAgeSeconds", 30, "heartbeatSeconds", 3600),
            "p1",
            "p2",
            "p3");
    oracle.submit(reports(three, 1, "100", "100", "100"));
    pass(Duration.ofSeconds(20));
    oracle.submit(reports(three.subList(0, 2), 2, "100", "100"));
    assertThat(oracle.metric("counterpool_oracle_valid_publishers", "feed=\"SILENT\""))
        .isEqualTo(3);
    pass(Duration.ofMillis(10_001));
    assertThat(oracle.metric("counterpool_oracle_valid_publishers", "feed=\"SILENT\""))
        .isEqualTo(2);
    assertThat(oracle.rounds("SILENT")).hasSize(1);
  }

  /** S8: one venue prints 1.30; the control prints it everywhere. */
  @Test
  void aSpikeOfOneVenueDoesNotMoveThePriceOneOfAllDoes() {
    List<Reporter> five = oracle.feed("DAI-USD", settings(), "v1", "v2", "v3", "v4", "v5");
    String[] prices = {"1.30", "1.012", "1.008", "1.005", "1.003"};
    oracle.submit(reports(five, 1, prices));

    JsonNode round = oracle.lastRound("DAI-USD");
    assertThat(text(round, "price")).isEqualTo("1.008");
    assertThat(text(round, "grade")).isEqualTo("VALID");
    assertThat(verdicts(round)).containsEntry("v1", "OUTLIER").containsEntry("v2", "USED");

    pass(Duration.ofSeconds(10));
    oracle.submit(reports(five, 2, "1.30", "1.30", "1.30", "1.30", "1.30"));
    JsonNode control = oracle.lastRound("DAI-USD");
    assertThat(text(control, "cause")).isEqualTo("DEVIATION");
    assertThat(text(control, "price")).isEqualTo("1.3");
    assertThat(verdicts(control).values()).containsOnly("USED");
  }

  /** S2, its price: the best push of the attack, 2.667 %, on the thin venue; the control on two. */
  @Test
  void aPushOfOneThinVenueDoesNotMoveTheIndexOneOfTwoDoes() {
    List<Reporter> three = oracle.feed("PUSHED-USD", settings("quorum", 3), "v1", "v2", "v3");
    oracle.submit(reports(three, 1, "20.00", "20.01", "19.99"));
    assertThat(text(oracle.lastRound("PUSHED-USD"), "price")).isEqualTo("20");

    pass(Duration.ofSeconds(10));
    oracle.submit(reports(three, 2, "20.5334", "20.01", "19.99"));
    JsonNode pushed = oracle.request("PUSHED-USD", UUID.randomUUID(), null, null).json();
    // What the others saw bounds it: 0.01 instead of 0.5334, less than the fees of a round trip.
    assertThat(text(pushed, "price")).isEqualTo("20.01");
    oracle.submit(reports(three, 3, "20.00", "20.01", "19.99"));

    pass(Duration.ofSeconds(10));
    oracle.submit(reports(three, 4, "20.5334", "20.5434", "19.99"));
    JsonNode both = oracle.request("PUSHED-USD", UUID.randomUUID(), null, null).json();
    assertThat(text(both, "price")).isEqualTo("20.5334");
  }

  private Object[] reports(List<Reporter> reporters, long sequence, String... prices) {
    Object[] reports = new Object[prices.length];
    for (int i = 0; i < prices.length; i++) {
      reports[i] = reporters.get(i).report(sequence, prices[i], "0.001", now);
    }
    return reports;
  }

  @Test
  void publishesAMoveOfExactlyTheDeviationAndNoSmallerOne() {
    Reporter a = oracle.feed("MOVE", settings("quorum", 1), "a").getFirst();
    oracle.submit(a.report(1, "100", "0.1", now));
    oracle.submit(a.report(2, "100.49999999", "0.1", now.plusMillis(1)));
    assertThat(oracle.rounds("MOVE")).hasSize(1);
    oracle.submit(a.report(3, "100.5", "0.1", now.plusMillis(2)));
    assertThat(oracle.rounds("MOVE")).hasSize(2);
    assertThat(text(oracle.lastRound("MOVE"), "cause")).isEqualTo("DEVIATION");
  }

  @Test
  void publishesAHeartbeatAfterItsTimeNotAtIt() {
    Reporter a = oracle.feed("BEAT", settings("quorum", 1), "a").getFirst();
    oracle.submit(a.report(1, "100", "0.1", now));
    pass(Duration.ofMinutes(5));
    assertThat(oracle.rounds("BEAT")).hasSize(1);
    pass(Duration.ofMillis(1));
    assertThat(oracle.rounds("BEAT")).hasSize(2);
    assertThat(text(oracle.lastRound("BEAT"), "cause")).isEqualTo("HEARTBEAT");
    assertThat(text(oracle.lastRound("BEAT"), "price")).isEqualTo("100");
    pass(Duration.ofSeconds(301));
    JsonNode silent = oracle.lastRound("BEAT");
    assertThat(text(silent, "grade")).isEqualTo("BELOW_QUORUM");
    assertThat(verdicts(silent)).containsEntry("a", "STALE");
    assertThat(silent.get("price").isNull()).isTrue();
    assertThat(silent.get("firstIntakeSequence").isNull()).isTrue();
  }

  @Test
  void aPriceOlderThanItsGreatestAgeReadsAsStale() {
    Reporter a =
        oracle.feed("OLD", settings("quorum", 1, "heartbeatSeconds", 3600), "a").getFirst();
    oracle.submit(a.report(1, "100", "0.1", now));
    pass(Duration.ofMinutes(10));
    assertThat(text(oracle.get("/v1/feeds/OLD/price"), "grade")).isEqualTo("VALID");
    pass(Duration.ofMillis(1));
    assertThat(text(oracle.get("/v1/feeds/OLD/price"), "grade")).isEqualTo("STALE");
    assertThat(text(oracle.get("/v1/prices?feed=OLD").get("items").get(0), "grade"))
        .isEqualTo("STALE");
    assertThat(text(oracle.lastRound("OLD"), "grade")).isEqualTo("VALID");
  }

  @Test
  void aWideConfidenceMakesAPriceUncertainAndAWiderOneDoesNotCount() {
    Reporter a = oracle.feed("WIDE", settings("quorum", 1), "a").getFirst();
    oracle.submit(a.report(1, "100", "2.00000001", now));
    assertThat(text(oracle.lastRound("WIDE"), "grade")).isEqualTo("UNCERTAIN");
    oracle.submit(a.report(2, "100", "34", now.plusMillis(1)));
    pass(Duration.ofSeconds(301));
    assertThat(verdicts(oracle.lastRound("WIDE"))).containsEntry("a", "TOO_UNCERTAIN");
  }

  @Test
  void countsOnlyReportsThatTheAskerCannotHaveKnown() {
    List<Reporter> two = oracle.feed("ASK", settings(), "a", "b");
    Reporter a = two.get(0);
    Reporter b = two.get(1);
    oracle.submit(a.report(1, "100", "0.1", now), b.report(1, "100.2", "0.1", now));
    long watermark = oracle.get("/v1/watermark").get("intakeSequence").asLong();
    Instant accepted = now;

    Http.Answer known = oracle.request("ASK", UUID.randomUUID(), watermark, null);
    assertThat(known.status()).isEqualTo(409);
    assertThat(known.json().get("valid").asInt()).isZero();

    pass(Duration.ofSeconds(10));
    oracle.submit(a.report(2, "100.1", "0.1", now));
    UUID early = UUID.randomUUID();
    Http.Answer one = oracle.request("ASK", early, watermark, accepted);
    assertThat(one.json().get("valid").asInt()).isEqualTo(1);

    // Taken in later, but observed before the acceptance: it does not count.
    oracle.submit(b.report(2, "100.3", "0.1", accepted.plusMillis(1)));
    assertThat(
            oracle
                .request("ASK", UUID.randomUUID(), watermark, accepted.plusMillis(1))
                .json()
                .get("valid")
                .asInt())
        .isEqualTo(1);

    UUID id = UUID.randomUUID();
    Http.Answer round = oracle.request("ASK", id, watermark, accepted);
    assertThat(round.status()).isEqualTo(200);
    assertThat(text(round.json(), "cause")).isEqualTo("REQUEST");
    assertThat(text(round.json(), "price")).isEqualTo("100.2");
    assertThat(round.json().get("firstIntakeSequence").asLong()).isEqualTo(watermark + 1);
    assertThat(text(round.json(), "firstObservedAt"))
        .isEqualTo(InstantForm.write(accepted.plusMillis(1)));
    assertThat(text(round.json(), "lastObservedAt")).isEqualTo(InstantForm.write(now));

    // Nothing newer and the last round will do: the same round for another asker.
    Http.Answer other = oracle.request("ASK", UUID.randomUUID(), watermark, null);
    assertThat(other.text()).isEqualTo(round.text());

    // The same id gets the same answer, whatever has happened since.
    pass(Duration.ofSeconds(10));
    oracle.submit(a.report(3, "120", "0.1", now), b.report(3, "120", "0.1", now));
    assertThat(oracle.request("ASK", id, watermark, accepted).text()).isEqualTo(round.text());
    assertThat(oracle.request("ASK", early, watermark, accepted).text()).isEqualTo(one.text());
    Http.Answer reused = oracle.request("ASK", id, watermark + 1, accepted);
    assertThat(reused.status()).isEqualTo(409);
    assertThat(reused.problem()).isEqualTo("id-reused");
  }

  @Test
  void chainsRoundsByTheHashOfWhatItShows() {
    List<Reporter> two = oracle.feed("CHAIN", settings(), "a", "b");
    for (int i = 1; i <= 5; i++) {
      pass(Duration.ofSeconds(60));
      oracle.submit(
          two.get(0).report(i, Integer.toString(100 + i), "0.1", now),
          two.get(1).report(i, Integer.toString(101 + i), "0.1", now));
    }
    CanonicalJson canonical = new CanonicalJson(WireConfiguration.mapper());
    String previous = "0".repeat(64);
    for (int n = 1; n <= oracle.rounds("CHAIN").size(); n++) {
      ObjectNode round = (ObjectNode) oracle.get("/v1/feeds/CHAIN/rounds/" + n);
      assertThat(text(round, "previousHash")).isEqualTo(previous);
      previous = round.remove("hash").stringValue();
      round.remove(List.of("keyId", "signature"));
      assertThat(canonical.hash(round)).isEqualTo(previous);
    }
  }

  @Test
  void estimatesVolatilityFromTheSecondRoundOn() {
    Reporter a = oracle.feed("VOL", settings("quorum", 1), "a").getFirst();
    oracle.submit(a.report(1, "100", "0.1", now));
    assertThat(oracle.get("/v1/feeds/VOL/volatility").get("volatilityAnnual").isNull()).isTrue();
    pass(Duration.ofHours(1));
    oracle.submit(a.report(2, "101", "0.1", now));
    // One hour, ln 1.01 = 0.00995033…; × √8760 = 0.93129…
    assertThat(Double.parseDouble(text(oracle.get("/v1/feeds/VOL/volatility"), "volatilityAnnual")))
        .isBetween(0.93129, 0.93130);
    assertThat(text(oracle.lastRound("VOL"), "volatilityAnnual"))
        .isEqualTo(text(oracle.get("/v1/feeds/VOL/volatility"), "volatilityAnnual"));
  }

  @Test
  void replayedReportsChangeNothing() {
    List<Reporter> two = oracle.feed("AGAIN", settings(), "a", "b");
    Map<String, Object> first = two.get(0).report(1, "100", "0.1", now);
    Map<String, Object> second = two.get(1).report(1, "100", "0.1", now);
    oracle.submit(first, second);
    pass(Duration.ofSeconds(1));
    oracle.submit(two.get(0).report(2, "110", "0.1", now), two.get(1).report(2, "110", "0.1", now));
    String before = oracle.get("/v1/feeds/AGAIN/rounds").toString();
    String watermark = oracle.get("/v1/watermark").toString();
    oracle.submit(second, first);
    oracle.submit(first);
    assertThat(oracle.get("/v1/feeds/AGAIN/rounds").toString()).isEqualTo(before);
    assertThat(oracle.get("/v1/watermark").toString()).isEqualTo(watermark);
  }

  @Test
  void knowsNothingOfFeedsAndRoundsThatAreNotThere() {
    Http reader = oracle.as("oracle:read");
    assertThat(reader.get("/v1/feeds/NONE/price").status()).isEqualTo(404);
    assertThat(reader.get("/v1/feeds/NONE/rounds").status()).isEqualTo(404);
    assertThat(reader.get("/v1/feeds/NONE/rounds/1").status()).isEqualTo(404);
    assertThat(oracle.request("NONE", UUID.randomUUID(), null, null).status()).isEqualTo(404);
    assertThat(reader.get("/v1/feeds/NONE/rounds?page=1").status()).isIn(400, 404);
  }
}
