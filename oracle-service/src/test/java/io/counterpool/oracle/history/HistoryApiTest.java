package io.counterpool.oracle.history;

import static io.counterpool.oracle.Oracle.settings;
import static io.counterpool.oracle.Oracle.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.kit.testing.Http;
import io.counterpool.kit.wire.InstantForm;
import io.counterpool.oracle.Oracle;
import io.counterpool.oracle.OracleTest;
import io.counterpool.oracle.Reporter;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@OracleTest
class HistoryApiTest {

  @LocalServerPort int port;
  @Autowired Retention retention;
  private Oracle oracle = new Oracle(0);
  private Instant start = Instant.EPOCH;
  private long sequence;

  /** At a whole hour, so that candles of minutes begin where the test does. */
  @BeforeEach
  void connect() {
    oracle = new Oracle(port);
    start = oracle.advance(Duration.ofHours(2)).truncatedTo(ChronoUnit.HOURS).plusSeconds(3600);
    oracle.drive(start);
  }

  private Instant at(double seconds) {
    return start.plusMillis((long) (seconds * 1000));
  }

  private String time(double seconds) {
    return InstantForm.write(at(seconds));
  }

  private Reporter feed(String name) {
    return oracle.feed(name, settings("quorum", 1, "maxAgeSeconds", 600), "a").getFirst();
  }

  /** One round: each price is more than the deviation away from the one before. */
  private void publish(Reporter reporter, double seconds, String price) {
    oracle.drive(at(seconds));
    oracle.submit(reporter.report(++sequence, price, "0.1", at(seconds)));
  }

  private Http.Answer ask(String path) {
    return oracle.as("oracle:read").get(path);
  }

  private static List<String> candles(JsonNode page) {
    List<String> candles = new ArrayList<>();
    for (JsonNode candle : page.get("items").values()) {
      candles.add(
          "%s %s %s %s %s %d/%d%s%s"
              .formatted(
                  text(candle, "start").substring(14, 19),
                  text(candle, "open"),
                  text(candle, "high"),
                  text(candle, "low"),
                  text(candle, "close"),
                  candle.get("rounds").asInt(),
                  candle.get("unusable").asInt(),
                  candle.get("carried").asBoolean() ? " carried" : "",
                  candle.get("complete").asBoolean() ? "" : " running"));
    }
    return candles;
  }

  @Test
  void candlesHoldWhatWasPublishedInTheirIntervals() {
    Reporter reporter = feed("CANDLE");
    String path = "/v1/feeds/CANDLE/candles?interval=60";
    assertThat(oracle.get(path).get("items").size()).isZero();
    publish(reporter, 0, "100");
    publish(reporter, 30, "120");
    publish(reporter, 59.999, "90");
    publish(reporter, 60, "80"); // The border belongs to the interval that begins.
    publish(reporter, 185, "70");

    assertThat(candles(oracle.get(path)))
        .containsExactly(
            "00:00 100 120 90 90 3/0",
            "01:00 80 80 80 80 1/0",
            "02:00 80 80 80 80 0/0 carried",
            "03:00 70 70 70 70 1/0 running");
    assertThat(candles(oracle.get("/v1/feeds/CANDLE/candles?interval=3600")))
        .containsExactly("00:00 100 120 70 70 5/0 running");
    // Widened to whole intervals, and nothing after asOf is used.
    assertThat(candles(oracle.get(path + "&from=" + time(59) + "&to=" + time(61))))
        .containsExactly("00:00 100 120 90 90 3/0", "01:00 80 80 80 80 1/0");
    assertThat(candles(oracle.get(path + "&to=" + time(60))))
        .containsExactly("00:00 100 120 90 90 3/0");
    assertThat(candles(oracle.get(path + "&asOf=" + time(59))))
        .containsExactly("00:00 100 120 100 120 2/0 running");
  }

