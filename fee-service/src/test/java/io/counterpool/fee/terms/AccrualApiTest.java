package io.counterpool.fee.terms;

import static io.counterpool.fee.FeeVenue.schedule;
import static io.counterpool.fee.FeeVenue.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterpool.fee.FeeVenue;
import io.counterpool.fee.Models;
import io.counterpool.fee.schedule.MarketId;
import io.counterpool.kit.testing.Http.Answer;
import io.counterpool.kit.testing.Seeds;
import io.counterpool.kit.testing.VenueDatabase;
import io.counterpool.kit.testing.VenueTest;
import io.counterpool.kit.wire.CanonicalJson;
import io.counterpool.models.AccrualSpan;
import io.counterpool.models.Decimal;
import io.counterpool.models.funding.AveragePremiumFunding;
import io.counterpool.models.funding.FundingAccrual;
import io.counterpool.models.funding.FundingCarry;
import io.counterpool.models.funding.FundingInterval;
import io.counterpool.models.funding.MarketFunding;
import io.counterpool.models.rates.AdaptiveCurveRate;
import io.counterpool.models.rates.BorrowAccrual;
import io.counterpool.models.rates.BorrowCarry;
import io.counterpool.models.rates.BorrowModel;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Indices go on over rounds, schedules and starts, and the pool pays no more than its budget. */
@VenueTest
class AccrualApiTest {

  private static final Instant START = Instant.parse("2126-01-01T00:00:00Z");

  @LocalServerPort private int port;
  @Autowired private VenueDatabase database;
  @Autowired private CanonicalJson canonical;
  @Autowired private JsonMapper json;

  private FeeVenue venue;
  private String market;

  @BeforeEach
  void chooseAMarket() {
    venue = FeeVenue.at(port);
    market = FeeVenue.market();
  }

  @Test
  void goesOnFromTheStoredMemoryAsIfItHadNeverStopped() {
    Map<String, Object> schedule = schedule();
    schedule.put("funding", Models.averagePremium(3600));
    schedule.put("borrow", Models.adaptiveCurve());
    schedule.put("poolFundingBudget", Map.of("unitsPerDay", "500", "poolFractionPerDay", "0.001"));
    assertThat(venue.create(market, schedule).status()).isEqualTo(201);

    // The models alone, in memory; the service reads its memory from the database in every round.
    AveragePremiumFunding funding =
        new AveragePremiumFunding(3600, d("0.0001"), d("0.0005"), d("0.0075"));
    AdaptiveCurveRate borrow =
        new AdaptiveCurveRate(d("0.9"), d("4"), d("50"), d("0.04"), d("0.001"), d("2"));
    FundingCarry fundingNow = FundingCarry.START;
    BorrowCarry borrowNow = BorrowAccrual.start(borrow, d("0"), START.getEpochSecond());
    SplittableRandom random = Seeds.random("AccrualApiTest.memory");
    Instant at = START;
    Decimal lastPrice = d("2000");
    for (int round = 1; round <= 25; round++) {
      long seconds = round == 1 ? 0 : random.nextLong(5000);
      Decimal price = Decimal.ofUnits(random.nextLong(100_000, 300_000), 2);
      Decimal longs = Decimal.ofUnits(random.nextLong(1_000_000), 4);
      Decimal shorts = Decimal.ofUnits(random.nextLong(1_000_000), 4);
      Decimal used = Decimal.ofUnits(random.nextLong(1_100), 3);
      Decimal premium = Decimal.ofUnits(random.nextLong(-3_000, 3_000), 6);
      Decimal poolValue = Decimal.ofUnits(random.nextLong(10_000, 1_000_000), 0);
      AccrualSpan span =
          new AccrualSpan(
              at.getEpochSecond(), Math.min(seconds, 3600), at.getEpochSecond() + seconds);
      Decimal budget = poolValue.times(d("0.001"), RoundingMode.DOWN).min(d("500"));
      FundingInterval over =
          new FundingInterval(
              span, longs, shorts, lastPrice, premium, poolValue, Decimal.ZERO, budget);
      fundingNow = FundingAccrual.advance(funding, fundingNow, over);
      borrowNow = BorrowAccrual.advance(borrow, borrowNow, span, used, lastPrice);
      at = at.plusSeconds(seconds);
      lastPrice = price;

      Map<String, Object> body =
          state(at, price.toString(), longs.toString(), shorts.toString(), used.toString());
      body.put("premium", premium.toString());
      body.put("poolValue", poolValue.toString());
      JsonNode terms = venue.terms(market, round, body).json();
      assertThat(decimal(terms, "fundingIndex")).isEqualTo(fundingNow.longIndex());
      assertThat(
              terms.has("fundingIndexShort")
                  ? decimal(terms, "fundingIndexShort")
                  : decimal(terms, "fundingIndex"))
          .isEqualTo(fundingNow.shortIndex());
      assertThat(decimal(terms, "fundingRatePerDay")).isEqualTo(fundingNow.ratePerDay());
      assertThat(decimal(terms, "borrowIndex")).isEqualTo(borrowNow.index());
      assertThat(decimal(terms, "borrowRateAnnual")).isEqualTo(borrowNow.rateAnnual());
      assertThat(terms.path("memory").toString())
          .isEqualTo(
              json.writeValueAsString(RateMemory.of(fundingNow.premium(), borrowNow.drift())));
    }
    assertThat(broken()).isZero();
  }

