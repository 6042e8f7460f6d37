package io.counterpool.oracle.intake;

import static io.counterpool.oracle.Oracle.settings;
import static io.counterpool.oracle.Oracle.text;
import static io.counterpool.oracle.Oracle.verdicts;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.kit.testing.Http;
import io.counterpool.kit.testing.VenueDatabase;
import io.counterpool.kit.wire.CanonicalJson;
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
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a round says of every report. */
@OracleTest
class VerdictApiTest {

  @LocalServerPort int port;
  @Autowired VenueDatabase database;
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

  private static List<String> listed(JsonNode round) {
    return round.get("reports").values().stream()
        .map(
            report ->
                "%s %s %s %s %s"
                    .formatted(
                        text(report, "publisher"),
                        text(report, "sequence"),
                        text(report, "verdict"),
                        text(report, "weight"),
                        report.get("intakeSequence").isNull() ? "refused" : "taken"))
        .toList();
  }

  @Test
  void listsTheFirstRefusedReportOfEachPublisherAndReasonInTheNextRound() {
    List<Reporter> two = oracle.feed("REFUSALS", settings("quorum", 1), "a", "b");
    Reporter a = two.get(0);
    Reporter b = two.get(1);
    Map<String, Object> first = a.report(5, "100", "0.1", now);
    oracle.submit(first);
    pass(Duration.ofSeconds(10));
    oracle.submit(
        first, // the same again
        a.report(4, "90", "0.1", now), // sequence not rising
        a.report(6, "91", "0.1", now.minusSeconds(20)), // not later
        b.report(1, "100", "0.1", now.plusMillis(1001)), // future
        b.report(2, "100", "0.1", now.plusSeconds(90)),
        b.reportAs("a", 9, "100", "0.1", now)); // nobody signed this
    oracle.submit(a.report(3, "80", "0.1", now));
    assertThat(oracle.rounds("REFUSALS")).hasSize(1);
    oracle.submit(a.report(7, "110", "0.1", now));

    JsonNode round = oracle.lastRound("REFUSALS");
    assertThat(round.get("round").asLong()).isEqualTo(2);
    assertThat(listed(round))
        .containsExactly("a 7 USED 1 taken", "a 5 REPLAYED 0 refused", "b 1 FUTURE 0 refused");
    assertThat(round.get("validPublishers").asInt()).isEqualTo(1);
    String hash = ((ObjectNode) round).remove("hash").stringValue();
    ((ObjectNode) round).remove(List.of("keyId", "signature"));
    assertThat(new CanonicalJson(WireConfiguration.mapper()).hash(round)).isEqualTo(hash);
    assertThat(
            JdbcClient.create(database.asApp())
                .sql("select count(*) from refused_report where feed = 'REFUSALS'")
                .query(Long.class)
                .single())
        .isEqualTo(2);

    oracle.submit(a.report(8, "120", "0.1", now.plusMillis(1)));
    assertThat(listed(oracle.lastRound("REFUSALS"))).containsExactly("a 8 USED 1 taken");
  }

  @Test
  void storesTheReportsOfASuspendedPublisherAndNeverCountsThem() {
    oracle.feed("SUSPENDED", settings("quorum", 2));
    Reporter a = oracle.publisher("SUSPENDED", "a");
    Reporter b = oracle.publisher("SUSPENDED", "b");
    Reporter c = oracle.publisher("SUSPENDED", "c", "permitted", false);
    JsonNode answer = oracle.submit(a.report(1, "100", "0.1", now), c.report(1, "100", "0.1", now));
    assertThat(text(answer.get("items").get(1), "status")).isEqualTo("ACCEPTED");
    Http.Answer refused = oracle.request("SUSPENDED", UUID.randomUUID(), null, null);
    assertThat(refused.problem()).isEqualTo("oracle-below-quorum");
    assertThat(refused.json().get("valid").asInt()).isEqualTo(1);

    oracle.submit(b.report(1, "101", "0.1", now));
    assertThat(listed(oracle.lastRound("SUSPENDED")))
        .containsExactly("a 1 USED 1 taken", "b 1 USED 1 taken", "c 1 NOT_PERMITTED 0 taken");

    oracle.configure(
        "/v1/feeds/SUSPENDED/publishers/c", Oracle.publisherOf(c, "weight", "3"), "\"1\"");
    pass(Duration.ofSeconds(1));
    oracle.submit(a.report(2, "110", "0.1", now), b.report(2, "110", "0.1", now));
    assertThat(listed(oracle.lastRound("SUSPENDED"))).contains("c 1 OUTLIER 3 taken");
  }

