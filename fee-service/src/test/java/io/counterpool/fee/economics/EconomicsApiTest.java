package io.counterpool.fee.economics;

import static io.counterpool.fee.FeeVenue.schedule;
import static io.counterpool.fee.FeeVenue.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterpool.fee.FeeVenue;
import io.counterpool.fee.terms.PoolId;
import io.counterpool.kit.testing.Http.Answer;
import io.counterpool.kit.testing.VenueDatabase;
import io.counterpool.kit.testing.VenueTest;
import io.counterpool.models.Decimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@VenueTest
class EconomicsApiTest {

  private static final Instant START = Instant.parse("2126-01-01T00:00:00Z");

  @LocalServerPort private int port;
  @Autowired private VenueDatabase database;
  @Autowired private EconomicsMetrics metrics;
  @Autowired private ReadEconomics read;

  private FeeVenue venue;
  private String market;

  @BeforeEach
  void configureAMarket() {
    venue = FeeVenue.at(port);
    market = FeeVenue.market();
    assertThat(venue.create(market, schedule()).status()).isEqualTo(201);
  }

  @Test
  void tellsWhatTheFeesPayOfTheLoss() {
    round(1, 0, "0", "0", "0");
    round(2, 3600, "1000000", "500", "10");
    JsonNode economics = economics("");
    // Depth 10,000 by the pool, at 2,000: K = 20,000,000. 0.6² ÷ 2 × K = 3,600,000 a year.
    assertThat(economics.path("skewDepth").stringValue()).isEqualTo("10000");
    assertThat(economics.path("depthSource").stringValue()).isEqualTo("POOL");
    assertThat(economics.path("rebalancingLossPerDay").stringValue()).isEqualTo("9863.013699");
    assertThat(economics.path("takerRate").stringValue()).isEqualTo("0.0005");
    assertThat(economics.path("roundSeconds").stringValue()).isEqualTo("3600");
    // 0.6 × √(1 ÷ 8,760) = 0.64 % a round, far above the fee of 0.05 %: most of the loss is left
    assertThat(d(economics, "informedLossPerDay")).isBetween(d("8600"), d("9863"));
    // 9,863.01 ÷ 24,000,000 a day
    assertThat(economics.path("breakEvenFee").stringValue()).isEqualTo("0.000410958904");
    // 20 × 2,000 × 0.6 ÷ √365
    assertThat(economics.path("inventoryDeviationPerDay").stringValue()).startsWith("1256.217");
    JsonNode day = economics.path("windows").get(0);
    assertThat(day.path("window").stringValue()).isEqualTo("DAY");
    // An hour of 3,600,000 a year; 70 % of 500, 10 of impact, 0.273973 of borrowing by 40 units.
    assertThat(day.path("rebalancingLoss").stringValue()).isEqualTo("410.958904");
    assertThat(day.path("borrowing").stringValue()).isEqualTo("0.273973");
    assertThat(day.path("providerIncome").stringValue()).isEqualTo("360.273973");
    assertThat(day.path("cover").stringValue()).isEqualTo("0.876666666667");
    assertThat(day.path("averageFee").stringValue()).isEqualTo("0.0005");
    assertThat(day.path("breakEvenFee").stringValue()).isEqualTo("0.000410958904");
    assertThat(day.path("breakEvenTradeFee").stringValue()).isEqualTo("0.000587084149");
    assertThat(day.path("reportedSeconds").asLong()).isEqualTo(3600);
  }