  @Test
  void paysOutOfTheBudgetAloneAndGivesEachSideItsIndex() {
    Map<String, Object> schedule = schedule();
    // Longs receive a hundredth a day although they outweigh.
    schedule.put(
        "funding",
        Models.model(
            "premium",
            "depth",
            "1000000000000",
            "intervalSeconds",
            86_400,
            "defaultRate",
            "-0.01",
            "maxRate",
            "0.0099"));
    schedule.put("poolFundingBudget", Map.of("unitsPerDay", "102"));
    schedule.put("maxAccrualSeconds", 86_400);
    assertThat(venue.create(market, schedule).json().path("poolFundingBudget").toString())
        .isEqualTo("{\"unitsPerDay\":\"102\",\"poolFractionPerDay\":null}");
    JsonNode first = venue.terms(market, 1, state(START, "2000")).json();
    assertThat(first.has("fundingIndexShort")).isFalse();
    JsonNode day = venue.terms(market, 2, state(START.plusSeconds(86_400), "2000")).json();
    // 10 shorts pay 19.8 each; with 102 of the pool 30 longs get 10 each.
    assertThat(decimal(day, "fundingIndexShort")).isEqualTo(d("-19.8"));
    assertThat(decimal(day, "fundingIndex")).isEqualTo(d("-10"));
    assertThat(decimal(day, "fundingRateLongPerDay")).isEqualTo(d("-0.005"));
    assertThat(decimal(day, "fundingRateShortPerDay")).isEqualTo(d("-0.0099"));

    // Without the budget the sides move alike again, each from where it stands.
    schedule.remove("poolFundingBudget");
    replace(schedule, "\"1\"");
    venue.terms(market, 3, state(START.plusSeconds(86_400), "2000"));
    JsonNode next = venue.terms(market, 4, state(START.plusSeconds(2 * 86_400), "2000")).json();
    assertThat(decimal(next, "fundingIndexShort")).isEqualTo(d("-39.6"));
    assertThat(decimal(next, "fundingIndex")).isEqualTo(d("-29.8"));
    assertThat(next.has("fundingRateLongPerDay")).isFalse();

    JsonNode rates = venue.as("fee:read").get("/v1/markets/" + market + "/rates").json();
    assertThat(decimal(rates, "fundingIndexShort")).isEqualTo(d("-39.6"));
    assertThat(decimal(rates, "fundingStepShort")).isEqualTo(d("-19.8"));
    assertThat(decimal(rates, "fundingRateLongPerDay")).isEqualTo(d("-0.0099"));
    assertThat(venue.anyone().get("/actuator/prometheus").text())
        .containsPattern(
            "counterpool_fee_funding_scaled_total\\{[^}]*market=\"" + market + "\"[^}]*} 2\\.0");
    assertThat(broken()).isZero();
    assertThatThrownBy(
            () ->
                JdbcClient.create(database.asApp())
                    .sql(
                        """
                        insert into fee_terms
                        select (jsonb_populate_record(t, '{"round": 5, "previous_round": 4,
                          "funding_step_short": 2, "funding_step_limit": 1,
                          "funding_step": 0}')).*
                        from fee_terms t where market = :market and round = 4
                        """)
                    .param("market", market)
                    .update())
        .hasStackTraceContaining("funding_step_short_is_bounded");
  }

  @Test
  void namesThePartOfTheStateThatASchedulesModelsNeed() {
    Map<String, Object> schedule = schedule();
    schedule.put("funding", Models.inventory());
    venue.create(market, schedule);
    Answer refused = venue.terms(market, 1, state(START, "2000"));
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.problem()).isEqualTo("fee-state-missing");
    assertThat(refused.json().path("field").stringValue()).isEqualTo("poolValue");
    Map<String, Object> whole = state(START, "2000");
    whole.put("poolValue", "1000000");
    assertThat(venue.terms(market, 1, whole).status()).isEqualTo(200);

