package io.counterpool.oracle.volatility;

import static io.counterpool.oracle.Oracle.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.counterpool.kit.testing.Http;
import io.counterpool.kit.wire.InstantForm;
import io.counterpool.models.Decimal;
import io.counterpool.oracle.Oracle;
import io.counterpool.oracle.OracleTest;
import io.counterpool.oracle.Reporter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@OracleTest
class ForecastApiTest {

  private static final int HISTORY = 1_500;
  private static final Duration HOUR = Duration.ofHours(1);

  @LocalServerPort int port;
  private Oracle oracle = new Oracle(0);
  private Instant now = Instant.EPOCH;
  private long sequence;

  /** At the full hour, with room for a history behind it. */
  @BeforeEach
  void connect() {
    oracle = new Oracle(port);
    Instant at = oracle.advance(Duration.ofDays(100));
    now = BarRules.floor(at, HOUR).plus(HOUR);
    oracle.drive(now);
  }

  private List<Reporter> feed(String name, Object... forecast) {
    return oracle.feed(
        name, Oracle.settings("quorum", 1, "forecast", ForecastHours.settings(forecast)), "a");
  }

  private Http.Answer post(String feed, String key, Object body) {
    return oracle
        .as("oracle:configure")
        .with("Idempotency-Key", key)
        .post("/v1/feeds/" + feed + "/bars", body);
  }

  private static Map<String, Object> batch(List<Decimal> closes, Instant lastEnd) {
    List<Map<String, Object>> bars = new ArrayList<>();
    for (int i = 0; i < closes.size(); i++) {
      Instant end = lastEnd.minus(HOUR.multipliedBy(closes.size() - 1L - i));
      bars.add(Map.of("endsAt", InstantForm.write(end), "close", closes.get(i).toString()));
    }
    return Map.of("barSeconds", 3600, "bars", bars);
  }

  /** Half an hour into the next bar a price is published; then the bar ends. */
  private void hour(String feed, Reporter reporter, Decimal price) {
    now = now.plus(Duration.ofMinutes(30));
    oracle.drive(now);
    oracle.submit(reporter.report(++sequence, price.toString(), "0.1", now));
    assertThat(oracle.request(feed, UUID.randomUUID(), null, null).status()).isEqualTo(200);
    now = now.plus(Duration.ofMinutes(30));
    oracle.drive(now);
  }

  private JsonNode volatility(String feed) {
    return oracle.get("/v1/feeds/" + feed + "/volatility");
  }

  private static JsonNode horizon(JsonNode volatility, int seconds) {
    return volatility.get("forecasts").values().stream()
        .filter(one -> one.get("horizonSeconds").asInt() == seconds)
        .findFirst()
        .orElseThrow();
  }

  private static double number(JsonNode node, String field) {
    return Double.parseDouble(text(node, field));
  }

