package io.counterpool.oracle.intake;

import static io.counterpool.oracle.Oracle.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.kit.testing.Http;
import io.counterpool.oracle.Oracle;
import io.counterpool.oracle.OracleTest;
import io.counterpool.oracle.Reporter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@OracleTest
class ReportApiTest {

  @LocalServerPort int port;
  private Oracle oracle = new Oracle(0);
  private Instant now = Instant.EPOCH;

  @BeforeEach
  void connect() {
    oracle = new Oracle(port);
    now = oracle.advance(Duration.ofHours(1));
  }

  private static JsonNode item(JsonNode answer, int index) {
    return answer.get("items").get(index);
  }

  private static String problem(JsonNode item) {
    return item.get("problem").get("type").stringValue().replace("/problems/", "");
  }

  @Test
  void numbersAcceptedReportsDenselyInTheirOrder() {
    List<Reporter> two = oracle.feed("DENSE", Oracle.settings(), "a", "b");
    long before = oracle.get("/v1/watermark").get("intakeSequence").asLong();

    JsonNode answer =
        oracle.submit(
            two.get(0).report(1, "100", "0.1", now),
            two.get(1).report(1, "100.5", "0.1", now),
            two.get(0).report(2, "101", "0.1", now.plusMillis(1)));

    for (int i = 0; i < 3; i++) {
      assertThat(text(item(answer, i), "status")).isEqualTo("ACCEPTED");
      assertThat(item(answer, i).get("intakeSequence").asLong()).isEqualTo(before + 1 + i);
    }
    assertThat(answer.get("intakeSequence").asLong()).isEqualTo(before + 3);
    assertThat(oracle.get("/v1/watermark").get("intakeSequence").asLong()).isEqualTo(before + 3);
  }

  @Test
  void answersTheSameReportWithItsFirstNumber() {
    Reporter one = oracle.feed("REPLAY", Oracle.settings(), "a").getFirst();
    Map<String, Object> report = one.report(1, "100", "0.1", now);
    long number = item(oracle.submit(report), 0).get("intakeSequence").asLong();
    oracle.submit(one.report(2, "101", "0.1", now.plusMillis(1)));

    JsonNode again = oracle.submit(report, report);

    for (int i = 0; i < 2; i++) {
      assertThat(text(item(again, i), "status")).isEqualTo("REPLAYED");
      assertThat(item(again, i).get("intakeSequence").asLong()).isEqualTo(number);
    }
  }

  @Test
  void takesTheSameReportTwiceInOneBatchOnce() {
    Reporter one = oracle.feed("TWICE", Oracle.settings(), "a").getFirst();
    Map<String, Object> report = one.report(1, "100", "0.1", now);

    JsonNode answer = oracle.submit(report, report);

    assertThat(text(item(answer, 0), "status")).isEqualTo("ACCEPTED");
    assertThat(text(item(answer, 1), "status")).isEqualTo("REPLAYED");
    assertThat(item(answer, 1).get("intakeSequence"))
        .isEqualTo(item(answer, 0).get("intakeSequence"));
  }

  @Test
  void refusesEachReportByItself() {
    List<Reporter> two = oracle.feed("REFUSE", Oracle.settings(), "a", "b");
    Reporter a = two.get(0);
    oracle.submit(a.report(5, "100", "0.1", now));

    JsonNode answer =
        oracle.submit(
            a.report(5, "101", "0.1", now), // other content under a used sequence
            a.report(4, "100", "0.1", now.plusMillis(1)), // below the last sequence
            a.report(6, "100", "0.1", now), // not observed later
            a.report(6, "100", "0.1", now.plusMillis(1001)), // one millisecond too far ahead
            a.reportAs("b", 1, "100", "0.1", now), // A's key as B
            a.reportAs("nobody", 1, "100", "0.1", now),
            Reporter.of("NOWHERE", "a").report(1, "100", "0.1", now),
            a.report(6, "100", "0.1", now.plusMillis(1000))); // exactly as far as is allowed

    List<String> problems = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      assertThat(text(item(answer, i), "status")).isEqualTo("REFUSED");
      assertThat(item(answer, i).get("intakeSequence").isNull()).isTrue();
      problems.add(problem(item(answer, i)));
    }
    assertThat(problems)
        .containsExactly(
            "id-reused",
            "sequence-not-rising",
            "observed-not-later",
            "observed-in-future",
            "bad-signature",
            "unknown-publisher",
            "unknown-publisher");
    assertThat(text(item(answer, 7), "status")).isEqualTo("ACCEPTED");
  }

  @Test
  void refusesASignatureOverAnythingElse() {
    Reporter a = oracle.feed("FORGED", Oracle.settings(), "a").getFirst();
    Map<String, Object> forged = a.report(1, "100", "0.1", now);
    forged.put("price", "200");
    Map<String, Object> nonsense = a.report(1, "100", "0.1", now);
    nonsense.put("signature", "not base64");

    JsonNode answer = oracle.submit(forged, nonsense);

    assertThat(problem(item(answer, 0))).isEqualTo("bad-signature");
    assertThat(problem(item(answer, 1))).isEqualTo("bad-signature");
  }

  @Test
  void verifiesCanonicalDecimalsHoweverTheyAreWritten() {
    Reporter a = oracle.feed("CANONICAL", Oracle.settings(), "a").getFirst();
    Map<String, Object> report = a.report(1, "100", "0.1", now);
    report.put("price", "100.000");

    assertThat(text(item(oracle.submit(report), 0), "status")).isEqualTo("ACCEPTED");
  }

  /** S3: prices come from whoever holds the key, through whoever may submit. */
  @Test
  void refusesCallersWithoutTheScopeWhateverTheirHeadersSay() {
    Reporter a = oracle.feed("S3-USD", Oracle.settings(), "a").getFirst();
    Map<String, Object> batch = Map.of("reports", List.of(a.report(1, "100", "1", now)));

    Http trader = oracle.as("pool:trade", "oracle:read", "oracle:request", "oracle:configure");
    Http.Answer direct = trader.post("/v1/reports", batch);
    Http.Answer forwarded = trader.with("X-Publisher", "a").post("/v1/reports", batch);

    assertThat(direct.status()).isEqualTo(403);
    assertThat(forwarded.status()).isEqualTo(403);
    assertThat(oracle.as("oracle:submit").post("/v1/reports", batch).status()).isEqualTo(200);
  }

  @Test
  void namesWhatIsWrongWithABatch() {
    Reporter a = oracle.feed("SHAPE", Oracle.settings(), "a").getFirst();
    Http submitter = oracle.as("oracle:submit");

    Map<String, Object> negative = a.report(1, "100", "1", now);
    negative.put("price", "-1");
    assertThat(problem(item(oracle.submit(negative), 0))).isEqualTo("out-of-range");

    Map<String, Object> number = a.report(1, "100", "1", now);
    number.put("price", 100.0);
    JsonNode floating = item(oracle.submit(number), 0);
    assertThat(problem(floating)).isEqualTo("invalid-field");
    assertThat(text(floating.get("problem"), "field")).isEqualTo("price");

    assertThat(submitter.post("/v1/reports", Map.of("reports", List.of())).status()).isEqualTo(400);
    List<Map<String, Object>> many = new ArrayList<>();
    for (int i = 0; i < 1001; i++) {
      many.add(number);
    }
    assertThat(submitter.post("/v1/reports", Map.of("reports", many)).status()).isEqualTo(400);
  }
}