  @Test
  void comparesIncomeAndVolumeWithTheLossOfTheSameIntervals() {
    // Ten hours of 100 of fees on 200,000; the volatility of one of them is known.
    for (int round = 0; round <= 10; round++) {
      Map<String, Object> state =
          traded(round * 3600L, String.valueOf(round * 200_000), String.valueOf(round * 100), "0");
      if (round != 1) {
        state.remove("volatilityAnnual");
      }
      assertThat(venue.terms(market, round, state).status()).isEqualTo(200);
    }
    JsonNode all = economics("").path("windows").get(3);
    assertThat(all.path("rebalancingLoss").stringValue()).isEqualTo("410.958904");
    assertThat(all.path("measuredSeconds").asLong()).isEqualTo(3600);
    assertThat(all.path("reportedSeconds").asLong()).isEqualTo(36_000);
    assertThat(all.path("providerIncome").stringValue()).isEqualTo("702.739726");
    // (70 + 0.273973 of borrowing) ÷ 410.958904, of that hour
    assertThat(all.path("cover").stringValue()).isEqualTo("0.171");
    assertThat(all.path("breakEvenFee").stringValue()).isEqualTo("0.002054794521");
    assertThat(all.path("covered").path("seconds").asLong()).isEqualTo(3600);
    assertThat(all.path("covered").path("volume").stringValue()).isEqualTo("200000");
  }

  @Test
  void knowsNoCoverWithoutReports() {
    for (int round = 0; round <= 2; round++) {
      Map<String, Object> state = traded(round * 3600L, "0", "0", "0");
      state.keySet().removeAll(Set.of("volume", "realisedFees", "realisedImpact"));
      assertThat(venue.terms(market, round, state).status()).isEqualTo(200);
    }
    JsonNode all = economics("").path("windows").get(3);
    assertThat(all.path("rebalancingLoss").stringValue()).isEqualTo("821.917808");
    assertThat(all.path("reportedSeconds").asLong()).isZero();
    assertThat(all.path("cover").isNull()).isTrue();
    assertThat(all.path("covered").isNull()).isTrue();
  }

  @Test
  void sharesOutEachFeeAsTheTermsOfItsRoundDid() {
    round(1, 0, "0", "0", "0");
    round(2, 3600, "1000000", "500", "0");
    Map<String, Object> stingy = schedule();
    stingy.put("split", Map.of("pool", "0.1", "insurance", "0.8", "treasury", "0.1"));
    Answer put =
        venue
            .as("fee:configure")
            .with("Idempotency-Key", UUID.randomUUID().toString())
            .with("If-Match", "\"1\"")
            .put("/v1/schedules/" + market, stingy);
    assertThat(put.status()).as(put.text()).isEqualTo(200);
    // No round was made under it: nothing changes.
    JsonNode before = economics("");
    assertThat(before.path("poolShare").stringValue()).isEqualTo("0.7");
    assertThat(before.path("scheduleVersion").asLong()).isEqualTo(1);
    assertThat(income(before)).isEqualTo("350.273973");
    // Round 3 reports what was charged by the terms of round 2, round 4 what was by those of 3.
    round(3, 7200, "2000000", "1000", "0");
    JsonNode after = economics("");
    assertThat(after.path("poolShare").stringValue()).isEqualTo("0.1");
    assertThat(after.path("scheduleVersion").asLong()).isEqualTo(2);
    assertThat(income(after)).isEqualTo("700.547945");
    round(4, 10_800, "3000000", "1500", "0");
    assertThat(income(economics(""))).isEqualTo("750.821918");
  }

  private static String income(JsonNode economics) {
    return economics.path("windows").get(3).path("providerIncome").stringValue();
  }

  @Test
  void losesAndTradesForAsLongAsAGapTookAndChargesForAsLongAsItMay() {
    round(1, 0, "0", "0", "0");
    round(2, 36_000, "1000000", "500", "0");
    JsonNode economics = economics("");
    assertThat(economics.path("roundSeconds").stringValue()).isEqualTo("36000");
    // 1,000,000 in ten hours is 2,400,000 a day: 9,863.01 ÷ 2,400,000
    assertThat(economics.path("breakEvenFee").stringValue()).isEqualTo("0.004109589041");
    JsonNode all = economics.path("windows").get(3);
    assertThat(all.path("seconds").asLong()).isEqualTo(36_000);
    assertThat(all.path("reportedSeconds").asLong()).isEqualTo(36_000);
    // Ten hours of 3,600,000 a year; borrowing of the one that a gap may cost
    assertThat(all.path("rebalancingLoss").stringValue()).isEqualTo("4109.589041");
    assertThat(all.path("borrowing").stringValue()).isEqualTo("0.273973");
  }