  @Test
  void learnsFromHistoryForecastsScoresAndFeedsTheRounds() {
    Reporter a = feed("FORECAST").getFirst();
    List<Decimal> closes = ForecastHours.closes(HISTORY + 12, 5);
    Map<String, Object> history = batch(closes.subList(0, HISTORY), now);
    Http.Answer stored = post("FORECAST", "history", history);
    assertThat(stored.status()).as(stored.text()).isEqualTo(200);
    assertThat(stored.json().get("stored").asInt()).isEqualTo(HISTORY);
    assertThat(post("FORECAST", "history", history).text()).isEqualTo(stored.text());
    assertThat(post("FORECAST", "again", history).json().get("known").asInt()).isEqualTo(HISTORY);

    assertThat(volatility("FORECAST").get("forecasts").isEmpty()).isTrue();
    Instant begun = now;
    for (int i = HISTORY; i < HISTORY + 8; i++) {
      hour("FORECAST", a, closes.get(i));
    }
    // One bar an hour; every model learned from the history and forecast each time.
    JsonNode seen = volatility("FORECAST");
    JsonNode used = horizon(seen, 14_400);
    assertThat(text(used, "origin")).isEqualTo(InstantForm.write(now));
    assertThat(used.get("ageSeconds").asInt()).isZero();
    assertThat(used.get("fresh").booleanValue()).isTrue();
    assertThat(used.get("candidates").values().stream().map(one -> text(one, "model")))
        .containsExactly("ewma", "garch", "har", "log-har");
    // σ over four hours × √(2190 of them a year)
    assertThat(number(used, "volatilityAnnual"))
        .isCloseTo(number(used, "volatility") * Math.sqrt(2190), within(1e-6));

    // A target of one hour is one squared return; its loss is QLIKE of that.
    JsonNode points =
        oracle.get(
            "/v1/feeds/FORECAST/volatility/forecasts?horizonSeconds=3600&model=har&from="
                + InstantForm.write(begun));
    assertThat(points.get("items").size()).isEqualTo(8);
    JsonNode point = points.get("items").get(2);
    double move = Math.log(closes.get(HISTORY + 3).toDouble() / closes.get(HISTORY + 2).toDouble());
    assertThat(number(point, "realisedVariance")).isCloseTo(move * move, within(1e-15));
    double ratio = move * move / number(point, "variance");
    assertThat(number(point, "qlike")).isCloseTo(ratio - Math.log(ratio) - 1, within(1e-6));
    assertThat(points.get("items").get(7).get("qlike").isNull()).isTrue();
    List<JsonNode> scores =
        oracle.get("/v1/feeds/FORECAST/volatility/scores").get("items").values().stream().toList();
    assertThat(scores.stream().map(one -> text(one, "horizonSeconds") + " " + one.get("targets")))
        .containsExactly(
            "3600 7", "3600 7", "3600 7", "3600 7", "14400 4", "14400 4", "14400 4", "14400 4");
    assertThat(scores.stream().filter(one -> one.get("selected").booleanValue())).hasSize(2);

    // The next round carries the forecast for margin and names it; it is in the hash.
    oracle.submit(a.report(++sequence, "20000", "0.1", now));
    JsonNode round = oracle.request("FORECAST", UUID.randomUUID(), null, null).json();
    assertThat(text(round, "volatilityAnnual")).isEqualTo(text(used, "volatilityAnnual"));
    assertThat(round.get("volatilityForecast").asInt()).isEqualTo(8);
    assertThat(volatility("FORECAST").get("volatilityForecast").asInt()).isEqualTo(8);

    // As it was three hours ago.
    Instant past = now.minus(Duration.ofHours(3));
    JsonNode then = oracle.get("/v1/feeds/FORECAST/volatility?asOf=" + InstantForm.write(past));
    assertThat(text(horizon(then, 14_400), "origin")).isEqualTo(InstantForm.write(past));
    assertThat(then.get("round").asInt()).isLessThan(round.get("round").asInt());
    JsonNode early =
        oracle.get("/v1/feeds/FORECAST/volatility/scores?asOf=" + InstantForm.write(past));
    assertThat(early.get("items").get(0).get("targets").asInt()).isEqualTo(4);
    JsonNode fits = oracle.get("/v1/feeds/FORECAST/volatility/fits").get("items");
    assertThat(fits.size()).isEqualTo(4);
    assertThat(fits.get(1).get("parameters").stringValue()).startsWith("{\"model\":\"garch\"");
    assertThat(Http.to(port).get("/actuator/prometheus").text())
        .containsPattern("oracle_forecast_volatility\\{.*feed=\"FORECAST\",horizon=\"14400\"");
    assertFrozenIsNotCalm(a, closes.get(HISTORY + 7));
  }

  private void assertFrozenIsNotCalm(Reporter a, Decimal close) {
    JsonNode before = horizon(volatility("FORECAST"), 14_400);
    // The price of the round above is the last; then it stands still, though reports keep coming.
    hour("FORECAST", a, Decimal.of(20_000));
    JsonNode moved = horizon(volatility("FORECAST"), 14_400);
    assertThat(text(moved, "origin")).isGreaterThan(text(before, "origin"));
    for (int i = 0; i < 4; i++) {
      hour("FORECAST", a, Decimal.of(20_000));
    }
    JsonNode frozen = horizon(volatility("FORECAST"), 14_400);
    assertThat(text(frozen, "origin")).isEqualTo(text(moved, "origin"));
    assertThat(text(frozen, "volatilityAnnual")).isEqualTo(text(moved, "volatilityAnnual"));
    assertThat(frozen.get("ageSeconds").asInt()).isEqualTo(4 * 3600);
    assertThat(frozen.get("fresh").booleanValue()).isFalse();
    assertThat(number(oracle.lastRound("FORECAST"), "volatilityAnnual"))
        .isGreaterThanOrEqualTo(number(moved, "volatilityAnnual"));
    // Silence: no reports at all.
    now = now.plus(Duration.ofHours(30));
    oracle.drive(now);
    assertThat(number(oracle.lastRound("FORECAST"), "volatilityAnnual"))
        .isGreaterThanOrEqualTo(number(moved, "volatilityAnnual"));
    // It moves again: there is a new forecast.
    hour("FORECAST", a, close);
    assertThat(text(horizon(volatility("FORECAST"), 14_400), "origin"))
        .isEqualTo(InstantForm.write(now));
  }

