package io.counterpool.oracle.surface;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.kit.testing.Http;
import io.counterpool.kit.wire.InstantForm;
import io.counterpool.oracle.Oracle;
import io.counterpool.oracle.OracleTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Questions that nobody in his right mind asks get an answer or a problem, never a failure. */
@OracleTest
class OddQuestionsApiTest {

  private static final List<String> INSTANTS =
      List.of(
          "0001-01-01T00:00:00Z",
          "1969-12-31T23:59:59.999Z",
          "9999-12-31T23:59:59.999Z",
          "%2B999999999-12-31T23:59:59Z",
          "-0001-01-01T00:00:00Z",
          "");

  private static final List<String> CURSORS =
      List.of(
          cursor("t+1000000000-12-31T23:59:59.999999999Z"),
          cursor("t-0001-01-01T00:00:00Z"),
          cursor("t0001-01-01T00:00:00Z\nn1"),
          cursor("n9223372036854775807"),
          cursor("n-9223372036854775808"),
          cursor("s\0"),
          cursor("s"),
          cursor("n1\nn1"),
          "9223372036854775807",
          "-1",
          "%00",
          "");

  private static final List<String> NUMBERS =
      List.of(
          "0",
          "-1",
          "NaN",
          "1e9",
          "2147483647",
          "99999999999999999999",
          "0.000000000000000001",
          "");

  @LocalServerPort int port;

  private static String cursor(String parts) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(parts.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void areAnsweredOrRefused() {
    Oracle oracle = new Oracle(port);
    Instant now = oracle.advance(Duration.ofHours(1));
    oracle.feed(
        "ODD",
        Oracle.settings(
            "forecast",
            Map.ofEntries(
                Map.entry("barSeconds", 3600),
                Map.entry("minObservations", 1),
                Map.entry("horizonsSeconds", List.of(3600)),
                Map.entry("marginHorizonSeconds", 3600),
                Map.entry("models", List.of("ewma")),
                Map.entry("initialModel", "ewma"),
                Map.entry("refitSeconds", 3600),
                Map.entry("historyBars", 100),
                Map.entry("maxAgeSeconds", 3600),
                Map.entry("scoreHalfLife", 10),
                Map.entry("lead", "0.01"),
                Map.entry("leadTargets", 1),
                Map.entry("leastTargets", 1))),
        "a");
    OptionMarket market = new OptionMarket(now);
    market.expiry(30, 50_000, 0.03, -0.3);
    assertThat(
            oracle
                .as("oracle:submit")
                .with("Idempotency-Key", UUID.randomUUID().toString())
                .post("/v1/surfaces/ODD/quotes", market.batch())
                .status())
        .isEqualTo(201);
    String expiry = InstantForm.write(now.plus(Duration.ofDays(10)));
    List<String> asked = new ArrayList<>();
    ask(asked, "/v1/feeds/ODD/averages?window=PT60S&", "asOf", INSTANTS);
    ask(asked, "/v1/feeds/ODD/averages?", "window", NUMBERS);
    ask(asked, "/v1/feeds/ODD/averages?window=60&kind=EXPONENTIAL&", "halfLife", NUMBERS);
    for (String each : List.of("from", "to", "asOf")) {
      ask(asked, "/v1/feeds/ODD/candles?interval=60&", each, INSTANTS);
      ask(asked, "/v1/feeds/ODD/rounds?", each, INSTANTS);
    }
    ask(asked, "/v1/feeds/ODD/candles?", "interval", NUMBERS);
    ask(asked, "/v1/feeds/ODD/bars?", "from", INSTANTS);
    ask(asked, "/v1/feeds/ODD/volatility?", "asOf", INSTANTS);
    ask(asked, "/v1/feeds/ODD/volatility/scores?", "asOf", INSTANTS);
    ask(asked, "/v1/feeds/ODD/volatility/forecasts?horizonSeconds=3600&", "from", INSTANTS);
    ask(asked, "/v1/feeds/ODD/volatility/forecasts?horizonSeconds=3600&", "until", INSTANTS);
    ask(asked, "/v1/feeds/ODD/volatility/forecasts?", "horizonSeconds", NUMBERS);
    ask(
        asked,
        "/v1/feeds/ODD/volatility/forecasts?horizonSeconds=3600&",
        "model",
        List.of("%00", "none"));
    ask(asked, "/v1/surfaces/ODD?", "asOf", INSTANTS);
    ask(asked, "/v1/surfaces/ODD/grid?extrapolate=true&", "expiry", INSTANTS);
    ask(asked, "/v1/surfaces/ODD/grid?", "strike", NUMBERS);
    ask(asked, "/v1/surfaces/ODD/grid?", "logMoneyness", NUMBERS);
    ask(asked, "/v1/surfaces/ODD/grid?", "logMoneyness", List.of("10", "-10", "10,-10,0"));
    ask(
        asked,
        "/v1/surfaces/ODD/grid?extrapolate=true&logMoneyness=10,-10&",
        "expiry",
        List.of(
            InstantForm.write(now.plusMillis(1)),
            InstantForm.write(now.plus(Duration.ofDays(7300)))));
    ask(asked, "/v1/surfaces/ODD/volatility?expiry=" + expiry + "&", "strike", NUMBERS);
    ask(asked, "/v1/surfaces/ODD/volatility?strike=1000000000000000&", "expiry", List.of(expiry));
    ask(
        asked,
        "/v1/surfaces/ODD/volatility?strike=0.000000000000000001&",
        "expiry",
        List.of(expiry));
    ask(asked, "/v1/surfaces/ODD/quotes?", "expiry", INSTANTS);
    for (String list :
        List.of(
            "/v1/feeds",
            "/v1/events",
            "/v1/surfaces",
            "/v1/surfaces/ODD/versions",
            "/v1/feeds/ODD/bars",
            "/v1/feeds/ODD/interventions",
            "/v1/feeds/ODD/publishers",
            "/v1/feeds/ODD/rounds",
            "/v1/feeds/ODD/volatility/fits")) {
      ask(asked, list + "?", "after", CURSORS);
      ask(asked, list + "?", "limit", NUMBERS);
    }
    ask(asked, "/v1/feeds/ODD/candles?interval=60&", "after", CURSORS);
    ask(asked, "/v1/feeds/ODD/volatility/forecasts?horizonSeconds=3600&", "after", CURSORS);
    for (String number : NUMBERS) {
      asked.add("/v1/feeds/ODD/rounds/" + number);
      asked.add("/v1/feeds/ODD/publishers/a/reports/" + number);
      asked.add("/v1/price-grades/" + number);
    }
    ask(asked, "/v1/prices?", "feed", List.of("%00", "", ",", "ODD,ODD", "x".repeat(100)));

    Http reader = oracle.as("oracle:read");
    List<String> failed = new ArrayList<>();
    for (String question : asked) {
      Http.Answer answer = reader.get(question);
      if (answer.status() >= 500) {
        failed.add(answer.status() + " " + question);
      }
    }
    assertThat(failed).isEmpty();
  }

  private static void ask(List<String> asked, String start, String name, List<String> values) {
    values.forEach(value -> asked.add(start + name + "=" + value));
  }
}