  @Test
  void makesTermsWhateverTheStatisticsComeTo() {
    for (int round = 1; round <= 4; round++) {
      Map<String, Object> state =
          traded(round * 3600L, String.valueOf(round * 1000), String.valueOf(round), "0");
      state.put("price", "64000");
      state.put("skewDepth", "40000000000000000000");
      Answer made = venue.terms(market, round, state);
      assertThat(made.status()).as(made.text()).isEqualTo(200);
    }
    Map<String, Object> wild = traded(18_000, "90000000000000000000", "90000000000000000000", "0");
    wild.put("realisedImpact", "-90000000000000000000");
    wild.put("volatilityAnnual", "90000000000000000000");
    assertThat(venue.terms(market, 5, wild).status()).isEqualTo(200);
    JsonNode economics = economics("");
    assertThat(economics.path("rebalancingLossPerDay").isNull()).isTrue();
    JsonNode all = economics.path("windows").get(3);
    assertThat(all.path("rounds").asLong()).isEqualTo(4);
    assertThat(all.path("measuredSeconds").asLong()).isZero();
    assertThat(all.path("rebalancingLoss").isNull()).isTrue();
    assertThat(all.path("reportedSeconds").asLong()).isEqualTo(10_800);
    assertThat(all.path("volume").stringValue()).isEqualTo("3000");
    assertThat(economics("?skewDepth=99999999999999999999").path("depthSource").stringValue())
        .isEqualTo("REQUEST");
    metrics.read();
  }

  @Test
  void showsPrometheusWhetherTheFeesPay() {
    String pool = "P-" + UUID.randomUUID();
    for (int round = 1; round <= 2; round++) {
      Map<String, Object> state =
          round == 1 ? traded(0, "0", "0", "0") : traded(3600, "1000000", "500", "10");
      state.put("pool", pool);
      assertThat(venue.terms(market, round, state).status()).isEqualTo(200);
    }
    metrics.read();
    String scraped = venue.anyone().get("/actuator/prometheus").text();
    assertThat(scraped).containsPattern(series("counterpool_fee_cover", "0.876666666667"));
    assertThat(scraped)
        .containsPattern(series("counterpool_fee_rebalancing_loss_per_day", "9863.013699"));
    assertThat(scraped).containsPattern(series("counterpool_fee_break_even_fee", "4.10958904E-4"));
  }

  private Pattern series(String metric, String value) {
    return Pattern.compile(
        metric + "\\{[^}]*market=\"" + market + "\"[^}]*} " + Pattern.quote(value));
  }

  @Test
  void takesTheDepthThatIsAskedForThroughoutAndElseTheStatedOne() {
    round(1, 0, "0", "0", "0");
    round(2, 3600, "1000000", "500", "0");
    Map<String, Object> stated = traded(7200, "2000000", "1000", "0");
    stated.put("skewDepth", "20000");
    assertThat(venue.terms(market, 3, stated).status()).isEqualTo(200);
    JsonNode economics = economics("");
    assertThat(economics.path("depthSource").stringValue()).isEqualTo("POOL");
    // An hour with a depth of 10,000 and one with 20,000: 410.958904 and 821.917808
    assertThat(loss(economics)).isEqualTo("1232.876712");
    JsonNode asked = economics("?skewDepth=1000");
    assertThat(asked.path("depthSource").stringValue()).isEqualTo("REQUEST");
    assertThat(asked.path("rebalancingLossPerDay").stringValue()).isEqualTo("986.30137");
    // Two hours of it
    assertThat(loss(asked)).isEqualTo("82.191781");
    // 700.547945 of income
    assertThat(asked.path("windows").get(0).path("cover").stringValue()).startsWith("8.5233");
  }

