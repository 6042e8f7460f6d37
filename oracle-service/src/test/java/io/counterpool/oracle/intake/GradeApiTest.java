package io.counterpool.oracle.intake;

import static io.counterpool.oracle.Oracle.settings;
import static io.counterpool.oracle.Oracle.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.kit.testing.Http;
import io.counterpool.kit.testing.VenueDatabase;
import io.counterpool.models.oracle.PriceGrade;
import io.counterpool.oracle.Oracle;
import io.counterpool.oracle.OracleTest;
import io.counterpool.oracle.Reporter;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Grades beyond the confidence, and operators' orders, through the whole service. */
@OracleTest
class GradeApiTest {

  @LocalServerPort int port;
  @Autowired VenueDatabase database;
  private Oracle oracle = new Oracle(0);
  private Instant now = Instant.EPOCH;
  private long sequence;

  @BeforeEach
  void connect() {
    oracle = new Oracle(port);
    now = oracle.advance(Duration.ofHours(1));
  }

  private Reporter feed(String feed, Object... limits) {
    Map<String, Object> settings = settings("quorum", 1);
    if (limits.length > 0) {
      settings.put(
          "gradeLimits", Map.of((String) limits[0], limits[1], (String) limits[2], limits[3]));
    }
    return oracle.feed(feed, settings, "a").getFirst();
  }

  /** The last round after one more report, {@code later} than the one before. */
  private JsonNode say(String feed, Reporter reporter, String price, Duration later) {
    now = now.plus(later);
    oracle.drive(now);
    oracle.submit(reporter.report(++sequence, price, "0", now));
    return oracle.lastRound(feed);
  }

  private JsonNode say(String feed, Reporter reporter, String price) {
    return say(feed, reporter, price, Duration.ofSeconds(1));
  }

  private double grade(String feed, PriceGrade grade) {
    return oracle.metric(
        "counterpool_oracle_grade", "feed=\"" + feed + "\"", "grade=\"" + grade + "\"");
  }

  @Test
  void aPriceFarFromItsSlowAverageIsVolatileUntilTheAverageHasFollowed() {
    Reporter a = feed("FAST", "volatileAbove", "0.1", "slowAverageSeconds", 600);
    assertThat(text(say("FAST", a, "100"), "grade")).isEqualTo("VALID");
    assertThat(text(say("FAST", a, "110"), "grade")).isEqualTo("VALID");
    JsonNode jumped = say("FAST", a, "120");
    assertThat(text(jumped, "grade")).isEqualTo("VOLATILE");
    assertThat(text(jumped, "price")).isEqualTo("120");
    assertThat(jumped.get("allows").toString())
        .isEqualTo("[\"OPEN\",\"REDUCE\",\"LIQUIDATE\",\"SETTLE\"]");
    // 110 for one second of a half-life of 600: 110 − 10 × 2^(−1/600) = 100.01154578…
    assertThat(new BigDecimal(text(jumped, "slowAverage")))
        .isBetween(new BigDecimal("100.01154"), new BigDecimal("100.01155"));
    assertThat(grade("FAST", PriceGrade.VOLATILE)).isEqualTo(1);
    assertThat(grade("FAST", PriceGrade.VALID)).isZero();
    // Every digit is kept between rounds, not those of the wire.
    String kept =
        JdbcClient.create(database.asApp())
            .sql("select slow_average::text from round where feed = 'FAST' and round = 3")
            .query(String.class)
            .single();
    assertThat(new BigDecimal(kept).precision()).isGreaterThan(30);

    // 120 holds for one half-life: 120 − 19.98845 ÷ 2 = 110.0057…, and 120 is within a tenth.
    JsonNode later = say("FAST", a, "120.6", Duration.ofMinutes(10));
    assertThat(text(later, "grade")).isEqualTo("VALID");
    assertThat(new BigDecimal(text(later, "slowAverage")))
        .isBetween(new BigDecimal("110.0057"), new BigDecimal("110.0058"));
  }

