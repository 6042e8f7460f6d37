package io.counterpool.oracle.intake;

import static io.counterpool.oracle.Oracle.settings;
import static io.counterpool.oracle.Oracle.text;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.oracle.Oracle;
import io.counterpool.oracle.OracleTest;
import io.counterpool.oracle.Reporter;
import io.counterpool.oracle.feed.FeedCatalog;
import io.counterpool.oracle.feed.FeedId;
import io.counterpool.oracle.score.ScoreBook;
import io.counterpool.oracle.score.ScoreLog;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@OracleTest
class ScoreApiTest {

  private static final Map<String, Object> RULE =
      Map.of("windowRounds", 4, "halfDistance", "0.01", "halfSpreadMillis", 1000, "floor", "0.05");

  @LocalServerPort int port;
  @Autowired @Nullable BookKeeper keeper;
  @Autowired @Nullable ScoreLog scores;
  @Autowired @Nullable FeedCatalog catalog;
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

  private JsonNode score(String feed, String publisher) {
    return oracle.get("/v1/feeds/" + feed + "/publishers/" + publisher + "/score");
  }

  private static String weight(JsonNode round, String publisher) {
    for (JsonNode report : round.get("reports")) {
      if (text(report, "publisher").equals(publisher)) {
        return text(report, "weight");
      }
    }
    return "none";
  }

  private JsonNode ask(String feed) {
    assertThat(oracle.request(feed, UUID.randomUUID(), null, null).status()).isEqualTo(200);
    return oracle.lastRound(feed);
  }

  @Test
  void aPublisherFarFromTheRoundAndOftenSilentLosesWeightAndNobodyGainsAny() {
    String feed = "SCORED";
    List<Reporter> four =
        oracle.feed(
            feed,
            settings(
                "score",
                RULE,
                "maxAgeSeconds",
                30,
                "aggregation",
                Map.of("model", "weighted-median")),
            "a",
            "b",
            "far",
            "silent");
    assertThat(text(score(feed, "a"), "factor")).isEqualTo("1");
    assertThat(score(feed, "a").get("round").isNull()).isTrue();
    oracle.submit(four.get(3).report(1, "100", "0.1", now));
    for (int i = 1; i <= 4; i++) {
      pass(Duration.ofSeconds(20));
      oracle.submit(
          four.get(0).report(i, "100", "0.1", now),
          four.get(1).report(i, "100", "0.1", now.minusMillis(i % 2 == 0 ? 500 : 0)),
          four.get(2).report(i, "101", "0.1", now));
      ask(feed);
    }

    JsonNode last = oracle.lastRound(feed);
    assertThat(last.get("round").asLong()).isGreaterThanOrEqualTo(4);
    JsonNode a = score(feed, "a");
    assertThat(a.get("rounds").asInt()).isEqualTo(4);
    assertThat(text(a, "uptime")).isEqualTo("1");
    assertThat(text(a, "distance")).isEqualTo("0");
    assertThat(a.get("delaySpreadMillis").asLong()).isZero();
    assertThat(text(a, "factor")).isEqualTo("1");
    // Delays 0 and 500 in turn: quartiles 0 and 500, 1000 ÷ 1500.
    assertThat(score(feed, "b").get("delaySpreadMillis").asLong()).isEqualTo(500);
    assertThat(text(score(feed, "b"), "factor")).isEqualTo("0.666666666666666666");
    // |101 − 100| ÷ 100 = 0.01, which halves.
    assertThat(text(score(feed, "far"), "distance")).isEqualTo("0.01");
    assertThat(text(score(feed, "far"), "factor")).isEqualTo("0.5");
    // Its only report was fresh at one round of the window, at most.
    assertThat(Double.parseDouble(text(score(feed, "silent"), "uptime"))).isLessThanOrEqualTo(0.25);

    JsonNode next = askAfterNews(feed, four);
    assertThat(weight(next, "a")).isEqualTo("1");
    assertThat(weight(next, "far")).isEqualTo("0.5");
    assertThat(weight(next, "b")).isEqualTo("0.666666666666666666");
    JsonNode listed = oracle.get("/v1/feeds/" + feed + "/publisher-scores").get("items");
    assertThat(listed.size()).isEqualTo(4);
    for (JsonNode each : listed) {
      assertThat(Double.parseDouble(text(each, "factor"))).isBetween(0.05, 1.0);
      assertThat(text(each, "configuredWeight")).isEqualTo("1");
    }
    assertThat(listed.get(0)).isEqualTo(score(feed, "a"));
    assertReadBackAsKept(feed);
  }