  @Test
  void knowsNoLossWithoutADepthUnlessOneIsAskedFor() {
    for (int round = 0; round <= 1; round++) {
      Map<String, Object> state = traded(round * 3600L, "0", "0", "0");
      state.remove("skewDepth");
      assertThat(venue.terms(market, round, state).status()).isEqualTo(200);
    }
    // The schedule's funding has a scale of 10,000; it is a speed, not a depth.
    JsonNode economics = economics("");
    assertThat(economics.path("skewDepth").isNull()).isTrue();
    assertThat(economics.path("depthSource").isNull()).isTrue();
    assertThat(economics.path("rebalancingLossPerDay").isNull()).isTrue();
    assertThat(economics.path("windows").get(0).path("rebalancingLoss").isNull()).isTrue();
    assertThat(loss(economics("?skewDepth=5000"))).isEqualTo("205.479452");
  }

  private static String loss(JsonNode economics) {
    return economics.path("windows").get(0).path("rebalancingLoss").stringValue();
  }

  @Test
  void cutsWindowsAtTheLastRoundAndKeepsTheWhole() {
    for (int round = 0; round <= 30; round++) {
      round(round, round * 3600L, String.valueOf(round * 1000), String.valueOf(round), "0");
    }
    JsonNode windows = economics("").path("windows");
    assertThat(windows.get(0).path("volume").stringValue()).isEqualTo("24000");
    assertThat(windows.get(0).path("rounds").asLong()).isEqualTo(24);
    assertThat(windows.get(1).path("volume").stringValue()).isEqualTo("30000");
    assertThat(windows.get(3).path("volume").stringValue()).isEqualTo("30000");
    assertThat(windows.get(3).path("from").stringValue()).isEqualTo("2126-01-01T00:00:00.000Z");
    // Each hour loses the same: 24 and 30 of 410.958904
    assertThat(windows.get(0).path("rebalancingLoss").stringValue()).isEqualTo("9863.013699");
    assertThat(windows.get(3).path("rebalancingLoss").stringValue()).isEqualTo("12328.767123");
  }

  @Test
  void saysNothingOfWhatIsNotKnown() {
    venue.terms(market, 1, state(START, "2000"));
    venue.terms(market, 2, state(START.plusSeconds(60), "2000"));
    JsonNode economics = economics("");
    assertThat(economics.path("rebalancingLossPerDay").isNull()).isTrue();
    assertThat(economics.path("breakEvenFee").isNull()).isTrue();
    JsonNode all = economics.path("windows").get(3);
    assertThat(all.path("rebalancingLoss").isNull()).isTrue();
    assertThat(all.path("cover").isNull()).isTrue();
    assertThat(all.path("reportedSeconds").asLong()).isZero();
    assertThat(venue.as("fee:read").get(path(FeeVenue.market(), "")).status()).isEqualTo(404);
    assertThat(venue.as("fee:read").get(path(market, "?skewDepth=0")).problem())
        .isEqualTo("invalid-parameter");
    assertThat(venue.as("fee:terms").get(path(market, "")).status()).isEqualTo(403);
  }

  @Test
  void countsAReportThatBeginsAgainFromThere() {
    round(1, 0, "100", "1", "5");
    round(2, 60, "300", "2", "-5");
    round(3, 120, "50", "0", "-5");
    venue.terms(market, 4, state(START.plusSeconds(180), "2000"));
    round(5, 240, "80", "1", "0");
    JsonNode all = economics("").path("windows").get(3);
    // 100 → 300, a new beginning, then an interval whose end and one whose beginning say nothing
    assertThat(all.path("volume").stringValue()).isEqualTo("200");
    assertThat(all.path("tradeFees").stringValue()).isEqualTo("1");
    assertThat(all.path("impact").stringValue()).isEqualTo("-10");
    assertThat(all.path("reportedSeconds").asLong()).isEqualTo(60);
  }

