package io.counterpool.oracle.intake;

import static io.counterpool.oracle.Oracle.settings;
import static io.counterpool.oracle.Oracle.text;
import static io.counterpool.oracle.Oracle.verdicts;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.kit.wire.InstantForm;
import io.counterpool.oracle.Oracle;
import io.counterpool.oracle.OracleTest;
import io.counterpool.oracle.Reporter;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@OracleTest
class ScheduledRoundApiTest {

  @LocalServerPort int port;
  private Oracle oracle = new Oracle(0);
  private Instant minute = Instant.EPOCH;

  /** Ten seconds before a full minute. */
  @BeforeEach
  void connect() {
    oracle = new Oracle(port);
    minute = oracle.advance(Duration.ofHours(1)).truncatedTo(ChronoUnit.MINUTES).plusSeconds(120);
    oracle.drive(minute.minusSeconds(10));
  }

  /** The clock of the tests to come has no instants to keep. */
  private void end(String feed) {
    assertThat(oracle.configure("/v1/feeds/" + feed, settings(), "\"1\"").status()).isEqualTo(200);
  }

  private List<JsonNode> scheduled(String feed) {
    return oracle.rounds(feed).stream()
        .filter(round -> text(round, "cause").equals("SCHEDULED"))
        .toList();
  }

  @Test
  void theClockPublishesTheRoundOfAnInstantAndNoLateReportChangesIt() {
    List<Reporter> two =
        oracle.feed("FIXING", settings("scheduledSeconds", 60, "deviation", "1"), "a", "b");
    Reporter a = two.get(0);
    Reporter b = two.get(1);
    oracle.submit(
        a.report(1, "100", "0.1", minute.minusSeconds(12)),
        b.report(1, "102", "0.1", minute.minusSeconds(12)));
    oracle.drive(minute.minusMillis(500));
    // b is ahead of the clock by less than is allowed: observed after the instant.
    oracle.submit(b.report(2, "110", "0.1", minute.plusMillis(100)));
    assertThat(scheduled("FIXING")).isEmpty();
    oracle.submit(a.report(2, "104", "0.1", minute.minusMillis(500)));

    oracle.drive(minute.plusMillis(300));

    JsonNode fixing = oracle.lastRound("FIXING");
    assertThat(text(fixing, "cause")).isEqualTo("SCHEDULED");
    assertThat(text(fixing, "publishedAt")).isEqualTo(InstantForm.write(minute));
    assertThat(verdicts(fixing))
        .containsExactly(Map.entry("a", "USED"), Map.entry("b", "NOT_QUALIFYING"));
    // One report of two: below quorum there is no price, at a fixed instant too.
    assertThat(text(fixing, "grade")).isEqualTo("BELOW_QUORUM");

    // What was observed since the instant counts for whoever asks now.
    JsonNode asked = oracle.request("FIXING", UUID.randomUUID(), null, null).json();
    assertThat(text(asked, "cause")).isEqualTo("REQUEST");
    assertThat(text(asked, "price")).isEqualTo("107");

    // Late: observed before the instant, taken in after it.
    oracle.submit(a.report(3, "90", "0.1", minute.minusMillis(100)));
    assertThat(oracle.get("/v1/feeds/FIXING/rounds/" + fixing.get("round").asLong()))
        .isEqualTo(fixing);
    assertThat(scheduled("FIXING")).hasSize(1);
    end("FIXING");
  }

  @Test
  void theRoundOfAnInstantComesBeforeEverythingThatHappensAfterIt() {
    Reporter a =
        oracle
            .feed("BEFORE", settings("scheduledSeconds", 60, "quorum", 1, "deviation", "0.05"), "a")
            .getFirst();
    oracle.submit(a.report(1, "100", "0.1", minute.minusSeconds(10)));
    oracle.drive(minute);
    oracle.submit(a.report(2, "120", "0.1", minute));
    oracle.drive(minute.plusSeconds(150));

    List<JsonNode> rounds = oracle.rounds("BEFORE");
    assertThat(rounds.stream().map(round -> text(round, "cause")))
        .containsExactly("FIRST", "SCHEDULED", "DEVIATION", "SCHEDULED", "SCHEDULED");
    assertThat(rounds.stream().map(round -> text(round, "price")))
        .containsExactly("100", "100", "120", "120", "120");
    assertThat(rounds.stream().skip(1).map(round -> text(round, "publishedAt")))
        .containsExactly(
            InstantForm.write(minute),
            InstantForm.write(minute),
            InstantForm.write(minute.plusSeconds(60)),
            InstantForm.write(minute.plusSeconds(120)));
    // Whoever asks gets a round that is later than the fixed ones.
    assertThat(
            text(
                oracle.request("BEFORE", UUID.randomUUID(), null, minute.minusSeconds(1)).json(),
                "price"))
        .isEqualTo("120");
    end("BEFORE");
  }

  @Test
  void refusesAnIntervalBeyondADay() {
    assertThat(
            oracle
                .configure("/v1/feeds/INTERVAL", settings("scheduledSeconds", 86_401), null)
                .text())
        .contains("scheduledSeconds must be from 1 to 86400, was 86401");
    assertThat(
            oracle.configure("/v1/feeds/INTERVAL", settings("scheduledSeconds", 0), null).status())
        .isEqualTo(400);
  }
}
