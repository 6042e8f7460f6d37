package io.counterpool.fee.schedule;

import static io.counterpool.fee.FeeVenue.schedule;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.fee.FeeVenue;
import io.counterpool.fee.Models;
import io.counterpool.kit.testing.Http.Answer;
import io.counterpool.kit.testing.VenueTest;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What a schedule may have beside its six parts, and the versions it has had. */
@VenueTest
class ScheduleOptionsApiTest {

  private static final Instant START = Instant.parse("2126-01-01T00:00:00Z");

  @LocalServerPort private int port;

  private FeeVenue venue;
  private String market;

  @BeforeEach
  void chooseAMarket() {
    venue = FeeVenue.at(port);
    market = FeeVenue.market();
  }

  /** Everything on. */
  static Map<String, Object> full() {
    Map<String, Object> schedule = schedule();
    schedule.put("surcharge", Models.surge());
    schedule.put("discount", Models.tiers("0.1", "0.25"));
    schedule.put("latencyPremium", Map.of("seconds", "4", "deviations", "2", "maxRate", "0.002"));
    schedule.put("impactRebate", Map.of("fraction", "0.5", "intervalSeconds", 3600));
    schedule.put("forcedClose", Map.of("liquidationRate", "0.01", "closeOutRate", "0.0025"));
    schedule.put("maxFeeRate", "0.01");
    schedule.put(
        "split", Map.of("pool", "0.6", "insurance", "0.2", "treasury", "0.1", "referrer", "0.1"));
    return schedule;
  }

  @Test
  void keepsEveryOptionAsItWasGiven() {
    Map<String, Object> asked = full();
    assertThat(venue.create(market, asked).status()).isEqualTo(201);
    JsonNode read = venue.as("fee:read").get(path()).json();
    for (String option :
        new String[] {
          "surcharge", "discount", "latencyPremium", "impactRebate", "forcedClose", "split"
        }) {
      ((Map<?, ?>) requireNonNull(asked.get(option)))
          .forEach(
              (name, value) ->
                  assertThat(read.path(option).path(name.toString()).toString().replace("\"", ""))
                      .as(option + "." + name)
                      .isEqualTo(text(value)));
    }
    assertThat(read.path("maxFeeRate").stringValue()).isEqualTo("0.01");
  }

  private static String text(Object value) {
    return value instanceof List<?> list
        ? list.stream()
            .map(
                tier ->
                    "{fromVolume:%s,discount:%s}"
                        .formatted(
                            ((Map<?, ?>) tier).get("fromVolume"),
                            ((Map<?, ?>) tier).get("discount")))
            .collect(Collectors.joining(",", "[", "]"))
        : value.toString();
  }

  @Test
  void takesEveryModelOfTheCatalogue() {
    Models.all()
        .forEach(
            (name, body) -> {
              Map<String, Object> schedule = schedule();
              schedule.put(name.substring(0, name.indexOf(' ')), body);
              assertThat(venue.create(FeeVenue.market(), schedule).status())
                  .as(name)
                  .isEqualTo(201);
            });
  }

  @Test
  void refusesASurgeThatNeverEnds() {
    for (String part : new String[] {"tradeFee", "surcharge"}) {
      Map<String, Object> schedule = schedule();
      Map<String, Object> surge = Models.surge();
      surge.put("keptPoints", 10_000);
      schedule.put(part, surge);
      Answer refused = venue.create(market, schedule);
      assertThat(refused.status()).as(part).isEqualTo(400);
      assertThat(refused.json().path("detail").stringValue())
          .contains("keptPoints must be from 0 to 9999, was 10000: a surge that keeps all");
      surge.put("keptPoints", 9_999);
      assertThat(venue.create(FeeVenue.market(), schedule).status()).as(part).isEqualTo(201);
    }
  }