  @Test
  void addsUpTheMarketsOfAPool() {
    String pool = "P-" + UUID.randomUUID();
    String other = FeeVenue.market();
    venue.create(other, schedule());
    for (String each : new String[] {market, other}) {
      for (int round = 1; round <= 2; round++) {
        Map<String, Object> state =
            traded(round * 3600L, String.valueOf(round * 1000), String.valueOf(round), "0");
        state.put("pool", pool);
        assertThat(venue.terms(each, round, state).status()).isEqualTo(200);
      }
    }
    JsonNode economics = venue.as("fee:read").get("/v1/pools/" + pool + "/economics").json();
    assertThat(economics.path("markets")).hasSize(2);
    assertThat(economics.path("rebalancingLossPerDay").stringValue()).isEqualTo("19726.027398");
    JsonNode all = economics.path("totals").get(3);
    assertThat(all.path("volume").stringValue()).isEqualTo("2000");
    assertThat(all.path("rebalancingLoss").stringValue()).isEqualTo("821.917808");
    assertThat(economics.path("truncated").booleanValue()).isFalse();
    assertThat(venue.as("fee:read").get("/v1/pools/P-unknown/economics").status()).isEqualTo(404);
    PoolEconomics cut = read.pool(new PoolId(pool), 1);
    assertThat(cut.truncated()).isTrue();
    assertThat(cut.markets()).hasSize(1);
  }

  @Test
  void leavesAMarketThatStoppedOutOfTheDaysOfItsPool() {
    String pool = "P-" + UUID.randomUUID();
    String stopped = FeeVenue.market();
    venue.create(stopped, schedule());
    poolRound(pool, stopped, 1, 0);
    poolRound(pool, stopped, 2, 3600);
    long year = 31_536_000;
    for (int round = 1; round <= 3; round++) {
      poolRound(pool, market, round, year + round * 3600L);
    }
    JsonNode economics = venue.as("fee:read").get("/v1/pools/" + pool + "/economics").json();
    assertThat(economics.path("until").stringValue()).isEqualTo("2127-01-01T03:00:00.000Z");
    JsonNode day = economics.path("totals").get(0);
    assertThat(day.path("volume").stringValue()).isEqualTo("2000");
    assertThat(day.path("rebalancingLoss").stringValue()).isEqualTo("821.917808");
    assertThat(economics.path("rebalancingLossPerDay").stringValue()).isEqualTo("9863.013699");
    assertThat(economics.path("totals").get(3).path("volume").stringValue()).isEqualTo("3000");
    metrics.read();
    String scraped = venue.anyone().get("/actuator/prometheus").text();
    String cover = "counterpool_fee_cover\\{[^}]*market=\"";
    assertThat(scraped).containsPattern(cover + market);
    assertThat(scraped).doesNotContainPattern(cover + stopped);
  }

  private void poolRound(String pool, String market, int round, long seconds) {
    Map<String, Object> state =
        traded(seconds, String.valueOf(round * 1000), String.valueOf(round), "0");
    state.put("pool", pool);
    assertThat(venue.terms(market, round, state).status()).isEqualTo(200);
  }

  @Test
  void breaksEvenWithTheArithmeticOfAThinMarket() {
    round(1, 0, "0", "0", "0");
    JsonNode push = push("&openInterest=4000000&fee=0.001&safetyFactor=1");
    assertThat(push.path("bestPush").stringValue()).isEqualTo("0.026666666667");
    assertThat(push.path("net").stringValue()).startsWith("45333.33");
    assertThat(push.path("largestOpenInterest").stringValue()).isEqualTo("600000");
    assertThat(push.path("breakEvenCharge").stringValue()).isEqualTo("0.006666666667");
    assertThat(push.path("breakEvenImpact").stringValue()).isEqualTo("0.005666666667");
    // Charging just that much, the same position no longer pays.
    JsonNode even = push("&openInterest=4000000&fee=0.001&impact=0.005666666667");
    assertThat(d(even, "net").isPositive()).isFalse();
    assertThat(d(even, "largestOpenInterest")).isGreaterThanOrEqualTo(d("2000000"));
    // The market's own: 30 × 2,000 long; in as taker at 0.05 %, out as maker at 0.02 %
    JsonNode own = push("");
    assertThat(own.path("openInterest").stringValue()).isEqualTo("60000");
    assertThat(own.path("fee").stringValue()).isEqualTo("0.00035");
    assertThat(own.path("largestOpenInterest").stringValue()).isEqualTo("105000");
    assertThat(d(own, "net").isNegative()).isTrue();
    Answer nothing = venue.as("fee:read").get(path(market, "/push-attack?depth=0&depthRange=0.02"));
    assertThat(nothing.json().path("parameter").stringValue()).isEqualTo("depth");
    assertThat(venue.as("fee:read").get(path(market, "/push-attack?depth=1&depthRange=2")).status())
        .isEqualTo(400);
  }