  @Test
  void beginsWithWhatCanLearnFromLittle() {
    Reporter a = feed("YOUNG", "models", List.of("log-har", "ewma")).getFirst();
    List<Decimal> closes = ForecastHours.closes(70, 6);
    post("YOUNG", "history", batch(closes.subList(0, 60), now));
    hour("YOUNG", a, closes.get(60));
    JsonNode used = horizon(volatility("YOUNG"), 14_400);
    assertThat(text(used, "model")).isEqualTo("ewma");
    assertThat(used.get("candidates").size()).isEqualTo(1);
  }

  @Test
  void refusesHistoryThatDoesNotFit() {
    List<Decimal> closes = ForecastHours.closes(3, 1);
    oracle.feed("PLAIN", Oracle.settings(), "a");
    assertThat(post("PLAIN", "k", batch(closes, now)).problem())
        .isEqualTo("volatility-not-forecast");
    assertThat(post("NOWHERE", "k", batch(closes, now)).status()).isEqualTo(404);
    assertThat(oracle.as("oracle:read").get("/v1/feeds/PLAIN/volatility/scores").problem())
        .isEqualTo("volatility-not-forecast");

    Reporter a = feed("HISTORY").getFirst();
    assertThat(post("HISTORY", "k1", batch(closes, now)).status()).isEqualTo(200);
    Http.Answer conflict = post("HISTORY", "k2", batch(ForecastHours.closes(3, 2), now));
    assertThat(conflict.problem()).isEqualTo("bar-conflict");
    assertThat(conflict.json().get("known").stringValue()).isEqualTo(closes.get(0).toString());
    hour("HISTORY", a, Decimal.of(20_000));
    Http.Answer late = post("HISTORY", "k3", batch(closes, now));
    assertThat(late.problem()).isEqualTo("bar-not-history");
    assertThat(late.json().get("limit").stringValue())
        .isEqualTo(InstantForm.write(now.minus(HOUR)));
    assertThat(post("HISTORY", "k4", batch(closes, now.minusSeconds(7_201))).status())
        .isEqualTo(400);
    assertThat(post("HISTORY", "k5", batch(List.of(), now)).status()).isEqualTo(400);
    List<Map<String, String>> twice =
        List.of(
            Map.of("endsAt", InstantForm.write(now.minus(HOUR)), "close", "1"),
            Map.of("endsAt", InstantForm.write(now.minus(HOUR)), "close", "1"));
    assertThat(post("HISTORY", "k6", Map.of("barSeconds", 3600, "bars", twice)).status())
        .isEqualTo(400);
    assertThat(
            post("HISTORY", "k7", Map.of("barSeconds", 60, "bars", twice.subList(0, 1))).status())
        .isEqualTo(400);
    JsonNode bars = oracle.get("/v1/feeds/HISTORY/bars?limit=3");
    assertThat(bars.get("items").values().stream().map(one -> text(one, "source")))
        .containsExactly("IMPORTED", "IMPORTED", "IMPORTED");
    JsonNode rest = oracle.get("/v1/feeds/HISTORY/bars?after=" + text(bars, "next"));
    assertThat(rest.get("items").size()).isEqualTo(1);
    assertThat(rest.get("items").get(0).get("observations").asInt()).isEqualTo(1);
    assertThat(
            oracle
                .as("oracle:read")
                .get("/v1/feeds/HISTORY/volatility?asOf=" + InstantForm.write(now.plusMillis(1)))
                .status())
        .isEqualTo(400);
  }

  @Test
  void refusesSettingsThatForecastNothing() {
    for (Object[] wrong :
        List.of(
            new Object[] {"barSeconds", 7},
            new Object[] {"barSeconds", 61},
            new Object[] {"horizonsSeconds", List.of()},
            new Object[] {"horizonsSeconds", List.of(14_400, 3_600)},
            new Object[] {"horizonsSeconds", List.of(5_000)},
            new Object[] {"marginHorizonSeconds", 86_400},
            new Object[] {"models", List.of("oracle-of-delphi")},
            new Object[] {"models", List.of("log-har", "log-har")},
            new Object[] {"initialModel", "log-har-qlike"},
            new Object[] {"historyBars", 1_000_000},
            new Object[] {"lead", "1.5"},
            new Object[] {"unknown", 1})) {
      Http.Answer answer =
          oracle.configure(
              "/v1/feeds/WRONG", Oracle.settings("forecast", ForecastHours.settings(wrong)), null);
      assertThat(answer.status()).as(wrong[0] + " " + answer.text()).isEqualTo(400);
      assertThat(answer.text()).contains((String) wrong[0]);
    }
  }
}
