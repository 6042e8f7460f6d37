package io.counterpool.fee.terms;

import static io.counterpool.fee.FeeVenue.schedule;
import static io.counterpool.fee.FeeVenue.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterpool.fee.FeeVenue;
import io.counterpool.kit.testing.Http.Answer;
import io.counterpool.kit.testing.Seeds;
import io.counterpool.kit.testing.VenueDatabase;
import io.counterpool.kit.testing.VenueTest;
import io.counterpool.kit.wire.CanonicalJson;
import io.counterpool.kit.wire.WireConfiguration;
import io.counterpool.models.Decimal;
import io.counterpool.models.fees.SkewFee;
import io.counterpool.models.funding.FundingState;
import io.counterpool.models.funding.SkewVelocityFunding;
import io.counterpool.models.rates.BorrowIndex;
import io.counterpool.models.rates.KinkedRate;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@VenueTest
class TermsApiTest {

  private static final Instant START = Instant.parse("2126-01-01T00:00:00Z");

  @LocalServerPort private int port;
  @Autowired private VenueDatabase database;

  private FeeVenue venue;
  private String market;

  @BeforeEach
  void configureAMarket() {
    venue = FeeVenue.at(port);
    market = FeeVenue.market();
    assertThat(venue.create(market, schedule()).status()).isEqualTo(201);
  }

  @Test
  void answersTheTermsOfARoundWithEveryFigure() {
    venue.terms(market, 7, state(START, "2000"));
    Answer answer = venue.terms(market, 9, state(START.plusSeconds(3600), "2100"));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    JsonNode terms = answer.json();
    // Velocity 0.006 a day: after an hour the rate is 0.00025, and one unit has paid
    // 0.000125 × 2,000 ÷ 24 = 0.0104166…, rounded up for the pool, which collects.
    assertThat(terms.toString())
        .isEqualTo(
            "{\"market\":\""
                + market
                + "\",\"round\":9,\"at\":\"2126-01-01T01:00:00.000Z\","
                + "\"validUntil\":\"2126-01-01T01:15:00.000Z\",\"scheduleVersion\":1,"
                + "\"tradeFee\":{\"model\":\"skew-fee\",\"makerRate\":\"0.0002\","
                + "\"takerRate\":\"0.0005\"},"
                + "\"split\":{\"pool\":\"0.7\",\"insurance\":\"0.2\",\"treasury\":\"0.1\"},"
                + "\"fundingRatePerDay\":\"0.00025\",\"fundingIndex\":\"0.010416666666666667\","
                // 0.03 × 2,000 ÷ 8,760 hours, rounded up
                + "\"borrowRateAnnual\":\"0.03\",\"borrowIndex\":\"0.006849315068493151\","
                + "\"accruedSeconds\":3600,\"previousRound\":7,\"hash\":\""
                + terms.path("hash").stringValue()
                + "\"}");
  }

  @Test
  void hashesTheContentInCanonicalForm() {
    JsonNode terms = venue.terms(market, 1, state(START, "2000")).json();
    Map<String, JsonNode> content = new TreeMap<>();
    terms.properties().forEach(field -> content.put(field.getKey(), field.getValue()));
    content.remove("hash");
    content.values().removeIf(JsonNode::isNull);
    JsonMapper sorted = WireConfiguration.mapper();
    content.replaceAll(
        (_, value) -> value.isObject() ? sorted.valueToTree(new TreeMap<>(fields(value))) : value);
    byte[] canonical = sorted.writeValueAsString(content).getBytes(StandardCharsets.UTF_8);
    assertThat(terms.path("hash").stringValue()).isEqualTo(CanonicalJson.sha256(canonical));
  }

  @Test
  void answersTheSameRequestWithTheSameBytesAlsoWhenTheScheduleHasChanged() {
    Answer first = venue.terms(market, 1, state(START, "2000"));
    Map<String, Object> dearer = schedule();
    dearer.put("termsValiditySeconds", 60);
    assertThat(
            venue
                .as("fee:configure")
                .with("Idempotency-Key", "b2c8a9f4-6f0e-4f0e-9d7a-0d2b3c4d5e6f")
                .with("If-Match", "\"1\"")
                .put("/v1/schedules/" + market, dearer)
                .status())
        .isEqualTo(200);
    venue.terms(market, 2, state(START.plusSeconds(300), "2001"));
    Answer again = venue.terms(market, 1, state(START, "2000"));
    assertThat(again.text()).isEqualTo(first.text());
    // Another way to write the same decimal is the same request.
    assertThat(venue.terms(market, 1, state(START, "2000.00")).text()).isEqualTo(first.text());
  }

