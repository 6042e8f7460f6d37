package io.counterpool.fee.schedule;

import static io.counterpool.fee.FeeVenue.schedule;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.fee.FeeVenue;
import io.counterpool.kit.testing.Http;
import io.counterpool.kit.testing.Http.Answer;
import io.counterpool.kit.testing.VenueDatabase;
import io.counterpool.kit.testing.VenueTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@VenueTest
class ScheduleApiTest {

  @LocalServerPort private int port;
  @Autowired private VenueDatabase database;

  private FeeVenue venue;
  private String market;

  @BeforeEach
  void chooseAMarket() {
    venue = FeeVenue.at(port);
    market = FeeVenue.market();
  }

  @Test
  void createsAndReadsASchedule() {
    Answer created = venue.create(market, schedule());
    assertThat(created.status()).isEqualTo(201);
    assertThat(created.header("ETag")).isEqualTo("\"1\"");
    Answer read = venue.as("fee:read").get("/v1/schedules/" + market);
    assertThat(read.status()).isEqualTo(200);
    assertThat(read.header("ETag")).isEqualTo("\"1\"");
    assertThat(read.text()).isEqualTo(created.text());
    assertThat(read.text())
        .isEqualTo(
            "{\"market\":\""
                + market
                + "\",\"version\":1,\"effectiveFrom\":null,"
                + "\"tradeFee\":{\"model\":\"skew-fee\",\"makerRate\":\"0.0002\","
                + "\"takerRate\":\"0.0005\"},"
                + "\"borrow\":{\"model\":\"kinked\",\"base\":\"0.01\",\"kink\":\"0.8\","
                + "\"slope1\":\"0.04\",\"slope2\":\"0.6\"},"
                + "\"funding\":{\"model\":\"skew-velocity\",\"maxVelocityPerDay\":\"3\","
                + "\"skewScale\":\"10000\",\"maxRatePerDay\":\"0.02\"},"
                + "\"split\":{\"pool\":\"0.7\",\"insurance\":\"0.2\",\"treasury\":\"0.1\"},"
                + "\"termsValiditySeconds\":900,\"maxAccrualSeconds\":3600}");
  }

  @Test
  void replacesOnlyTheVersionThatTheCallerHasSeenAndKeepsEveryVersion() {
    venue.create(market, schedule());
    Map<String, Object> changed = schedule();
    changed.put("termsValiditySeconds", 60);
    assertThat(configure().put(path(), changed).status()).isEqualTo(428);
    Answer replaced = configure().with("If-Match", "\"1\"").put(path(), changed);
    assertThat(replaced.status()).isEqualTo(200);
    assertThat(replaced.header("ETag")).isEqualTo("\"2\"");
    Answer stale = configure().with("If-Match", "\"1\"").put(path(), schedule());
    assertThat(stale.status()).isEqualTo(412);
    assertThat(versions()).isEqualTo(2);
  }

  @Test
  void answersTheSameKeyWithTheSameBytesAlsoWhenTheVersionHasMovedOn() {
    Http first = configure();
    Answer created = first.put(path(), schedule());
    configure().with("If-Match", "\"1\"").put(path(), schedule());
    Answer again = first.put(path(), schedule());
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.text()).isEqualTo(created.text());
    assertThat(again.header("ETag")).isEqualTo("\"1\"");
    Map<String, Object> other = schedule();
    other.put("termsValiditySeconds", 60);
    Answer reused = first.put(path(), other);
    assertThat(reused.status()).isEqualTo(409);
    assertThat(reused.problem()).isEqualTo("id-reused");
    assertThat(versions()).isEqualTo(2);
  }

  @Test
  void letsOneOfManyCreateIt() throws Exception {
    List<Callable<Answer>> calls = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      calls.add(() -> configure().put(path(), schedule()));
    }
    List<Integer> statuses = FeeVenue.atOnce(calls).stream().map(Answer::status).sorted().toList();
    assertThat(statuses.getFirst()).isEqualTo(201);
    assertThat(statuses.subList(1, 12)).containsOnly(428);
    assertThat(versions()).isEqualTo(1);
  }

  @Test
  void refusesAScheduleThatBreaksARuleAndNamesIt() {
    Map<String, Object> schedule = schedule();
    schedule.put("split", Map.of("pool", "0.7", "insurance", "0.2", "treasury", "0.2"));
    assertThat(refused(schedule)).contains("split").contains("must sum to 1, they sum to 1.1");

    schedule = schedule();
    schedule.put(
        "tradeFee", Map.of("model", "skew-fee", "makerRate", "0.0006", "takerRate", "0.0005"));
    assertThat(refused(schedule)).contains("tradeFee").contains("makerRate must be at most");

    schedule = schedule();
    schedule.put("funding", Map.of("model", "wishful"));
    assertThat(refused(schedule)).contains("funding.model").contains("skew-velocity");

    schedule = schedule();
    schedule.put("borrow", Map.of("model", "flat", "rate", "0.05", "colour", "red"));
    assertThat(refused(schedule)).contains("borrow.colour");

    schedule = schedule();
    schedule.put("maxAccrualSeconds", 86_401);
    assertThat(refused(schedule)).contains("maxAccrualSeconds must be from 1 to 86400");

    schedule = schedule();
    schedule.remove("split");
    assertThat(refused(schedule)).contains("split is required");
    assertThat(versions()).isZero();
  }

  @Test
  void asksForAKeyAndTheScope() {
    assertThat(venue.as("fee:configure").put(path(), schedule()).status()).isEqualTo(400);
    assertThat(
            venue
                .as("fee:read", "fee:terms")
                .with("Idempotency-Key", UUID.randomUUID().toString())
                .put(path(), schedule())
                .status())
        .isEqualTo(403);
    assertThat(venue.as("fee:read").get(path()).status()).isEqualTo(404);
    assertThat(venue.as("fee:read").get("/v1/schedules/..%20").status()).isEqualTo(400);
  }

  @Test
  void listsMarketsByName() {
    venue.create(market, schedule());
    String other = FeeVenue.market();
    venue.create(other, schedule());
    JsonNode all = venue.as("fee:read").get("/v1/schedules?limit=1000").json();
    assertThat(all.path("items").findValuesAsString("market")).contains(market, other).isSorted();
  }

  private Http configure() {
    return venue.as("fee:configure").with("Idempotency-Key", UUID.randomUUID().toString());
  }

  private String path() {
    return "/v1/schedules/" + market;
  }

  private String refused(Map<String, Object> schedule) {
    Answer answer = venue.create(market, schedule);
    assertThat(answer.status()).isEqualTo(400);
    return answer.json().path("detail").stringValue();
  }

  private long versions() {
    return JdbcClient.create(database.asApp())
        .sql("select count(*) from schedule_version where market = :market")
        .param("market", market)
        .query(Long.class)
        .single();
  }
}
