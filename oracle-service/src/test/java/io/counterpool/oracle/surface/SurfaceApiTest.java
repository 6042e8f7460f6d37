package io.counterpool.oracle.surface;

import static io.counterpool.oracle.Oracle.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterpool.kit.testing.Http;
import io.counterpool.kit.wire.InstantForm;
import io.counterpool.oracle.Oracle;
import io.counterpool.oracle.OracleTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@OracleTest
class SurfaceApiTest {

  @LocalServerPort int port;
  @Autowired JdbcClient jdbc;
  private Oracle oracle = new Oracle(0);
  private Instant now = Instant.EPOCH;

  @BeforeEach
  void connect() {
    oracle = new Oracle(port);
    now = oracle.advance(Duration.ofHours(1));
  }

  private Http.Answer send(String underlying, Object batch, String key) {
    return oracle
        .as("oracle:submit")
        .with("Idempotency-Key", key)
        .post("/v1/surfaces/" + underlying + "/quotes", batch);
  }

  private Http.Answer send(String underlying, Object batch) {
    return send(underlying, batch, UUID.randomUUID().toString());
  }

  private static double number(JsonNode node, String field) {
    return Double.parseDouble(node.get(field).stringValue());
  }

  private OptionMarket market() {
    OptionMarket market = new OptionMarket(now);
    market.expiry(30, 50_000, 0.03, -0.3);
    market.expiry(90, 50_500, 0.09, -0.3);
    return market;
  }

  @Test
  void servesTheSmilesThatItFittedWithTheirForwardTimeChecksAndError() {
    Http.Answer made = send("SMILE", market().batch());

    assertThat(made.status()).as(made.text()).isEqualTo(201);
    assertThat(made.header("Location")).isEqualTo("/v1/surfaces/SMILE");
    JsonNode surface = oracle.get("/v1/surfaces/SMILE");
    assertThat(surface).isEqualTo(made.json());
    assertThat(surface.get("version").asLong()).isEqualTo(1);
    assertThat(surface.get("stale").booleanValue()).isFalse();
    assertThat(surface.get("expiries").size()).isEqualTo(2);
    JsonNode first = surface.get("expiries").get(0);
    assertThat(text(first, "forward")).isEqualTo("50000");
    assertThat(number(first, "years")).isCloseTo(30 / 365.0, Offset.offset(1e-11));
    // √(0.03 ÷ (30/365)) = 0.6042.
    assertThat(number(first, "volatilityAtForward")).isCloseTo(0.6042, Offset.offset(0.003));
    assertThat(first.get("error").get("quotes").asInt()).isEqualTo(11);
    assertThat(text(first.get("error"), "share")).isEqualTo("1");
    assertThat(first.get("quotes").get("USED").asInt()).isEqualTo(11);
    JsonNode checks = surface.get("expiries").get(1).get("checks");
    assertThat(number(checks, "leastVariance")).isPositive();
    assertThat(number(checks, "steepestWing")).isBetween(0.0, 2.0);
    assertThat(number(checks, "leastDensity")).isNotNegative();
    assertThat(number(checks, "leastRise")).isPositive();
    assertThat(first.get("checks").get("leastRise").isNull()).isTrue();
    JsonNode quotes =
        oracle.get("/v1/surfaces/SMILE/quotes?expiry=" + text(first, "expiry")).get("items");
    assertThat(quotes.size()).isEqualTo(11);
    for (JsonNode quote : quotes.values()) {
      assertThat(number(quote, "fitted"))
          .isBetween(number(quote, "bidVolatility"), number(quote, "askVolatility"));
    }
  }