  /** LUNA, May 2022: the market fell through the least answer of the feed. */
  @Test
  void aPriceBelowTheBoundMakesTheFeedUnusableAndIsNeverClipped() {
    Reporter a = feed("LUNA", "lowest", "0.1", "highest", "1000");
    say("LUNA", a, "0.107");
    JsonNode out = say("LUNA", a, "0.00004");
    assertThat(text(out, "grade")).isEqualTo("OUT_OF_BAND");
    assertThat(text(out, "cause")).isEqualTo("GRADE");
    assertThat(out.get("price").isNull()).isTrue();
    assertThat(out.get("firstIntakeSequence").isNull()).isTrue();
    assertThat(text(out, "refusedPrice")).isEqualTo("0.00004");
    assertThat(out.get("allows").isEmpty()).isTrue();
    JsonNode price = oracle.get("/v1/feeds/LUNA/price");
    assertThat(text(price, "grade")).isEqualTo("OUT_OF_BAND");
    assertThat(price.get("price").isNull()).isTrue();
    assertThat(text(price, "refusedPrice")).isEqualTo("0.00004");
    assertThat(grade("LUNA", PriceGrade.OUT_OF_BAND)).isEqualTo(1);

    // Told once, not at every report; whoever asks is told as well.
    long round = out.get("round").asLong();
    assertThat(say("LUNA", a, "0.00003").get("round").asLong()).isEqualTo(round);
    Http.Answer asked = oracle.request("LUNA", UUID.randomUUID(), null, null);
    assertThat(asked.status()).isEqualTo(200);
    assertThat(text(asked.json(), "grade")).isEqualTo("OUT_OF_BAND");
    assertThat(text(asked.json(), "refusedPrice")).isEqualTo("0.00003");
    assertThat(oracle.request("LUNA", UUID.randomUUID(), null, null).text())
        .isEqualTo(asked.text());

    JsonNode back = say("LUNA", a, "0.1");
    assertThat(text(back, "grade")).isEqualTo("VALID");
    assertThat(text(back, "cause")).isEqualTo("GRADE");
    assertThat(text(back, "price")).isEqualTo("0.1");
  }

  @Test
  void aMoveBeyondTheLargestWaitsForTheOldPriceOrForAnOperator() {
    Reporter a = feed("MOVES", "largestMove", "0.2", "highest", "1000");
    say("MOVES", a, "100");
    assertThat(text(say("MOVES", a, "120"), "grade")).isEqualTo("VALID");
    assertThat(text(say("MOVES", a, "144.1"), "grade")).isEqualTo("OUT_OF_BAND");
    // Still a move from the last good price, not from the refused one.
    assertThat(text(say("MOVES", a, "145"), "grade")).isEqualTo("OUT_OF_BAND");
    assertThat(text(say("MOVES", a, "144"), "grade")).isEqualTo("VALID");
    assertThat(text(say("MOVES", a, "500"), "grade")).isEqualTo("OUT_OF_BAND");

    Http.Answer confirmed = oracle.intervene("MOVES", UUID.randomUUID(), "RESUME", "it is real");
    assertThat(confirmed.status()).as(confirmed.text()).isEqualTo(201);
    assertThat(text(oracle.lastRound("MOVES"), "grade")).isEqualTo("VALID");
    assertThat(text(oracle.lastRound("MOVES"), "price")).isEqualTo("500");
    assertThat(text(say("MOVES", a, "600"), "grade")).isEqualTo("VALID");

    // No order overrides the absolute bounds.
    say("MOVES", a, "1001");
    Http.Answer refused = oracle.intervene("MOVES", UUID.randomUUID(), "RESUME", "it is real");
    assertThat(refused.problem()).isEqualTo("feed-not-resumable");
    assertThat(text(refused.json(), "grade")).isEqualTo("OUT_OF_BAND");
  }

  @Test
  void aHaltStopsTheFeedAtOnceAndItsRoundsGoOn() {
    Reporter a = feed("HALT");
    say("HALT", a, "100");
    UUID id = UUID.randomUUID();
    Http.Answer halted = oracle.intervene("HALT", id, "HALT", "source is hacked");
    assertThat(halted.status()).as(halted.text()).isEqualTo(201);
    assertThat(halted.header("Location")).isEqualTo("/v1/feeds/HALT/interventions/" + id);
    JsonNode round = oracle.lastRound("HALT");
    assertThat(round.get("round")).isEqualTo(halted.json().get("round"));
    assertThat(text(round, "grade")).isEqualTo("HALTED");
    assertThat(text(round, "cause")).isEqualTo("GRADE");
    assertThat(round.get("price").isNull()).isTrue();
    assertThat(text(round, "refusedPrice")).isEqualTo("100");
    assertThat(round.get("allows").isEmpty()).isTrue();
    assertThat(text(oracle.get("/v1/feeds/HALT/price"), "grade")).isEqualTo("HALTED");
    assertThat(grade("HALT", PriceGrade.HALTED)).isEqualTo(1);

    assertThat(say("HALT", a, "50").get("round")).isEqualTo(round.get("round"));
    now = now.plusSeconds(301);
    oracle.drive(now);
    JsonNode heartbeat = oracle.lastRound("HALT");
    assertThat(text(heartbeat, "cause")).isEqualTo("HEARTBEAT");
    assertThat(text(heartbeat, "grade")).isEqualTo("HALTED");
    assertThat(text(heartbeat, "refusedPrice")).isEqualTo("50");
    assertThat(text(oracle.request("HALT", UUID.randomUUID(), null, null).json(), "grade"))
        .isEqualTo("HALTED");

    // Halted goes before below quorum: nobody reads an operator's halt as an outage.
    now = now.plusSeconds(601);
    oracle.drive(now);
    assertThat(text(oracle.lastRound("HALT"), "grade")).isEqualTo("HALTED");
    assertThat(oracle.lastRound("HALT").get("refusedPrice").isNull()).isTrue();

    // Once for each id.
    assertThat(oracle.intervene("HALT", id, "HALT", "source is hacked").text())
        .isEqualTo(halted.text());
    assertThat(oracle.intervene("HALT", id, "HALT", "other reason").problem())
        .isEqualTo("id-reused");
    assertThat(oracle.intervene("HALT", id, "RESUME", "source is hacked").problem())
        .isEqualTo("id-reused");
  }