  @Test
  void refusesAScheduleThatCouldChargeMoreThanItsCap() {
    Map<String, Object> schedule = full();
    schedule.put("maxFeeRate", "0.003");
    Answer refused = venue.create(market, schedule);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.problem()).isEqualTo("fee-above-cap");
    JsonNode problem = refused.json();
    assertThat(problem.path("part").stringValue()).isEqualTo("surcharge");
    assertThat(problem.path("model").stringValue()).isEqualTo("surge-fee");
    assertThat(problem.path("axis").stringValue()).isEqualTo("surgeVolatility");
    assertThat(problem.path("limit").stringValue()).isEqualTo("0.003");
    // 0.001 calm and 0.002 for latency: nothing is left for the first unit of distance
    assertThat(problem.path("x").stringValue()).isEqualTo("1");
    assertThat(problem.path("below").stringValue()).isEqualTo("0.003");
    assertThat(venue.as("fee:read").get(path()).status()).isEqualTo(404);
  }

  @Test
  void refusesAScheduleWithAStepToGameAndNamesThePoint() {
    Map<String, Object> schedule = schedule();
    schedule.put("borrow", Models.dynamicKink("0.1"));
    JsonNode jump = refused(schedule, "fee-rate-jumps");
    assertThat(jump.path("x").stringValue()).isEqualTo("0.2");
    assertThat(jump.path("axis").stringValue()).isEqualTo("utilisation");
    assertThat(jump.path("model").stringValue()).isEqualTo("dynamic-kink");

    schedule = schedule();
    schedule.put("discount", Models.tiers("0.25", "0.1"));
    JsonNode tier = refused(schedule, "fee-rate-jumps");
    assertThat(tier.path("x").stringValue()).isEqualTo("5000000");
    assertThat(tier.path("below").stringValue()).isEqualTo("0.75");
    assertThat(tier.path("above").stringValue()).isEqualTo("0.9");

    schedule = schedule();
    Map<String, Object> dear = Models.surge();
    dear.put("step", 100);
    dear.put("control", 1_000_000);
    schedule.put("surcharge", dear);
    JsonNode step = refused(schedule, "fee-rate-jumps");
    assertThat(step.path("axis").stringValue()).isEqualTo("surgeVolatility");
    assertThat(step.path("x").stringValue()).isEqualTo("10000");

    schedule = schedule();
    schedule.put("tradeFee", Models.surge());
    schedule.put("surcharge", Models.sigmoid());
    Answer two = venue.create(market, schedule);
    assertThat(two.json().path("detail").stringValue()).contains("a surcharge needs a flat-fee");
  }

  @Test
  void listsVersionsAndFindsTheOneOfAnInstant() {
    venue.create(market, schedule());
    put(1, 120, START.plusSeconds(600));
    // A newer version takes the place of a future one from its own first instant on.
    put(2, 180, START.plusSeconds(1_200));
    put(3, 240, START.plusSeconds(300));
    assertThat(version("?asOf=2126-01-01T00:04:59.999Z")).isEqualTo(1);
    assertThat(version("?asOf=2126-01-01T00:05:00Z")).isEqualTo(4);
    assertThat(version("?asOf=2126-01-01T01:00:00Z")).isEqualTo(4);
    assertThat(version("")).isEqualTo(4);

    JsonNode second = venue.as("fee:read").get(path() + "/versions/2").json();
    assertThat(second.path("termsValiditySeconds").intValue()).isEqualTo(120);
    assertThat(venue.as("fee:read").get(path() + "/versions/2").header("ETag")).isEqualTo("\"2\"");
    assertThat(venue.as("fee:read").get(path() + "/versions/5").status()).isEqualTo(404);

    JsonNode page = venue.as("fee:read").get(path() + "/versions?limit=3").json();
    assertThat(page.path("items").findValuesAsString("version")).containsExactly("1", "2", "3");
    JsonNode rest =
        venue
            .as("fee:read")
            .get(path() + "/versions?after=" + page.path("next").stringValue())
            .json();
    assertThat(rest.path("items").findValuesAsString("version")).containsExactly("4");
    assertThat(rest.path("next").isNull()).isTrue();
    assertThat(
            venue.as("fee:read").get("/v1/schedules/" + FeeVenue.market() + "/versions").status())
        .isEqualTo(404);
    assertThat(venue.as("fee:read").get(path() + "?asOf=yesterday").status()).isEqualTo(400);
  }

  @Test
  void changesNothingThatIsOver() {
    venue.create(market, schedule());
    Map<String, Object> late = new LinkedHashMap<>(schedule());
    late.put("effectiveFrom", Instant.parse("2020-01-01T00:00:00Z"));
    Answer past = putNext(1, late);
    assertThat(past.status()).isEqualTo(400);
    assertThat(past.json().path("field").stringValue()).isEqualTo("effectiveFrom");
    assertThat(past.json().path("detail").stringValue()).contains("must not be in the past");

    JsonNode stored = putNext(1, schedule()).json();
    Instant from = Instant.parse(stored.path("effectiveFrom").stringValue());
    assertThat(version("?asOf=" + from)).isEqualTo(2);
    assertThat(version("?asOf=" + from.minusMillis(1))).isEqualTo(1);
    assertThat(version("?asOf=2020-01-01T00:00:00Z")).isEqualTo(1);
  }

  @Test
  void refusesARateThatLeavesNoRoomForAnIndex() {
    Map<String, Object> unbounded = schedule();
    unbounded.put("borrow", Map.of("model", "flat", "rate", "10000000000000000000"));
    Answer borrow = venue.create(market, unbounded);
    assertThat(borrow.status()).isEqualTo(400);
    assertThat(borrow.json().path("field").stringValue()).isEqualTo("borrow");
    assertThat(borrow.json().path("detail").stringValue()).contains("at a price of 1000000");
    unbounded = schedule();
    unbounded.put(
        "funding",
        Map.of(
            "model", "skew-velocity",
            "maxVelocityPerDay", "3",
            "skewScale", "10000",
            "maxRatePerDay", "99999999999999999999"));
    assertThat(venue.create(market, unbounded).json().path("field").stringValue())
        .isEqualTo("funding");
  }

  private Answer putNext(int seen, Map<String, Object> next) {
    return venue
        .as("fee:configure")
        .with("Idempotency-Key", UUID.randomUUID().toString())
        .with("If-Match", "\"" + seen + "\"")
        .put(path(), next);
  }

  private void put(int seen, int validity, Instant from) {
    Map<String, Object> next = new LinkedHashMap<>(schedule());
    next.put("termsValiditySeconds", validity);
    next.put("effectiveFrom", from);
    assertThat(putNext(seen, next).status()).isEqualTo(200);
  }

  private long version(String query) {
    return venue.as("fee:read").get(path() + query).json().path("version").asLong();
  }

  private JsonNode refused(Map<String, Object> schedule, String problem) {
    Answer answer = venue.create(market, schedule);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.problem()).isEqualTo(problem);
    return answer.json();
  }

  private String path() {
    return "/v1/schedules/" + market;
  }
}