  @Test
  void keepsTheLastGoodSurfaceWhenQuotesMakeAnArbitrageAndSaysItsAge() {
    send("STAY", market().batch());
    Instant good = now;
    now = oracle.advance(Duration.ofMinutes(10));
    OptionMarket falling = new OptionMarket(now);
    falling.expiry(30, 50_000, 0.03, -0.3);
    falling.expiry(60, 50_200, 0.02, -0.3);

    Http.Answer refused = send("STAY", falling.batch());

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.problem()).isEqualTo("surface-arbitrage");
    JsonNode problem = refused.json();
    assertThat(text(problem, "rule")).isEqualTo("CALENDAR");
    assertThat(text(problem, "expiry")).isEqualTo(InstantForm.write(now.plus(Duration.ofDays(60))));
    assertThat(text(problem, "earlierExpiry"))
        .isEqualTo(InstantForm.write(now.plus(Duration.ofDays(30))));
    // A third less total variance at the later expiry, at every strike.
    assertThat(number(problem, "value")).isLessThan(0.8 * number(problem, "limit"));
    assertThat(number(problem, "strike"))
        .isCloseTo(50_200 * Math.exp(number(problem, "logMoneyness")), Offset.offset(0.01));
    assertThat(problem.get("standingVersion").asLong()).isEqualTo(1);