    schedule.put(
        "funding",
        Models.model(
            "capped-premium",
            "spreadDivisor",
            33,
            "poolDivisor",
            3,
            "cashScale",
            6,
            "rateScale",
            9));
    replace(schedule, "\"1\"");
    Answer premium = venue.terms(market, 2, state(START.plusSeconds(60), "2000"));
    assertThat(premium.json().path("field").stringValue()).isEqualTo("premium");
    Map<String, Object> wrong = state(START.plusSeconds(60), "2000");
    wrong.put("premium", "-1.1");
    assertThat(venue.terms(market, 2, wrong).status()).isEqualTo(400);
    schedule.put("poolFundingBudget", Map.of());
    assertThat(replace(schedule, "\"2\"").status()).isEqualTo(400);
  }

  @Test
  void keepsTheIndicesWhenTheModelsChangeAndSaysSoByAHash() {
    venue.create(market, schedule());
    venue.terms(market, 1, state(START, "2000"));
    venue.terms(market, 2, state(START.plusSeconds(3600), "2000"));
    JsonNode before = accrual();
    String digest = digest().hash();
    Map<String, Object> schedule = schedule();
    schedule.put("borrow", Models.dynamicKink("0.6"));
    schedule.put(
        "funding",
        Models.model(
            "adaptive",
            "skewScale",
            "1000",
            "decayBelow",
            "0.03",
            "growAbove",
            "0.05",
            "growthPerDay",
            "0.01",
            "decayPerDay",
            "0",
            "maxRatePerDay",
            "0.0001"));
    replace(schedule, "\"1\"");
    assertThat(accrual()).isEqualTo(before);
    // A process that has just started reads the same.
    assertThat(digest().hash()).isEqualTo(digest);
    assertThat(venue.as("fee:read").get("/v1/accrual-digest").json().path("hash").stringValue())
        .isEqualTo(digest);

    JsonNode now = venue.terms(market, 3, state(START.plusSeconds(3600), "2000")).json();
    assertThat(decimal(now, "fundingIndex")).isEqualTo(decimal(before, "fundingIndex"));
    assertThat(decimal(now, "borrowIndex")).isEqualTo(decimal(before, "borrowIndex"));
    JsonNode later = venue.terms(market, 4, state(START.plusSeconds(7200), "2000")).json();
    // The rate of 0.00025 goes on within the new bound: 0.0001 × 2,000 ÷ 24
    assertThat(decimal(later, "fundingIndex").minus(decimal(before, "fundingIndex")).toDouble())
        .isBetween(0.00833333, 0.00833334);
    assertThat(later.path("memory").path("borrow").path("model").stringValue())
        .isEqualTo("dynamic-kink");
    assertThat(digest().hash()).isNotEqualTo(digest);
    assertThat(broken()).isZero();
    assertThat(venue.as("fee:read").get("/v1/markets/M-none/accrual").status()).isEqualTo(404);
  }

  @Test
  void publishesHowExactEveryModelIsAndWhatItRemembers() {
    int accrued = 0;
    for (JsonNode model : venue.as("fee:read").get("/v1/models").json().path("items")) {
      JsonNode accrual = model.path("accrual");
      String part = model.path("part").stringValue();
      assertThat(accrual.isMissingNode()).as(part).isEqualTo(!part.matches("borrow|funding"));
      if (!accrual.isMissingNode()) {
        String memory = accrual.path("memory").stringValue();
        assertThat(accrual.path("rateDigits").intValue()).isEqualTo(memory.equals("RATE") ? 1 : 0);
        assertThat(accrual.path("indexDigits").intValue()).isEqualTo(part.equals("borrow") ? 1 : 2);
        assertThat(accrual.path("start").stringValue()).isNotBlank();
        accrued++;
      }
    }
    assertThat(accrued).isEqualTo(BorrowModel.models().size() + MarketFunding.models().size());
  }

  private Answer replace(Map<String, Object> schedule, String ifMatch) {
    return venue
        .as("fee:configure")
        .with("Idempotency-Key", UUID.randomUUID().toString())
        .with("If-Match", ifMatch)
        .put("/v1/schedules/" + market, schedule);
  }

  private JsonNode accrual() {
    return venue.as("fee:read").get("/v1/markets/" + market + "/accrual").json();
  }

  private AccrualDigest.Digest digest() {
    TermsStore fresh = new TermsStore(JdbcClient.create(database.asApp()), json);
    return new AccrualDigest(fresh, canonical).now();
  }

  private long broken() {
    return JdbcClient.create(database.asApp())
        .sql("select count(*) from broken_fee_terms where market = :market")
        .param("market", new MarketId(market).value())
        .query(Long.class)
        .single();
  }

  private static Decimal decimal(JsonNode body, String field) {
    return d(body.path(field).stringValue());
  }

  private static Decimal d(String plain) {
    return Decimal.of(plain);
  }
}