  @Test
  void countsOnTheAttackerToHaveTheHighestDiscount() {
    String discounted = FeeVenue.market();
    Map<String, Object> schedule = schedule();
    schedule.put(
        "discount",
        Map.of(
            "model",
            "volume-tiers",
            "tiers",
            List.of(
                Map.of("fromVolume", "1000", "discount", "0.1"),
                Map.of("fromVolume", "1000000", "discount", "0.4"))));
    Answer created = venue.create(discounted, schedule);
    assertThat(created.status()).as(created.text()).isEqualTo(201);
    venue.terms(discounted, 1, state(START, "2000"));
    JsonNode push =
        venue
            .as("fee:read")
            .get(path(discounted, "/push-attack?depth=1500000&depthRange=0.02"))
            .json();
    // 0.00035 × 0.6
    assertThat(push.path("fee").stringValue()).isEqualTo("0.00021");
  }

  @Test
  void keepsTheSumsFromEveryoneWhoWouldChangeThem() {
    round(1, 0, "0", "0", "0");
    for (String change :
        new String[] {"update market_economics set rounds = 0", "delete from market_economics"}) {
      assertThatThrownBy(() -> JdbcClient.create(database.asApp()).sql(change).update())
          .hasStackTraceContaining("permission denied");
      assertThatThrownBy(() -> JdbcClient.create(database.asOwner()).sql(change).update())
          .hasStackTraceContaining("append-only");
    }
  }

  @Test
  void addsNothingWhenTheSameTermsAreAskedForAgain() {
    round(1, 0, "0", "0", "0");
    round(2, 60, "10", "1", "0");
    String once = economics("").toString();
    round(2, 60, "10", "1", "0");
    assertThat(economics("").toString()).isEqualTo(once);
    Map<String, Object> below = traded(120, "-1", "1", "0");
    assertThat(venue.terms(market, 3, below).json().path("detail").stringValue())
        .contains("volume must not be below 0");
  }

  private void round(int round, long seconds, String volume, String fees, String impact) {
    assertThat(venue.terms(market, round, traded(seconds, volume, fees, impact)).status())
        .isEqualTo(200);
  }

  private static Map<String, Object> traded(
      long seconds, String volume, String fees, String impact) {
    Map<String, Object> state = state(START.plusSeconds(seconds), "2000");
    state.put("volatilityAnnual", "0.6");
    state.put("volume", volume);
    state.put("realisedFees", fees);
    state.put("realisedImpact", impact);
    state.put("skewDepth", "10000");
    return state;
  }

  private JsonNode economics(String query) {
    Answer answer = venue.as("fee:read").get(path(market, query));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }

  private JsonNode push(String query) {
    Answer answer =
        venue
            .as("fee:read")
            .get(path(market, "/push-attack?depth=1500000&depthRange=0.02" + query));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }

  private static String path(String market, String rest) {
    return "/v1/markets/" + market + "/economics" + rest;
  }

  private static Decimal d(JsonNode object, String field) {
    return d(object.path(field).stringValue());
  }

  private static Decimal d(String plain) {
    return Decimal.of(plain);
  }
}