    now = oracle.advance(Duration.ofMinutes(10));
    JsonNode standing = oracle.get("/v1/surfaces/STAY");
    assertThat(standing.get("version").asLong()).isEqualTo(1);
    assertThat(text(standing, "observedAt")).isEqualTo(InstantForm.write(good));
    assertThat(standing.get("ageSeconds").asLong()).isEqualTo(1200);
    assertThat(standing.get("stale").booleanValue()).isTrue();
  }

  @Test
  void namesTheRuleOfOneExpiry() {
    OptionMarket market = new OptionMarket(now);
    List<Map<String, Object>> quotes = market.expiry(365, 100, 0.04, 0);
    quotes.clear();
    for (int i = -10; i <= 10; i++) {
      double k = 0.04 * i;
      double volatility = Math.sqrt(0.001 + 0.5 * Math.sqrt(k * k + 0.0004));
      quotes.add(
          OptionMarket.quote(
              OptionMarket.decimal(100 * Math.exp(k)),
              OptionMarket.decimal(volatility - 0.0005),
              OptionMarket.decimal(volatility + 0.0005)));
    }

    Http.Answer refused = send("PEAKED", market.batch());

    assertThat(refused.status()).isEqualTo(409);
    assertThat(text(refused.json(), "rule")).isEqualTo("BUTTERFLY");
    assertThat(number(refused.json(), "value")).isNegative();
    assertThat(text(refused.json(), "limit")).isEqualTo("0");
    assertThat(refused.json().get("standingVersion").isNull()).isTrue();
    assertThat(oracle.as("oracle:read").get("/v1/surfaces/PEAKED").problem())
        .isEqualTo("not-found");
  }

  @Test
  void leavesOutByNameWhatItCannotUseAndFitsTheRest() {
    OptionMarket market = market();
    List<Map<String, Object>> quotes = market.expiry(180, 51_000, 0.18, -0.3);
    quotes.add(OptionMarket.quote("51234.5", "0.9", "0.6"));
    quotes.get(2).putAll(Map.of("bid", "4.99", "ask", "5.01"));
    quotes.get(10).remove("ask");
    market.expiry(365, 52_000, 0.36, -0.3).subList(4, 11).clear();

    Http.Answer made = send("PARTLY", market.batch());

    assertThat(made.status()).as(made.text()).isEqualTo(201);
    JsonNode third = made.json().get("expiries").get(2);
    assertThat(third.get("quotes").toString())
        .isEqualTo("{\"CROSSED\":1,\"OUTLIER\":1,\"ONE_SIDED\":1,\"USED\":9}");
    JsonNode left = made.json().get("leftOut").get(0);
    assertThat(text(left, "reason")).isEqualTo("TOO_FEW_QUOTES");
    assertThat(left.get("quotes").get("USED").asInt()).isEqualTo(4);
  }

  @Test
  void readsBetweenStrikesAndExpiriesAndSaysWhereItOnlyGuesses() {
    send("GRID", market().batch());
    String near = InstantForm.write(now.plus(Duration.ofDays(30)));
    String far = InstantForm.write(now.plus(Duration.ofDays(90)));
    String between = InstantForm.write(now.plus(Duration.ofDays(60)));
    String beyond = InstantForm.write(now.plus(Duration.ofDays(180)));

    JsonNode rows =
        oracle
            .get(
                "/v1/surfaces/GRID/grid?logMoneyness=-0.2,0,0.2&expiry="
                    + String.join(",", near, between, far))
            .get("rows");

    List<Double> atForward = new ArrayList<>();
    List<String> bases = new ArrayList<>();
    for (JsonNode row : rows.values()) {
      assertThat(row.get("points").size()).isEqualTo(3);
      atForward.add(number(row.get("points").get(1), "totalVariance"));
      bases.add(text(row, "basis"));
    }
    assertThat(bases).containsExactly("FITTED", "INTERPOLATED", "FITTED");
    // 60 days are half way between 30 and 90.
    assertThat(atForward.get(1))
        .isCloseTo((atForward.get(0) + atForward.get(2)) / 2, Offset.offset(1e-11));
    // The forward half way: √(50,000 × 50,500).
    assertThat(number(rows.get(1), "forward")).isCloseTo(50_249.38, Offset.offset(0.01));

    JsonNode usual = oracle.get("/v1/surfaces/GRID/grid").get("rows");
    assertThat(usual.size()).isEqualTo(2);
    assertThat(usual.get(0).get("points").size()).isEqualTo(41);

    Http reader = oracle.as("oracle:read");
    Http.Answer silent = reader.get("/v1/surfaces/GRID/volatility?strike=50000&expiry=" + beyond);
    assertThat(silent.status()).isEqualTo(409);
    assertThat(silent.problem()).isEqualTo("beyond-last-expiry");
    assertThat(text(silent.json(), "lastExpiry")).isEqualTo(far);
    JsonNode guess =
        oracle.get("/v1/surfaces/GRID/volatility?strike=50000&extrapolate=true&expiry=" + beyond);
    assertThat(text(guess, "basis")).isEqualTo("EXTRAPOLATED");
    JsonNode quoted = oracle.get("/v1/surfaces/GRID/volatility?strike=50000&expiry=" + near);
    assertThat(text(quoted, "logMoneyness")).isEqualTo("0");
    assertThat(number(quoted, "volatility")).isCloseTo(0.6042, Offset.offset(0.003));
    assertThat(
            text(
                oracle.get(
                    "/v1/surfaces/GRID/volatility?strike=50000&expiry="
                        + InstantForm.write(now.plusSeconds(60))),
                "basis"))
        .isEqualTo("BEFORE_FIRST");
  }

  @Test
  void answersForPastInstantsAndListsVersions() {
    Instant first = now;
    send("PAST", market().batch());
    now = oracle.advance(Duration.ofMinutes(1));
    send("PAST", market().batch());

    String asOf = InstantForm.write(now.minusMillis(1));
    JsonNode before = oracle.get("/v1/surfaces/PAST?asOf=" + asOf);
    assertThat(before.get("version").asLong()).isEqualTo(1);
    assertThat(before.get("ageSeconds").asLong()).isEqualTo(59);
    assertThat(oracle.get("/v1/surfaces/PAST").get("version").asLong()).isEqualTo(2);
    assertThat(
            oracle
                .as("oracle:read")
                .get("/v1/surfaces/PAST?asOf=" + InstantForm.write(first.minusMillis(1)))
                .status())
        .isEqualTo(404);
    JsonNode versions = oracle.get("/v1/surfaces/PAST/versions?limit=1");
    assertThat(versions.get("items").get(0).get("version").asLong()).isEqualTo(2);
    JsonNode older =
        oracle.get("/v1/surfaces/PAST/versions?limit=1&after=" + text(versions, "next"));
    assertThat(older.get("items").get(0).get("version").asLong()).isEqualTo(1);
    assertThat(older.get("next").isNull()).isTrue();

    List<String> names = new ArrayList<>();
    String after = "";
    do {
      JsonNode page = oracle.get("/v1/surfaces?limit=1" + after);
      page.get("items").values().forEach(item -> names.add(text(item, "underlying")));
      after = page.get("next").isNull() ? "" : "&after=" + text(page, "next");
    } while (!after.isEmpty());
    assertThat(names).contains("PAST").isSorted().doesNotHaveDuplicates();
  }

  @Test
  void takesABatchOnceAndOnlyForwardInTime() {
    String key = UUID.randomUUID().toString();
    Map<String, Object> batch = market().batch();
    Http.Answer made = send("ONCE", batch, key);

    assertThat(send("ONCE", batch, key).text()).isEqualTo(made.text());
    assertThat(send("ONCE", batch).problem()).isEqualTo("surface-not-later");
    now = now.plus(Duration.ofSeconds(2));
    assertThat(send("ONCE", market().batch()).problem()).isEqualTo("surface-in-future");
    assertThat(send("ONCE", market().batch(), key).problem()).isEqualTo("id-reused");
    assertThat(oracle.get("/v1/surfaces/ONCE").get("version").asLong()).isEqualTo(1);
  }

  @Test
  void readsPricesInTheUnitOfTheForwardOrOfTheUnderlying() {
    for (String unit : List.of("PRICE", "UNDERLYING")) {
      OptionMarket market = new OptionMarket(now);
      List<Map<String, Object>> quotes = market.expiry(365, 100, 0.36, 0);
      quotes.clear();
      // Calls on a forward of 100 at a volatility of 0.6 for a year, by Black's formula.
      String[][] calls = {
        {"80", "32.6249"},
        {"90", "27.7371"},
        {"100", "23.5823"},
        {"110", "20.0636"},
        {"120", "17.0898"},
        {"130", "14.5786"},
        {"140", "12.4580"}
      };
      double scale = unit.equals("PRICE") ? 1 : 0.01;
      for (String[] call : calls) {
        double price = Double.parseDouble(call[1]) * scale;
        Map<String, Object> quote =
            OptionMarket.quote(
                call[0],
                OptionMarket.decimal(price - 0.2 * scale),
                OptionMarket.decimal(price + 0.2 * scale));
        quote.put("type", "CALL");
        quotes.add(quote);
      }
      Map<String, Object> batch = market.batch();
      batch.put("quotedIn", unit);

      Http.Answer made = send("COIN-" + unit, batch);

      assertThat(made.status()).as(made.text()).isEqualTo(201);
      JsonNode expiry = made.json().get("expiries").get(0);
      assertThat(number(expiry, "volatilityAtForward")).isCloseTo(0.6, Offset.offset(0.005));
    }
  }

  @Test
  void namesWhatIsWrongWithABatch() {
    Map<String, Map<String, Object>> wrong = new LinkedHashMap<>();
    wrong.put("expiries[0].quotes[1]", changed(Map.of("bid", "-0.1")));
    wrong.put("expiries[0].quotes[1].ask", changed(Map.of("ask", "NaN")));
    wrong.put("expiries[0].quotes[1].bid", changed(Map.of("bid", 0.5)));
    wrong.put("expiries[0].quotes[1].type", changed(Map.of("type", "STRADDLE")));
    OptionMarket twice = new OptionMarket(now);
    List<Map<String, Object>> quotes = twice.expiry(30, 100, 0.03, 0);
    quotes.add(quotes.getFirst());
    wrong.put("expiries[0].quotes[11].strike", twice.batch());
    OptionMarket expired = new OptionMarket(now);
    expired.expiry(30, 100, 0.03, 0);
    expired.expiry(60, 100, 0.06, 0);
    Map<String, Object> late = expired.batch();
    late.put("observedAt", InstantForm.write(now.plus(Duration.ofDays(30))));
    wrong.put("expiries[0].expiry", late);
    OptionMarket unbounded = new OptionMarket(now);
    List<Map<String, Object>> many = unbounded.expiry(30, 100, 0.03, 0);
    for (int i = 0; i < 1_000; i++) {
      many.add(OptionMarket.quote(Integer.toString(1_000 + i), "0.5", "0.6"));
    }
    wrong.put("expiries[0].quotes", unbounded.batch());
    wrong.put("expiries", new OptionMarket(now).batch());
    Map<String, Object> untyped = market().batch();
    untyped.put("quotedIn", "PRICE");
    wrong.put("expiries[0].quotes[0].type", untyped);

    wrong.forEach(
        (field, batch) -> {
          Http.Answer refused = send("WRONG", batch);
          assertThat(refused.status()).as(field + ": " + refused.text()).isEqualTo(400);
          assertThat(text(refused.json(), "field")).as(refused.text()).startsWith(field);
        });
    OptionMarket few = new OptionMarket(now);
    few.expiry(30, 100, 0.03, 0).subList(4, 11).clear();
    Http.Answer scarce = send("WRONG", few.batch());
    assertThat(scarce.problem()).isEqualTo("surface-too-few-quotes");
    assertThat(scarce.json().get("strikes").asInt()).isEqualTo(4);
    assertThat(oracle.as("oracle:read").post("/v1/surfaces/WRONG/quotes", few.batch()).status())
        .isEqualTo(403);
    assertThat(oracle.as("oracle:read").get("/v1/surfaces/WRONG").status()).isEqualTo(404);
  }

  private Map<String, Object> changed(Map<String, Object> fields) {
    OptionMarket market = new OptionMarket(now);
    market.expiry(30, 100, 0.03, 0).get(1).putAll(fields);
    return market.batch();
  }

  @Test
  void boundsWhatIsAskedOfASurface() {
    send("ASKED", market().batch());
    Http reader = oracle.as("oracle:read");
    String grid = "/v1/surfaces/ASKED/grid?";

    for (String question :
        List.of(
            "strike=100&logMoneyness=0",
            "strike=0",
            "strike=NaN",
            "logMoneyness=11",
            "strike=" + "1,".repeat(201) + "1",
            "expiry=" + InstantForm.write(now),
            "expiry=2999-01-01T00:00:00.000Z&extrapolate=true",
            "asOf=" + InstantForm.write(now.plusMillis(1)),
            "unheard=1")) {
      Http.Answer refused = reader.get(grid + question);
      assertThat(refused.status()).as(question + ": " + refused.text()).isEqualTo(400);
    }
  }

  @Test
  void whatWillBeInForceIsNotKnownYet() {
    send("UNBORN", market().batch());
    Http reader = oracle.as("oracle:read");
    String later = InstantForm.write(now.plusMillis(1));
    String expiry = InstantForm.write(now.plus(Duration.ofDays(30)));

    for (String question :
        List.of(
            "?",
            "/grid?",
            "/quotes?expiry=" + expiry + "&",
            "/volatility?strike=50000&expiry=" + expiry + "&")) {
      Http.Answer refused = reader.get("/v1/surfaces/UNBORN" + question + "asOf=" + later);
      assertThat(refused.status()).as(question + ": " + refused.text()).isEqualTo(400);
      assertThat(text(refused.json(), "parameter")).isEqualTo("asOf");
    }
    assertThat(
            oracle
                .get("/v1/surfaces/UNBORN?asOf=" + InstantForm.write(now))
                .get("stale")
                .asBoolean())
        .isFalse();
  }

  @Test
  void keepsEveryVersionAsItWas() {
    send("KEPT", market().batch());

    for (String change :
        List.of(
            "update surface set version = 9 where underlying = 'KEPT'",
            "delete from surface_expiry where underlying = 'KEPT'")) {
      assertThatThrownBy(() -> jdbc.sql(change).update())
          .as(change)
          .isInstanceOf(RuntimeException.class);
    }
    assertThat(oracle.get("/v1/surfaces/KEPT").get("version").asLong()).isEqualTo(1);
  }

  @Test
  void showsOperatorsAgeErrorAndRefusals() {
    send("SCRAPED", market().batch());
    now = oracle.advance(Duration.ofMinutes(2));

    String metrics = Http.to(port).get("/actuator/prometheus").text();

    assertThat(metrics)
        .contains("counterpool_oracle_surface_age_seconds{")
        .contains("counterpool_oracle_surfaces_total{")
        .contains("outcome=\"BUTTERFLY\"");
    assertThat(metrics.lines())
        .anyMatch(
            line ->
                line.startsWith("counterpool_oracle_surface_age_seconds{")
                    && line.contains("underlying=\"SCRAPED\"")
                    && line.endsWith(" 120.0"));
  }
}