  private JsonNode askAfterNews(String feed, List<Reporter> four) {
    pass(Duration.ofSeconds(1));
    oracle.submit(
        four.get(0).report(10, "100", "0.1", now),
        four.get(1).report(10, "100", "0.1", now),
        four.get(2).report(10, "100", "0.1", now));
    return ask(feed);
  }

  /** After a restart the weights are what they would have been. */
  private void assertReadBackAsKept(String feed) {
    FeedId id = new FeedId(feed);
    FeedBook book = requireNonNull(keeper).books().get(id);
    ScoreBook kept = requireNonNull(book).scores();
    assertThat(
            requireNonNull(scores)
                .books(requireNonNull(catalog).configured(List.of(id)).values())
                .get(id))
        .isEqualTo(kept);
  }

  @Test
  void scoresAreKeptWithoutARuleAndLowerNothing() {
    String feed = "UNSCORED";
    List<Reporter> two = oracle.feed(feed, settings(), "a", "b");
    for (int i = 1; i <= 3; i++) {
      pass(Duration.ofSeconds(20));
      oracle.submit(
          two.get(0).report(i, "100", "0.1", now), two.get(1).report(i, "104", "0.1", now));
      ask(feed);
    }
    assertThat(text(score(feed, "b"), "distance")).isNotEqualTo("0");
    assertThat(text(score(feed, "b"), "factor")).isEqualTo("1");
    assertThat(weight(oracle.lastRound(feed), "b")).isEqualTo("1");
    assertReadBackAsKept(feed);

    // The rule counts from the next round on, over the rounds that are there already.
    assertThat(oracle.configure("/v1/feeds/" + feed, settings("score", RULE), "\"1\"").status())
        .isEqualTo(200);
    pass(Duration.ofSeconds(20));
    oracle.submit(two.get(0).report(9, "100", "0.1", now), two.get(1).report(9, "104", "0.1", now));
    assertThat(Double.parseDouble(weight(ask(feed), "b"))).isLessThan(0.5);
    assertReadBackAsKept(feed);
  }

  @Test
  void aRoundThatWasAskedForBlamesNobodyForOlderReports() {
    String feed = "BLAMELESS";
    List<Reporter> two = oracle.feed(feed, settings("quorum", 1), "a", "b");
    oracle.submit(two.get(0).report(1, "100", "0.1", now), two.get(1).report(1, "100", "0.1", now));
    int before = score(feed, "b").get("rounds").asInt();
    Instant asked = now;
    pass(Duration.ofSeconds(5));
    oracle.submit(two.get(0).report(2, "100", "0.1", now));
    assertThat(oracle.request(feed, UUID.randomUUID(), null, asked).status()).isEqualTo(200);
    assertThat(score(feed, "b").get("rounds").asInt()).isEqualTo(before);
    assertThat(text(score(feed, "b"), "uptime")).isEqualTo("1");
    assertThat(score(feed, "a").get("rounds").asInt()).isEqualTo(before + 1);
    assertReadBackAsKept(feed);
  }

  @Test
  void namesWhatIsWrongWithARule() {
    assertThat(
            oracle
                .configure(
                    "/v1/feeds/BAD-RULE",
                    settings(
                        "score",
                        Map.of(
                            "windowRounds",
                            0,
                            "halfDistance",
                            "0.01",
                            "halfSpreadMillis",
                            1,
                            "floor",
                            "0.1")),
                    null)
                .text())
        .contains("windowRounds must be from 1 to 200, was 0");
    assertThat(oracle.as("oracle:read").get("/v1/feeds/NONE/publisher-scores").status())
        .isEqualTo(404);
    assertThat(oracle.as("oracle:read").get("/v1/feeds/NONE/publishers/a/score").status())
        .isEqualTo(404);
    assertThat(oracle.as("oracle:submit").get("/v1/feeds/NONE/publisher-scores").status())
        .isEqualTo(403);
  }
}
