package io.counterpool.oracle.intake;

import static io.counterpool.oracle.Oracle.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.kit.testing.Http;
import io.counterpool.kit.wire.WireConfiguration;
import io.counterpool.oracle.Oracle;
import io.counterpool.oracle.OracleTest;
import io.counterpool.oracle.Reporter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Whatever one item says, the others are taken in. */
@OracleTest
class BadInputApiTest {

  @LocalServerPort int port;
  private Oracle oracle = new Oracle(0);
  private Instant now = Instant.EPOCH;

  @BeforeEach
  void connect() {
    oracle = new Oracle(port);
    now = oracle.advance(Duration.ofHours(1));
  }

  private Http.Answer post(Object body) {
    return oracle.as("oracle:submit").post("/v1/reports", body);
  }

  private static String problem(JsonNode item) {
    return item.get("problem").isNull()
        ? text(item, "status")
        : text(item.get("problem"), "type").replace("/problems/", "");
  }

  /** Problem and field of an item. */
  private static String named(JsonNode item) {
    return problem(item) + " " + item.get("problem").path("field").asString("");
  }

  private static Map<String, Object> with(
      Map<String, Object> report, String field, @Nullable Object value) {
    report.put(field, value);
    return report;
  }

  @Test
  void aNumberThatIsNoneIsAProblemOfItsItem() {
    Reporter a = oracle.feed("NUMBERS", Oracle.settings(), "a").getFirst();
    String[] none = {
      "NaN",
      "Infinity",
      "-Infinity",
      "1e400",
      "1E2",
      "-0",
      "0x10",
      "",
      " 1",
      "+1",
      "1,5",
      "01",
      ".5",
      "1.",
      "1.0000000000000000001",
      "123456789012345678901",
      "١"
    };
    List<Object> batch = new ArrayList<>();
    for (String number : none) {
      batch.add(with(a.report(1, "100", "0.1", now), "price", number));
      batch.add(with(a.report(1, "100", "0.1", now), "confidence", number));
    }
    batch.add(a.report(1, "100", "0.1", now));

    JsonNode items = oracle.submit(batch.toArray()).get("items");

    for (int i = 0; i < none.length; i++) {
      assertThat(named(items.get(2 * i))).as(none[i]).isEqualTo("invalid-field price");
      assertThat(named(items.get(2 * i + 1))).as(none[i]).isEqualTo("invalid-field confidence");
      assertThat(text(items.get(2 * i), "feed")).isEqualTo("NUMBERS");
    }
    assertThat(problem(items.get(2 * none.length))).isEqualTo("ACCEPTED");
  }

  @Test
  void everyWrongFormIsNamedAndTheRestIsTakenIn() {
    List<Reporter> two = oracle.feed("FORMS", Oracle.settings(), "a", "b");
    Reporter a = two.get(0);
    Map<String, Object> missing = a.report(1, "100", "0.1", now);
    missing.remove("observedAt");

    JsonNode items =
        oracle
            .submit(
                a.report(1, "100", "0.1", now),
                with(a.report(2, "100", "0.1", now), "price", 100.5),
                with(a.report(2, "100", "0.1", now), "price", null),
                missing,
                with(a.report(2, "100", "0.1", now), "more", 1),
                with(a.report(2, "100", "0.1", now), "sequence", "2"),
                with(a.report(2, "100", "0.1", now), "sequence", 2.5),
                with(a.report(2, "100", "0.1", now), "sequence", -1),
                with(a.report(2, "100", "0.1", now), "observedAt", "yesterday"),
                with(a.report(2, "100", "0.1", now), "feed", "no feed"),
                with(a.report(2, "100", "0.1", now), "publisher", List.of("a")),
                with(a.report(2, "100", "0.1", now), "signature", "A".repeat(129)),
                with(a.report(2, "100", "0.1", now), "price", "-5"),
                with(a.report(2, "100", "0.1", now), "price", "1000000000000001"),
                "text",
                List.of(),
                7,
                Map.of(),
                two.get(1).report(1, "100", "0.1", now),
                a.report(2, "100", "0.1", Instant.parse("+10000-01-01T00:00:00Z")),
                a.report(2, "100", "0.1", Instant.parse("1969-12-31T23:59:59.999Z")))
            .get("items");

    assertThat(named(items.get(19))).isEqualTo("invalid-field observedAt");
    assertThat(problem(items.get(20))).isEqualTo("out-of-range");
    assertThat(named(items.get(1))).isEqualTo("invalid-field price");
    assertThat(named(items.get(2))).isEqualTo("invalid-field price");
    assertThat(named(items.get(3))).isEqualTo("invalid-field observedAt");
    assertThat(named(items.get(4))).isEqualTo("unknown-field more");
    assertThat(named(items.get(5))).isEqualTo("invalid-field sequence");
    assertThat(named(items.get(6))).isEqualTo("invalid-field sequence");
    assertThat(problem(items.get(7))).isEqualTo("out-of-range");
    assertThat(named(items.get(8))).isEqualTo("invalid-field observedAt");
    assertThat(named(items.get(9))).isEqualTo("invalid-field feed");
    assertThat(items.get(9).get("feed").isNull()).isTrue();
    assertThat(named(items.get(10))).isEqualTo("invalid-field publisher");
    assertThat(named(items.get(11))).isEqualTo("invalid-field signature");
    assertThat(problem(items.get(12))).isEqualTo("out-of-range");
    assertThat(problem(items.get(13))).isEqualTo("out-of-range");
    for (int i = 14; i <= 17; i++) {
      assertThat(problem(items.get(i))).as("item %d", i).isEqualTo("invalid-field");
    }
    assertThat(problem(items.get(0))).isEqualTo("ACCEPTED");
    assertThat(problem(items.get(18))).isEqualTo("ACCEPTED");
    assertThat(oracle.rounds("FORMS")).hasSize(1);
  }