  @Test
  void answersFiftyThreadsAtOnceWithTheSameBytesAndOneRow() throws Exception {
    venue.terms(market, 1, state(START, "2000"));
    Map<String, Object> state = state(START.plusSeconds(300), "2010");
    List<Answer> answers =
        FeeVenue.atOnce(Collections.nCopies(50, () -> venue.terms(market, 2, state)));
    assertThat(answers).extracting(Answer::status).containsOnly(200);
    assertThat(answers.stream().map(Answer::text).distinct()).hasSize(1);
    assertThat(rows(market)).isEqualTo(2);
  }

  @Test
  void keepsTheIndicesGoingOnHoweverRoundsRace() throws Exception {
    SplittableRandom random = Seeds.random("TermsApiTest.race");
    for (int wave = 0; wave < 5; wave++) {
      List<Callable<Answer>> calls = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        long round = wave * 8L + random.nextInt(8);
        Map<String, Object> state = state(START.plusSeconds(round * 300), "2000");
        calls.add(() -> venue.terms(market, round, state));
      }
      for (Answer answer : FeeVenue.atOnce(calls)) {
        assertThat(answer.status()).isIn(200, 409);
        if (answer.status() == 409) {
          assertThat(answer.problem()).isEqualTo("round-out-of-order");
        }
      }
    }
    assertThat(rows(market)).isGreaterThanOrEqualTo(5);
    assertThat(broken()).isEmpty();
  }

  @Test
  void refusesAnotherStateForTheSameRound() {
    venue.terms(market, 1, state(START, "2000"));
    Answer other = venue.terms(market, 1, state(START, "2000.01"));
    assertThat(other.status()).isEqualTo(409);
    assertThat(other.problem()).isEqualTo("id-reused");
    assertThat(other.json().path("round").asLong()).isEqualTo(1);
    assertThat(rows(market)).isEqualTo(1);
  }

  @Test
  void refusesARoundOutOfOrderWithBothNumbers() {
    venue.terms(market, 5, state(START, "2000"));
    Answer late = venue.terms(market, 4, state(START.plusSeconds(300), "2000"));
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.problem()).isEqualTo("round-out-of-order");
    assertThat(late.json().path("lastRound").asLong()).isEqualTo(5);
    assertThat(late.json().path("round").asLong()).isEqualTo(4);
    assertThat(rows(market)).isEqualTo(1);
  }

  @Test
  void refusesAnInstantBeforeTheLastAndAnotherPool() {
    venue.terms(market, 5, state(START, "2000"));
    Answer back = venue.terms(market, 6, state(START.minusMillis(1), "2000"));
    assertThat(back.status()).isEqualTo(409);
    assertThat(back.problem()).isEqualTo("round-time-went-back");
    assertThat(back.json().path("lastAt").stringValue()).isEqualTo("2126-01-01T00:00:00.000Z");

    Map<String, Object> foreign = state(START.plusSeconds(1), "2000");
    foreign.put("pool", "OTHER");
    Answer other = venue.terms(market, 6, foreign);
    assertThat(other.status()).isEqualTo(409);
    assertThat(other.problem()).isEqualTo("market-of-another-pool");
    assertThat(other.json().path("pool").stringValue()).isEqualTo(FeeVenue.POOL);
  }

  @Test
  void refusesWhatIsMalformedAndNamesTheField() {
    Map<String, Object> state = state(START, "2000");
    state.put("price", "0");
    Answer zero = venue.terms(market, 1, state);
    assertThat(zero.status()).isEqualTo(400);
    assertThat(zero.json().path("detail").stringValue()).contains("price must be above 0");
    state.put("price", 2000);
    assertThat(venue.terms(market, 1, state).json().path("field").stringValue()).isEqualTo("price");
    state.put("price", "2000");
    state.put("colour", "red");
    assertThat(venue.terms(market, 1, state).problem()).isEqualTo("unknown-field");
    assertThat(venue.terms(market, -1, state(START, "1")).status()).isEqualTo(400);
    assertThat(venue.terms(FeeVenue.market(), 1, state(START, "1")).status()).isEqualTo(404);
    assertThat(venue.as("fee:read").put(FeeVenue.termsPath(market, 1), state(START, "1")).status())
        .isEqualTo(403);
    assertThat(venue.anyone().put(FeeVenue.termsPath(market, 1), state(START, "1")).status())
        .isEqualTo(401);
    assertThat(rows(market)).isZero();
  }

  @Test
  void usesAVersionOnlyFromItsFirstInstant() {
    Map<String, Object> later = schedule();
    later.put("effectiveFrom", START.plusSeconds(600));
    later.put("tradeFee", Map.of("model", "flat-fee", "rate", "0.001"));
    venue
        .as("fee:configure")
        .with("Idempotency-Key", "6f0e4f0e-9d7a-4d2b-8c4d-5e6fb2c8a9f4")
        .with("If-Match", "\"1\"")
        .put("/v1/schedules/" + market, later);
    JsonNode before = venue.terms(market, 1, state(START.plusMillis(599_999), "2000")).json();
    JsonNode from = venue.terms(market, 2, state(START.plusSeconds(600), "2000")).json();
    assertThat(before.path("scheduleVersion").asLong()).isEqualTo(1);
    assertThat(from.path("scheduleVersion").asLong()).isEqualTo(2);
    assertThat(from.path("tradeFee").path("model").stringValue()).isEqualTo("flat-fee");
  }

  @Test
  void agreesWithTheQuoteAndTheModelsOnRandomStates() {
    SplittableRandom random = Seeds.random("TermsApiTest.agrees");
    SkewFee fee = new SkewFee(d("0.0002"), d("0.0005"));
    KinkedRate borrow = new KinkedRate(d("0.01"), d("0.8"), d("0.04"), d("0.6"));
    SkewVelocityFunding funding = new SkewVelocityFunding(d("3"), d("10000"), d("0.02"));
    FundingState fundingState = FundingState.START;
    Decimal borrowIndex = Decimal.ZERO;
    Decimal lastPrice = Decimal.ZERO;
    Instant at = START;
    int rounds = Math.max(5, Seeds.steps() / 40);
    for (int round = 1; round <= rounds; round++) {
      Decimal price = Decimal.ofUnits(random.nextLong(1, 10_000_000_000L), 5);
      Decimal longs = Decimal.ofUnits(random.nextLong(100_000_000), 4);
      Decimal shorts = Decimal.ofUnits(random.nextLong(100_000_000), 4);
      Decimal utilisation = Decimal.ofUnits(random.nextLong(1_100), 3);
      long seconds = round == 1 ? 0 : random.nextLong(5_000);
      at = at.plusSeconds(seconds);

      JsonNode terms =
          venue
              .terms(
                  market,
                  round,
                  state(
                      at,
                      price.toString(),
                      longs.toString(),
                      shorts.toString(),
                      utilisation.toString()))
              .json();

      Decimal skew = longs.minus(shorts);
      if (round > 1) {
        long accrued = Math.min(seconds, 3600);
        fundingState = funding.advance(fundingState, skew, lastPrice, accrued);
        borrowIndex =
            BorrowIndex.accrue(borrowIndex, borrow.annualRate(utilisation), lastPrice, accrued);
      }
      lastPrice = price;
      assertThat(decimal(terms, "fundingRatePerDay")).isEqualTo(fundingState.ratePerDay());
      assertThat(decimal(terms, "fundingIndex")).isEqualTo(fundingState.index());
      assertThat(decimal(terms, "borrowRateAnnual")).isEqualTo(borrow.annualRate(utilisation));
      assertThat(decimal(terms, "borrowIndex")).isEqualTo(borrowIndex);

      Decimal size = Decimal.ofUnits(random.nextLong(1, 1_000_000), 4);
      size = random.nextBoolean() ? size : size.negate();
      JsonNode quote =
          venue.quote(market, price.toString(), skew.toString(), List.of(size.toString())).json();
      SkewFee ofTerms =
          new SkewFee(
              decimal(terms.path("tradeFee"), "makerRate"),
              decimal(terms.path("tradeFee"), "takerRate"));
      assertThat(ofTerms).isEqualTo(fee);
      assertThat(decimal(quote, "fee")).isEqualTo(ofTerms.fee(price, skew, size, 6));
      assertThat(quote.path("tradeFee")).isEqualTo(terms.path("tradeFee"));
    }
  }

  @Test
  void keepsTermsFromEveryoneWhoWouldChangeThem() {
    venue.terms(market, 1, state(START, "2000"));
    for (String change :
        List.of(
            "update fee_terms set price = price", "delete from fee_terms", "truncate fee_terms")) {
      assertThatThrownBy(() -> JdbcClient.create(database.asApp()).sql(change).update())
          .hasStackTraceContaining("permission denied");
      assertThatThrownBy(() -> JdbcClient.create(database.asOwner()).sql(change).update())
          .hasStackTraceContaining("append-only");
    }
    assertThat(rows(market)).isEqualTo(1);
  }

  @Test
  void refusesInTheDatabaseAnIndexThatMovedTooFar() {
    venue.terms(market, 1, state(START, "2000"));
    assertThatThrownBy(
            () ->
                JdbcClient.create(database.asApp())
                    .sql(
                        """
                        insert into fee_terms
                        select (jsonb_populate_record(t, '{"round": 2, "previous_round": 1,
                          "funding_step": 2, "funding_step_limit": 1}')).*
                        from fee_terms t where market = :market
                        """)
                    .param("market", market)
                    .update())
        .hasStackTraceContaining("funding_step_is_bounded");
  }

  @Test
  void findsTermsThatDoNotGoOnFromTheTermsBefore() {
    for (int round = 1; round <= 3; round++) {
      venue.terms(market, round, state(START.plusSeconds(round * 300L), "2000"));
    }
    assertThat(broken()).isEmpty();
    JdbcClient.create(database.asApp())
        .sql(
            """
            insert into fee_terms
            select (jsonb_populate_record(t, '{"round": 4, "previous_round": 3,
              "funding_index": 0.5, "funding_step": 0, "borrow_step": 0}')).*
            from fee_terms t where market = :market and round = 3
            """)
        .param("market", market)
        .update();
    assertThat(broken()).containsExactly(4L);
  }

  @Test
  void showsRatesAndMetricsByMarket() {
    assertThat(venue.as("fee:read").get("/v1/markets/" + market + "/rates").status())
        .isEqualTo(404);
    venue.terms(market, 1, state(START, "2000"));
    venue.terms(market, 2, state(START.plusSeconds(3600), "2000"));
    JsonNode rates = venue.as("fee:read").get("/v1/markets/" + market + "/rates").json();
    assertThat(rates.path("round").asLong()).isEqualTo(2);
    assertThat(decimal(rates, "fundingRatePerDay")).isEqualTo(d("0.00025"));
    // 0.02 a day × 2,000 ÷ 24 hours, rounded up
    assertThat(decimal(rates, "fundingStepLimit")).isEqualTo(d("1.666666666666666667"));
    String metrics = venue.anyone().get("/actuator/prometheus").text();
    assertThat(metrics)
        .containsPattern(
            "counterpool_fee_funding_rate_per_day\\{[^}]*market=\"" + market + "\"[^}]*} 2\\.5E-4")
        .containsPattern(
            "counterpool_fee_borrow_rate_annual\\{[^}]*market=\"" + market + "\"[^}]*} 0\\.03")
        .containsPattern(
            "counterpool_fee_terms_total\\{[^}]*market=\"" + market + "\"[^}]*} 2\\.0");
  }

  @Test
  void pagesThroughTheHistoryOfRatesWithoutGapOrRepeat() {
    for (int round = 1; round <= 7; round++) {
      venue.terms(market, round, state(START.plusSeconds(round * 60L), "2000"));
    }
    List<Long> seen = new ArrayList<>();
    String path = "/v1/markets/" + market + "/rates/history?limit=3";
    String next = "";
    while (true) {
      JsonNode page = venue.as("fee:read").get(path + next).json();
      page.path("items").forEach(item -> seen.add(item.path("round").asLong()));
      if (page.path("next").isNull()) {
        break;
      }
      next = "&after=" + page.path("next").stringValue();
    }
    assertThat(seen).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
    assertThat(
            venue
                .as("fee:read")
                .get("/v1/markets/" + market + "/rates/history?limit=100000")
                .status())
        .isEqualTo(400);
  }

  private long rows(String ofMarket) {
    return JdbcClient.create(database.asApp())
        .sql("select count(*) from fee_terms where market = :market")
        .param("market", ofMarket)
        .query(Long.class)
        .single();
  }

  private List<Long> broken() {
    return JdbcClient.create(database.asApp())
        .sql("select round from broken_fee_terms where market = :market order by round")
        .param("market", market)
        .query(Long.class)
        .list();
  }

  private static Map<String, JsonNode> fields(JsonNode object) {
    Map<String, JsonNode> fields = new TreeMap<>();
    object.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
    return fields;
  }

  private static Decimal decimal(JsonNode object, String field) {
    return Decimal.of(object.path(field).stringValue());
  }

  private static Decimal d(String plain) {
    return Decimal.of(plain);
  }
}