  @Test
  void candlesComeInPagesWithoutGapOrRepeat() {
    Reporter reporter = feed("PAGES");
    publish(reporter, 0, "100");
    publish(reporter, 20, "120");
    oracle.drive(at(60));
    String path = "/v1/feeds/PAGES/candles?interval=1&limit=7&from=" + time(-100);
    List<String> starts = new ArrayList<>();
    String next = "";
    while (next != null) {
      JsonNode page = oracle.get(path + next);
      page.get("items").values().forEach(candle -> starts.add(text(candle, "start")));
      next = page.get("next").isNull() ? null : "&after=" + page.get("next").stringValue();
    }
    List<String> expected = new ArrayList<>();
    for (int second = 0; second <= 60; second++) {
      expected.add(time(second));
    }
    assertThat(starts).isEqualTo(expected);
  }

  @Test
  void roundsAreFoundByTime() {
    Reporter reporter = feed("TIME");
    publish(reporter, 0, "100");
    publish(reporter, 10, "120");
    publish(reporter, 20, "90");
    String path = "/v1/feeds/TIME/rounds?";
    assertThat(prices(path + "from=" + time(0) + "&to=" + time(20))).containsExactly("100", "120");
    assertThat(prices(path + "from=" + time(0.001))).containsExactly("120", "90");
    assertThat(prices(path + "to=" + time(10))).containsExactly("100");
    JsonNode page = oracle.get(path + "limit=1&from=" + time(10));
    assertThat(prices(path + "from=" + time(10) + "&after=" + text(page, "next")))
        .containsExactly("90");
    assertThat(prices(path + "asOf=" + time(9.999))).containsExactly("100");
    assertThat(prices(path + "asOf=" + time(10))).containsExactly("120");
    assertThat(prices(path + "asOf=" + time(-1))).isEmpty();
    assertThat(ask(path + "asOf=" + time(21)).json().get("parameter").stringValue())
        .isEqualTo("asOf");
    assertThat(ask(path + "asOf=" + time(1) + "&to=" + time(1)).status()).isEqualTo(400);
    assertThat(prices(path + "from=0001-01-01T00:00:00Z")).hasSize(3);
  }

  private List<String> prices(String path) {
    return oracle.get(path).get("items").values().stream()
        .map(round -> text(round, "price"))
        .toList();
  }

  @Test
  void averagesWeighByTimeAndDoNotKnowTheFuture() {
    Reporter reporter = feed("MEAN");
    publish(reporter, 0, "100");
    publish(reporter, 60, "200");
    publish(reporter, 90, "400");
    oracle.drive(at(100));
    String path = "/v1/feeds/MEAN/averages?window=100&asOf=" + time(100);

    // (100 × 60 + 200 × 30 + 400 × 10) ÷ 100
    String before = oracle.get(path).toString();
    assertThat(text(oracle.get(path), "average")).isEqualTo("160");
    assertThat(text(oracle.get(path), "downShare")).isEqualTo("0");
    // Of 120 seconds the first 20 have no price: more than a tenth.
    Http.Answer down = ask("/v1/feeds/MEAN/averages?window=120&asOf=" + time(100));
    assertThat(down.status()).isEqualTo(409);
    assertThat(down.problem()).isEqualTo("too-much-down-time");
    assertThat(text(down.json(), "limit")).isEqualTo("0.1");
    assertThat(text(down.json(), "actual")).isEqualTo("0.166666666666666667");
    // Half-life 10: weights of the last 10, of 30 and of 60 seconds are 1/2, 7/16 and 63/1024.
    // (400 × 512 + 200 × 448 + 100 × 63) ÷ 1,023
    JsonNode exponential = oracle.get(path + "&kind=EXPONENTIAL&halfLife=10");
    assertThat(text(exponential, "average")).isEqualTo("293.939393939393939394");

    publish(reporter, 100.001, "100000");
    oracle.drive(at(400));
    assertThat(oracle.get(path)).hasToString(before);
    assertThat(oracle.get(path + "&kind=EXPONENTIAL&halfLife=10")).isEqualTo(exponential);
  }

