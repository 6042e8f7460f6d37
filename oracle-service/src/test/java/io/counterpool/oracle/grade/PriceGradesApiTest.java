package io.counterpool.oracle.grade;

import static io.counterpool.oracle.Oracle.settings;
import static io.counterpool.oracle.Oracle.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.kit.testing.Http;
import io.counterpool.models.oracle.GradeMatrix;
import io.counterpool.models.oracle.PriceAction;
import io.counterpool.models.oracle.PriceGrade;
import io.counterpool.oracle.Oracle;
import io.counterpool.oracle.OracleTest;
import io.counterpool.oracle.Reporter;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@OracleTest
class PriceGradesApiTest {

  private static final String PATH = "/v1/price-grades";

  @LocalServerPort int port;
  private Oracle oracle = new Oracle(0);

  @BeforeEach
  void connect() {
    oracle = new Oracle(port);
  }

  /** Other tests share the context and its matrix. */
  @AfterEach
  void restoreTheFirst() {
    assertThat(oracle.configure(PATH, body(), etag()).status()).isEqualTo(200);
  }

  private String etag() {
    return "\"" + oracle.get(PATH).get("version").asLong() + "\"";
  }

  /** The first matrix with changes: pairs of a grade and its actions. */
  private static Map<String, Object> body(Object... changes) {
    Map<PriceGrade, List<PriceAction>> lines = new EnumMap<>(PriceGrade.class);
    for (PriceGrade grade : PriceGrade.values()) {
      lines.put(grade, GradeMatrix.FIRST.allowed(grade));
    }
    for (int i = 0; i < changes.length; i += 2) {
      lines.put((PriceGrade) changes[i], actions((String) changes[i + 1]));
    }
    return Map.of(
        "items",
        lines.entrySet().stream()
            .map(line -> Map.of("grade", line.getKey(), "allows", line.getValue()))
            .toList());
  }

  private static List<PriceAction> actions(String names) {
    return names.isEmpty()
        ? List.of()
        : Arrays.stream(names.split(" ", -1)).map(PriceAction::valueOf).toList();
  }

  @Test
  void startsWithTheTableThatEverybodyKnew() {
    JsonNode first = oracle.get(PATH + "/1");
    assertThat(first.get("version").asLong()).isEqualTo(1);
    for (JsonNode line : first.get("items").values()) {
      PriceGrade grade = PriceGrade.valueOf(text(line, "grade"));
      assertThat(line.get("allows").values().stream().map(JsonNode::stringValue))
          .as(grade.name())
          .containsExactlyElementsOf(
              GradeMatrix.FIRST.allowed(grade).stream().map(Enum::name).toList());
    }
    assertThat(first.get("items").size()).isEqualTo(PriceGrade.values().length);
  }

  @Test
  void addsVersionsAndKeepsEachOne() {
    String before = etag();
    Map<String, Object> body = body(PriceGrade.STALE, "REDUCE");
    assertThat(oracle.configure(PATH, body, null).status()).isEqualTo(428);
    assertThat(oracle.configure(PATH, body, "\"999\"").status()).isEqualTo(412);

    Http caller =
        oracle.as("oracle:configure").with("Idempotency-Key", UUID.randomUUID().toString());
    Http.Answer added = caller.with("If-Match", before).put(PATH, body);
    assertThat(added.status()).as(added.text()).isEqualTo(200);
    assertThat(added.header("ETag")).isEqualTo(etag()).isNotEqualTo(before);
    assertThat(caller.with("If-Match", before).put(PATH, body).text()).isEqualTo(added.text());
    assertThat(caller.with("If-Match", before).put(PATH, body()).problem()).isEqualTo("id-reused");

    Http.Answer present = oracle.as("oracle:read").get(PATH);
    assertThat(present.text()).isEqualTo(added.text());
    assertThat(present.header("ETag")).isEqualTo(added.header("ETag"));
    assertThat(text(present.json().get("items").get(3), "grade")).isEqualTo("STALE");
    assertThat(present.json().get("items").get(3).get("allows").toString())
        .isEqualTo("[\"REDUCE\"]");
    assertThat(oracle.get(PATH + "/1").get("items").get(3).get("allows").isEmpty()).isTrue();
    long next = present.json().get("version").asLong() + 1;
    assertThat(oracle.as("oracle:read").get(PATH + "/" + next).status()).isEqualTo(404);
    assertThat(oracle.as("oracle:read").get(PATH + "/0").status()).isEqualTo(404);
    assertThat(oracle.as("oracle:read").get(PATH + "/first").status()).isEqualTo(400);
  }

