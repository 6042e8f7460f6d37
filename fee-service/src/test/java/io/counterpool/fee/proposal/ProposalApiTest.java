package io.counterpool.fee.proposal;

import static io.counterpool.fee.FeeVenue.schedule;
import static io.counterpool.fee.FeeVenue.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterpool.fee.FeeVenue;
import io.counterpool.kit.testing.Http;
import io.counterpool.kit.testing.Http.Answer;
import io.counterpool.kit.testing.VenueDatabase;
import io.counterpool.kit.testing.VenueTest;
import io.counterpool.models.Decimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@VenueTest
class ProposalApiTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final int ROUNDS = 45;

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
  void proposesWithEvidenceAndAppliesNothing() {
    record(ROUNDS, true);
    Http proposer = venue.as("fee:propose").with("Idempotency-Key", "once");
    Answer made = proposer.post(path(), request(target()));
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    assertThat(made.header("Location")).isEqualTo(path() + "/1");
    JsonNode proposal = made.json();
    // 100 of fees an hour, 70 % to the pool, against 410.958904 lost: 0.17 covered. For 0.4 at an
    // elasticity of 0.5 the fee has to rise by (0.4 ÷ 0.1703)² = 5.5, to the next step.
    assertThat(decimal(proposal.path("inSample").path("inForce"), "feeCover"))
        .isBetween(Decimal.of("0.17"), Decimal.of("0.171"));
    Decimal factor = decimal(proposal.path("strengths"), "fee");
    assertThat(factor).isBetween(Decimal.of("5.5"), Decimal.of("5.8"));
    for (String part : new String[] {"inSample", "outOfSample"}) {
      assertThat(proposal.path(part).path("proposed").path("meetsFeeCover").booleanValue())
          .isTrue();
      assertThat(proposal.path(part).path("inForce").path("meetsFeeCover").booleanValue())
          .isFalse();
    }
    // 70 % of 44 intervals, the rest after them
    assertThat(proposal.path("inSample").path("rounds").asLong()).isEqualTo(30);
    assertThat(proposal.path("outOfSample").path("rounds").asLong()).isEqualTo(14);
    assertThat(proposal.path("outOfSample").path("from"))
        .isEqualTo(proposal.path("inSample").path("until"));
    assertThat(proposal.path("basedOnVersion").asLong()).isEqualTo(1);

    // The same key has the same bytes; it can be read and listed; the schedule has not moved.
    assertThat(proposer.post(path(), request(target())).text()).isEqualTo(made.text());
    assertThat(venue.as("fee:read").get(path() + "/1").text()).isEqualTo(made.text());
    JsonNode listed = venue.as("fee:read").get(path()).json();
    assertThat(listed.path("items").get(0)).isEqualTo(proposal);
    assertThat(venue.as("fee:read").get("/v1/schedules/" + market).json().path("version").asLong())
        .isEqualTo(1);

    // A person may put the draft as it is.
    Answer put =
        venue
            .as("fee:configure")
            .with("Idempotency-Key", UUID.randomUUID().toString())
            .with("If-Match", "\"1\"")
            .put("/v1/schedules/" + market, proposal.path("schedule"));
    assertThat(put.status()).as(put.text()).isEqualTo(200);
    assertThat(put.json().path("tradeFee")).isEqualTo(proposal.path("schedule").path("tradeFee"));
    assertThat(
            decimal(put.json().path("tradeFee"), "takerRate")
                .dividedBy(Decimal.of("0.0005"), 4, RoundingMode.HALF_EVEN))
        .isEqualTo(factor);
  }

  @Test
  void namesWhatAWindowLacks() {
    record(30, false);
    Map<String, Object> utilisation = Map.of("utilisation", Map.of("low", "0.2", "high", "0.5"));
    Answer few = propose("fee:configure", request(utilisation));
    assertThat(few.status()).isEqualTo(409);
    assertThat(few.problem()).isEqualTo("window-too-short");
    assertThat(few.json().path("inSample").asInt()).isEqualTo(20);
    assertThat(few.json().path("outOfSample").asInt()).isEqualTo(9);
    assertThat(few.json().path("needed").asInt()).isEqualTo(ProposalRules.LEAST_INTERVALS);
  }

  @Test
  void proposesTheSameForTheSameWindowWhateverIsPutLater() {
    record(ROUNDS, true);
    JsonNode before = propose("fee:propose", request(target())).json();
    Map<String, Object> dearer = schedule();
    dearer.put("tradeFee", Map.of("model", "skew-fee", "makerRate", "0.002", "takerRate", "0.002"));
    put(dearer);
    JsonNode after = propose("fee:propose", request(target())).json();
    assertThat(after.path("basedOnVersion").asLong()).isEqualTo(1);
    assertThat(after.path("strengths")).isEqualTo(before.path("strengths"));
    assertThat(after.path("schedule")).isEqualTo(before.path("schedule"));
    assertThat(after.path("outOfSample")).isEqualTo(before.path("outOfSample"));
  }

  @Test
  void refusesAWindowOfSeveralSchedulesAndSaysWhereEachBegins() {
    record(0, 30, true, true);
    put(schedule());
    record(30, 30, true, true);
    Answer refused = propose("fee:propose", request(target()));
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.problem()).isEqualTo("window-spans-schedules");
    assertThat(refused.json().path("field").stringValue()).isEqualTo("from");
    JsonNode versions = refused.json().path("versions");
    assertThat(versions.findValuesAsString("version")).containsExactly("1", "2");
    Map<String, Object> narrower = request(target());
    narrower.put("trainingShare", "0.5");
    narrower.put("from", versions.get(1).path("from").stringValue());
    Answer made = propose("fee:propose", narrower);
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    assertThat(made.json().path("basedOnVersion").asLong()).isEqualTo(2);
    assertThat(made.json().path("inSample").path("from").stringValue())
        .isEqualTo("2026-01-02T06:00:00.000Z");
  }

  @Test
  void needsLossAndIncomeOfNearlyTheWholeTime() {
    // Of the 30 intervals in sample the last 25 have a volatility, of 27 needed.
    record(0, 6, false, true);
    record(6, ROUNDS - 6, true, true);
    JsonNode unmeasured = propose("fee:propose", request(target())).json();
    assertThat(unmeasured.path("figure").stringValue()).isEqualTo("volatilityAnnual");
    assertThat(unmeasured.path("seconds").asLong()).isEqualTo(25 * 3600);
    assertThat(unmeasured.path("partSeconds").asLong()).isEqualTo(30 * 3600);
    assertThat(unmeasured.path("needed").asLong()).isEqualTo(27 * 3600);
  }

  @Test
  void takesFiguresOfNineTenthsOfTheTimeAndNoLess() {
    record(0, 4, false, true);
    record(4, ROUNDS - 4, true, true);
    assertThat(propose("fee:propose", request(target())).status()).isEqualTo(201);
    market = FeeVenue.market();
    venue.create(market, schedule());
    record(0, 5, true, false);
    record(5, ROUNDS - 5, true, true);
    JsonNode unreported = propose("fee:propose", request(target())).json();
    assertThat(unreported.path("figure").stringValue()).isEqualTo("realisedFees");
    assertThat(unreported.path("seconds").asLong()).isEqualTo(25 * 3600);
  }

  @Test
  void needsFiguresForACoverAndRefusesBadRequests() {
    record(ROUNDS, false);
    Answer without = propose("fee:propose", request(target()));
    assertThat(without.problem()).isEqualTo("window-without-figures");
    assertThat(without.json().path("figure").stringValue()).isEqualTo("volatilityAnnual");
    assertThat(propose("fee:read", request(target())).status()).isEqualTo(403);
    assertThat(propose("fee:propose", request(Map.of())).json().path("detail").stringValue())
        .contains("at least one of");
    Map<String, Object> backwards = request(target());
    backwards.put("until", START.minusSeconds(1));
    assertThat(propose("fee:propose", backwards).status()).isEqualTo(400);
    assertThat(venue.as("fee:read").get(path() + "/7").status()).isEqualTo(404);
    assertThat(venue.as("fee:read").get(path() + "?limit=101").status()).isEqualTo(400);
  }

  @Test
  void keepsProposalsFromEveryoneWhoWouldChangeThem() {
    for (String change :
        new String[] {"update schedule_proposal set number = 2", "delete from schedule_proposal"}) {
      assertThatThrownBy(() -> JdbcClient.create(database.asApp()).sql(change).update())
          .hasStackTraceContaining("permission denied");
    }
  }

  private void put(Map<String, Object> schedule) {
    Answer put =
        venue
            .as("fee:configure")
            .with("Idempotency-Key", UUID.randomUUID().toString())
            .with("If-Match", "\"1\"")
            .put("/v1/schedules/" + market, schedule);
    assertThat(put.status()).as(put.text()).isEqualTo(200);
  }

  private void record(int rounds, boolean traded) {
    record(0, rounds, traded, traded);
  }

  private void record(int first, int rounds, boolean measured, boolean reported) {
    for (int n = first; n < first + rounds; n++) {
      Map<String, Object> state = state(START.plusSeconds(n * 3600L), "2000");
      if (measured) {
        state.put("volatilityAnnual", "0.6");
      }
      if (reported) {
        state.put("volume", String.valueOf(n * 200_000));
        state.put("realisedFees", String.valueOf(n * 100));
      }
      assertThat(venue.terms(market, n, state).status()).isEqualTo(200);
    }
  }

  private static Map<String, Object> target() {
    return Map.of("feeCover", "0.4");
  }

  private static Map<String, Object> request(Map<String, Object> target) {
    Map<String, Object> request = new LinkedHashMap<>();
    request.put("target", target);
    request.put("from", START);
    request.put("until", START.plusSeconds(100 * 3600));
    return request;
  }

  private Answer propose(String scope, Map<String, Object> request) {
    return venue
        .as(scope)
        .with("Idempotency-Key", UUID.randomUUID().toString())
        .post(path(), request);
  }

  private String path() {
    return "/v1/markets/" + market + "/schedule-proposals";
  }

  private static Decimal decimal(JsonNode object, String field) {
    return Decimal.of(object.path(field).stringValue());
  }
}