  @Test
  void namesWhatIsWrongWithAQuestion() {
    feed("WRONG");
    String averages = "/v1/feeds/WRONG/averages?window=";
    String candles = "/v1/feeds/WRONG/candles?interval=";
    Http.Answer wide = ask(averages + 366 * 86_400L + 1);
    assertThat(wide.status()).isEqualTo(400);
    wide = ask(averages + (366 * 86_400L + 1));
    assertThat(wide.problem()).isEqualTo("window-too-wide");
    assertThat(wide.json().get("limit").asLong()).isEqualTo(366 * 86_400L);
    assertThat(wide.json().get("actual").asLong()).isEqualTo(366 * 86_400L + 1);
    assertThat(ask(candles + (366 * 86_400L + 1)).problem()).isEqualTo("window-too-wide");
    assertThat(ask(averages + 10).json().get("actual").stringValue()).isEqualTo("1");
    Map<String, String> wrong =
        Map.of(
            averages + "0", "window",
            averages + "1.5", "window",
            averages + "10&kind=MEDIAN", "kind",
            averages + "10&kind=EXPONENTIAL", "halfLife",
            averages + "10&halfLife=10", "halfLife",
            averages + "10&asOf=" + time(1), "asOf",
            candles + "0", "interval",
            candles + "60&limit=1001", "limit",
            candles + "60&from=" + time(1) + "&to=" + time(0), "to",
            candles + "60&after=x", "after");
    wrong.forEach(
        (path, parameter) -> {
          assertThat(ask(path).status()).as(path).isEqualTo(400);
          assertThat(text(ask(path).json(), "parameter")).as(path).isEqualTo(parameter);
        });
    assertThat(ask("/v1/feeds/NOBODY/averages?window=1").status()).isEqualTo(404);
    assertThat(ask("/v1/feeds/NOBODY/candles?interval=1").status()).isEqualTo(404);
  }

  @Test
  void whatWasRemovedIsNamedAndTheRestGoesOn() throws Exception {
    Reporter reporter = feed("GONE");
    publish(reporter, 0, "100");
    UUID request = UUID.randomUUID();
    oracle.request("GONE", request, null, null);
    publish(reporter, 10, "120");
    long removed = oracle.get("/v1/events?limit=1000").get("items").size();
    Instant old = start;
    Instant later = oracle.advance(Duration.ofDays(70)); // Its heart beats: round 3, below quorum.
    start = later;
    publish(reporter, 10, "130");

    assertThat(retention.pass(later.plus(Duration.ofDays(1800)))).isPositive();

    Http.Answer gone = ask("/v1/feeds/GONE/rounds/1");
    assertThat(gone.status()).isEqualTo(410);
    assertThat(gone.problem()).isEqualTo("history-removed");
    assertThat(gone.json().get("oldestRound").asLong()).isEqualTo(3);
    assertThat(text(gone.json(), "oldestAt")).isEqualTo(InstantForm.write(later));
    String from = InstantForm.write(old);
    for (String path :
        List.of(
            "rounds?from=" + from,
            "rounds?asOf=" + from,
            "candles?interval=60&from=" + from,
            "averages?window=60&asOf=" + from)) {
      assertThat(ask("/v1/feeds/GONE/" + path).problem()).as(path).isEqualTo("history-removed");
    }
    assertThat(oracle.request("GONE", request, null, null).problem()).isEqualTo("history-removed");
    assertThat(ask("/v1/events?after=" + (removed - 1)).problem()).isEqualTo("history-removed");
    assertThat(ask("/v1/events/stream?after=0").problem()).isEqualTo("history-removed");
    assertThat(ask("/v1/feeds/GONE/rounds/99").status()).isEqualTo(404);

    // The rest: listed from the oldest kept, chained, and what comes follows it.
    List<JsonNode> rounds = oracle.rounds("GONE");
    assertThat(rounds.stream().map(round -> round.get("round").asLong())).containsExactly(3L, 4L);
    assertThat(text(rounds.get(1), "previousHash")).isEqualTo(text(rounds.get(0), "hash"));
    publish(reporter, 20, "140");
    assertThat(oracle.lastRound("GONE").get("round").asLong()).isEqualTo(5);
    assertThat(oracle.get("/v1/feeds/GONE/candles?interval=10").get("items").size())
        .isGreaterThanOrEqualTo(2);
    JsonNode replayed = oracle.submit(reporter.report(1, "100", "0.1", old)).get("items").get(0);
    assertThat(text(replayed, "status")).isNotEqualTo("ACCEPTED");
    assertThat(Http.to(port).get("/actuator/prometheus").text())
        .contains("counterpool_oracle_history_partitions{")
        .contains("counterpool_oracle_retention_removed_total");
  }
}