  @Test
  void aTwoStageMedianNeedsAQuorumOfNodes() {
    oracle.feed(
        "STAGES", settings("aggregation", Map.of("model", "two-stage-median", "nodeQuorum", 2)));
    Reporter a = oracle.publisher("STAGES", "a", "node", "n1");
    Reporter b = oracle.publisher("STAGES", "b", "node", "n1");
    Reporter c = oracle.publisher("STAGES", "c", "node", "n2");
    oracle.submit(a.report(1, "100", "0.1", now), b.report(1, "102", "0.1", now));
    UUID id = UUID.randomUUID();
    Http.Answer refused = oracle.request("STAGES", id, null, null);
    assertThat(refused.problem()).isEqualTo("oracle-below-quorum");
    assertThat(refused.json().get("valid").asInt()).isEqualTo(2);
    assertThat(refused.json().get("nodes").asInt()).isEqualTo(1);
    assertThat(refused.json().get("nodeQuorum").asInt()).isEqualTo(2);

    oracle.submit(c.report(1, "105", "0.1", now));
    JsonNode round = oracle.lastRound("STAGES");
    assertThat(text(round, "price")).isEqualTo("103"); // of 101 and 105
    assertThat(text(round.get("reports").get(0), "node")).isEqualTo("n1");
    assertThat(oracle.request("STAGES", id, null, null).text()).isEqualTo(refused.text());
  }

  /** A quorum must not stand on quotes that have no vote. */
  @Test
  void aReportWithoutConfidenceDoesNotCountWhereConfidencesVote() {
    List<Reporter> three =
        oracle.feed(
            "VOTES",
            settings("quorum", 3, "aggregation", Map.of("model", "three-vote-median")),
            "a",
            "b",
            "c");
    oracle.submit(
        three.get(0).report(1, "100", "0", now),
        three.get(1).report(1, "100", "0", now),
        three.get(2).report(1, "900", "1", now));
    Http.Answer refused = oracle.request("VOTES", UUID.randomUUID(), null, null);
    assertThat(refused.problem()).isEqualTo("oracle-below-quorum");
    assertThat(refused.json().get("valid").asInt()).isEqualTo(1);
  }

  /**
   * Bitstamp and Binance at the end of 2020-03-12 10:00 UTC, Coinbase and Bitfinex at the close of
   * 2017-12-23: neither is cut, and where others agree with one of them the other still counts.
   */
  @Test
  void honestVenuesOfACrashAreNotCutAndTheQuorumCountsBeforeTheCut() {
    String[][] gaps = {{"6334", "6015", "6174.5"}, {"15076", "14035", "14555.5"}};
    for (String[] gap : gaps) {
      String feed = "GAP-" + gap[0];
      List<Reporter> venues = oracle.feed(feed, settings(), "v1", "v2", "v3", "v4", "v5");
      oracle.submit(
          venues.get(0).report(1, gap[0], "1", now), venues.get(1).report(1, gap[1], "1", now));
      JsonNode two = oracle.lastRound(feed);
      assertThat(text(two, "price")).isEqualTo(gap[2]);
      assertThat(verdicts(two).values()).containsOnly("USED");

      // A third between them: nobody is an outlier, and the confidence has widened.
      pass(Duration.ofSeconds(1));
      oracle.submit(venues.get(2).report(1, gap[2], "1", now));
      JsonNode three = oracle.request(feed, UUID.randomUUID(), null, null).json();
      assertThat(text(three, "price")).isEqualTo(gap[2]);
      assertThat(three.get("confidence").asDouble()).isGreaterThan(100);
      assertThat(verdicts(oracle.lastRound(feed)).values()).containsOnly("USED");
    }

    // Four agree: the fifth is marked, counted towards the quorum, and has its vote.
    List<Reporter> five =
        oracle.feed("MARKED", settings("quorum", 5), "v1", "v2", "v3", "v4", "v5");
    String[] prices = {"15076", "15077", "15078", "15079", "14035"};
    Object[] reports = new Object[prices.length];
    for (int i = 0; i < prices.length; i++) {
      reports[i] = five.get(i).report(1, prices[i], "1", now);
    }
    oracle.submit(reports);
    JsonNode round = oracle.lastRound("MARKED");
    assertThat(round.get("validPublishers").asInt()).isEqualTo(5);
    assertThat(text(round, "price")).isEqualTo("15077");
    assertThat(verdicts(round)).containsEntry("v5", "OUTLIER").containsEntry("v1", "USED");
  }
}