  @Test
  void resumingNeedsAQuorumOfReportsObservedSinceTheHalt() {
    List<Reporter> two = oracle.feed("RESUME", settings(), "a", "b");
    oracle.submit(two.get(0).report(1, "100", "0", now), two.get(1).report(1, "100", "0", now));
    assertThat(oracle.intervene("RESUME", UUID.randomUUID(), "RESUME", "early").problem())
        .isEqualTo("feed-not-halted");
    oracle.intervene("RESUME", UUID.randomUUID(), "HALT", "drill");

    UUID early = UUID.randomUUID();
    Http.Answer refused = oracle.intervene("RESUME", early, "RESUME", "over");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.problem()).isEqualTo("feed-not-resumable");
    assertThat(text(refused.json(), "grade")).isEqualTo("BELOW_QUORUM");
    assertThat(refused.json().get("valid").asInt()).isZero();
    assertThat(refused.json().get("quorum").asInt()).isEqualTo(2);

    now = now.plusSeconds(1);
    oracle.drive(now);
    oracle.submit(two.get(0).report(2, "70", "0", now), two.get(1).report(2, "70", "0", now));
    assertThat(text(oracle.lastRound("RESUME"), "grade")).isEqualTo("HALTED");
    assertThat(oracle.intervene("RESUME", early, "RESUME", "over").text())
        .isEqualTo(refused.text());
    Http.Answer resumed = oracle.intervene("RESUME", UUID.randomUUID(), "RESUME", "over");
    assertThat(resumed.status()).as(resumed.text()).isEqualTo(201);
    JsonNode round = oracle.lastRound("RESUME");
    assertThat(round.get("round")).isEqualTo(resumed.json().get("round"));
    assertThat(text(round, "grade")).isEqualTo("VALID");
    assertThat(text(round, "price")).isEqualTo("70");

    JsonNode all = oracle.get("/v1/feeds/RESUME/interventions").get("items");
    assertThat(IntStream.range(0, all.size()).mapToObj(i -> text(all.get(i), "kind")))
        .containsExactly("RESUME", "HALT", "RESUME", "RESUME");
    assertThat(text(all.get(2).get("problem"), "type")).isEqualTo("/problems/feed-not-resumable");
    assertThat(all.get(3)).isEqualTo(resumed.json());
    assertThat(oracle.get("/v1/feeds/RESUME/interventions/" + early)).isEqualTo(all.get(2));
    assertThat(oracle.get("/v1/feeds/RESUME/interventions?limit=3").get("next").isNull()).isFalse();
  }

  @Test
  void namesWhatIsWrongWithAnOrder() {
    feed("ORDER");
    UUID id = UUID.randomUUID();
    assertThat(oracle.intervene("NONE", id, "HALT", "x").status()).isEqualTo(404);
    for (String reason : List.of("", "x".repeat(501), "two\nlines", "zero \u0000")) {
      Http.Answer refused = oracle.intervene("ORDER", id, "HALT", reason);
      assertThat(refused.status()).isEqualTo(400);
      assertThat(text(refused.json(), "field")).isEqualTo("reason");
    }
    assertThat(text(oracle.intervene("ORDER", id, "PAUSE", "x").json(), "field")).isEqualTo("kind");
    assertThat(
            oracle
                .as("oracle:configure", "oracle:submit", "oracle:read")
                .put("/v1/feeds/ORDER/interventions/" + id, Map.of("kind", "HALT", "reason", "x"))
                .status())
        .isEqualTo(403);
    assertThat(oracle.as("oracle:read").get("/v1/feeds/ORDER/interventions/" + id).status())
        .isEqualTo(404);
    assertThat(oracle.rounds("ORDER")).isEmpty();
  }
}