  @Test
  void refusesAMatrixThatContradictsItself() {
    String version = etag();
    Map<Map<String, Object>, String> wrong =
        Map.of(
            body(PriceGrade.BELOW_QUORUM, "REDUCE"), "BELOW_QUORUM has no price",
            body(PriceGrade.OUT_OF_BAND, "REDUCE"), "OUT_OF_BAND has no price",
            body(PriceGrade.HALTED, "REDUCE"), "HALTED has no price",
            body(PriceGrade.STALE, "REDUCE SETTLE"), "STALE is worse than UNCERTAIN",
            body(PriceGrade.VALID, "OPEN REDUCE LIQUIDATE SETTLE STRIKE"), "WITHDRAW",
            body(PriceGrade.UNCERTAIN, "LIQUIDATE"), "REDUCE",
            Map.of("items", List.of()), "not stated",
            Map.of(
                    "items",
                    List.of(
                        Map.of("grade", "VALID", "allows", List.of()),
                        Map.of("grade", "VALID", "allows", List.of()))),
                "VALID twice",
            Map.of("items", List.of(Map.of("grade", "GOOD", "allows", List.of()))), "grade",
            Map.of("items", List.of(Map.of("grade", "VALID", "allows", List.of("LEND")))),
                "allows[0]");
    wrong.forEach(
        (body, named) -> {
          Http.Answer refused = oracle.configure(PATH, body, version);
          assertThat(refused.status()).as(body.toString()).isEqualTo(400);
          assertThat(refused.problem()).isEqualTo("invalid-field");
          assertThat(text(refused.json(), "field")).startsWith("items");
          assertThat(text(refused.json(), "detail")).contains(named);
        });
    assertThat(etag()).isEqualTo(version);
  }

  @Test
  void everyRoundAndPriceCarriesWhatItAllows() {
    Instant now = oracle.advance(Duration.ofHours(1));
    Reporter a = oracle.feed("CARRIES", settings("quorum", 1), "a").getFirst();
    oracle.submit(a.report(1, "100", "3", now));
    JsonNode before = oracle.lastRound("CARRIES");
    assertThat(text(before, "grade")).isEqualTo("UNCERTAIN");
    assertThat(before.get("allows").toString()).isEqualTo("[\"REDUCE\",\"LIQUIDATE\"]");
    assertThat(before.get("gradesVersion").asLong())
        .isEqualTo(oracle.get(PATH).get("version").asLong());

    oracle.configure(
        PATH, body(PriceGrade.UNCERTAIN, "REDUCE", PriceGrade.STALE, "REDUCE"), etag());
    long version = oracle.get(PATH).get("version").asLong();
    assertThat(oracle.lastRound("CARRIES")).isEqualTo(before);
    JsonNode price = oracle.get("/v1/feeds/CARRIES/price");
    assertThat(price.get("gradesVersion").asLong()).isEqualTo(version);
    assertThat(price.get("allows").toString()).isEqualTo("[\"REDUCE\"]");

    // Nothing is newer, but the last round still says what the matrix before it allowed.
    JsonNode asked = oracle.request("CARRIES", UUID.randomUUID(), null, null).json();
    assertThat(asked.get("round").asLong()).isEqualTo(before.get("round").asLong() + 1);
    assertThat(asked.get("gradesVersion").asLong()).isEqualTo(version);
    assertThat(asked.get("allows").toString()).isEqualTo("[\"REDUCE\"]");
  }

  /** Aged at the moment of reading, resolved by the same matrix. */
  @Test
  void aStalePriceIsGoodForWhatTheMatrixSays() {
    Instant now = oracle.advance(Duration.ofHours(1));
    Reporter a =
        oracle.feed("AGED", settings("quorum", 1, "heartbeatSeconds", 7200), "a").getFirst();
    oracle.submit(a.report(1, "100", "0", now));
    oracle.advance(Duration.ofSeconds(601));
    JsonNode stale = oracle.get("/v1/feeds/AGED/price");
    assertThat(text(stale, "grade")).isEqualTo("STALE");
    assertThat(stale.get("allows").isEmpty()).isTrue();
    oracle.configure(PATH, body(PriceGrade.STALE, "REDUCE"), etag());
    assertThat(oracle.get("/v1/prices?feed=AGED").get("items").get(0).get("allows").toString())
        .isEqualTo("[\"REDUCE\"]");
  }

  @Test
  void asksForTheScopeOfEachOperation() {
    assertThat(oracle.as("oracle:configure").get(PATH).status()).isEqualTo(403);
    assertThat(
            oracle
                .as("oracle:read", "oracle:halt")
                .with("Idempotency-Key", "x")
                .with("If-Match", etag())
                .put(PATH, body())
                .status())
        .isEqualTo(403);
  }
}