  @Test
  void aNullItemAndANumberBeyondEveryRangeAreProblemsOfTheirItems() {
    Reporter a = oracle.feed("BEYOND", Oracle.settings(), "a").getFirst();
    String good = json(a.report(1, "100", "0.1", now));
    String beyond = good.replace("\"sequence\":1", "\"sequence\":99999999999999999999");
    String exponent = good.replace("\"sequence\":1", "\"sequence\":1e400");

    Http.Answer answer = post("{\"reports\":[null," + beyond + "," + exponent + "," + good + "]}");

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    JsonNode items = answer.json().get("items");
    assertThat(problem(items.get(0))).isEqualTo("invalid-field");
    assertThat(named(items.get(1))).isEqualTo("invalid-field sequence");
    assertThat(named(items.get(2))).isEqualTo("invalid-field sequence");
    assertThat(problem(items.get(3))).isEqualTo("ACCEPTED");
  }

  private static String json(Object value) {
    return WireConfiguration.mapper().writeValueAsString(value);
  }

  @Test
  void lateFutureDoubleAndForeignReportsLeaveTheOthersAlone() {
    List<Reporter> two = oracle.feed("BAD-ORDER", Oracle.settings(), "a", "b");
    oracle.feed("BAD-ORDER-OTHER", Oracle.settings(), "b");
    Reporter a = two.get(0);
    Map<String, Object> first = a.report(5, "100", "0.1", now);

    JsonNode items =
        oracle
            .submit(
                first,
                first, // the same again
                a.report(5, "101", "0.1", now.plusMillis(1)), // another under its number
                a.report(4, "100", "0.1", now.plusMillis(1)),
                a.report(6, "100", "0.1", now),
                a.report(6, "100", "0.1", now.plusMillis(1001)),
                with(a.report(6, "100", "0.1", now.plusMillis(1)), "feed", "BAD-ORDER-OTHER"),
                a.reportAs("b", 1, "100", "0.1", now),
                two.get(1).report(1, "100", "0.1", now))
            .get("items");

    assertThat(
            Arrays.stream(new int[] {0, 1, 2, 3, 4, 5, 6, 7, 8})
                .mapToObj(i -> problem(items.get(i)))
                .toList())
        .containsExactly(
            "ACCEPTED",
            "REPLAYED",
            "id-reused",
            "sequence-not-rising",
            "observed-not-later",
            "observed-in-future",
            "unknown-publisher", // a has no part in that feed
            "bad-signature",
            "ACCEPTED");
  }

  @Test
  void anEnvelopeThatIsNoneIsRefusedAsAWhole() {
    Reporter a = oracle.feed("ENVELOPE", Oracle.settings(), "a").getFirst();
    String good = json(a.report(1, "100", "0.1", now));
    for (String body :
        List.of(
            "{\"reports\":[" + good,
            "{\"reports\":[" + good + ",{]}",
            "{\"reports\":[" + good + "]} more",
            "{\"reports\":[{\"price\":NaN}]}",
            "nonsense")) {
      Http.Answer answer = post(body);
      assertThat(answer.status()).as(body).isEqualTo(400);
      assertThat(answer.problem()).as(body).isEqualTo("malformed-body");
    }
    assertThat(post("").status()).isEqualTo(400);
    assertThat(post("[]").status()).isEqualTo(400);
    assertThat(post("{}").problem()).isEqualTo("invalid-field");
    assertThat(post("{\"reports\":null}").problem()).isEqualTo("invalid-field");
    assertThat(post("{\"reports\":{}}").problem()).isEqualTo("invalid-field");
    assertThat(post("{\"reports\":[],\"more\":1}").problem()).isEqualTo("unknown-field");
    assertThat(oracle.get("/v1/feeds/ENVELOPE/rounds").get("items").size()).isZero();
    assertThat(oracle.as("oracle:read").get("/v1/feeds/ENVELOPE/publishers/a/reports/1").status())
        .isEqualTo(404);
  }

  @Test
  void aBodyOfTenMegabytesIsRefusedByName() {
    String large = "{\"reports\":[\"" + "x".repeat(10 << 20) + "\"]}";
    Http.Answer stated = post(large);
    assertThat(stated.status()).isEqualTo(413);
    assertThat(stated.problem()).isEqualTo("body-too-large");
    assertThat(stated.json().get("actual").asLong()).isEqualTo(large.length());
    assertThat(oracle.as("oracle:submit").postChunked("/v1/reports", large).problem())
        .isEqualTo("body-too-large");
  }
}
