package io.counterpool.oracle.intake;

import static io.counterpool.oracle.Oracle.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.kit.testing.Http;
import io.counterpool.models.Decimal;
import io.counterpool.models.oracle.signature.DataPackage;
import io.counterpool.models.oracle.signature.PriceMessage;
import io.counterpool.oracle.Oracle;
import io.counterpool.oracle.OracleTest;
import io.counterpool.oracle.Reporter;
import io.counterpool.oracle.Secp256k1Signer;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@OracleTest
class ImportApiTest {

  private static final Instant THEIR_DAY = Instant.parse("2024-07-02T00:00:00Z");
  private static final Secp256k1Signer ONE = Secp256k1Signer.of(1);
  private static final Secp256k1Signer TWO = Secp256k1Signer.of(2);

  @LocalServerPort int port;
  private Oracle oracle = new Oracle(0);
  private Instant now = Instant.EPOCH;

  @BeforeEach
  void connect() {
    oracle = new Oracle(port);
    now = oracle.advance(Duration.ofHours(1));
  }

  /** The real messages must not be from the future. */
  private void reachTheirDay() {
    if (now.isBefore(THEIR_DAY)) {
      now = THEIR_DAY;
      oracle.drive(now);
    }
  }

  private void signer(String feed, String publisher, Object... settings) {
    Map<String, Object> signer = new HashMap<>();
    for (int i = 0; i < settings.length; i += 2) {
      signer.put((String) settings[i], settings[i + 1]);
    }
    Http.Answer answer =
        oracle.configure(
            "/v1/feeds/" + feed + "/publishers/" + publisher,
            Map.of("weight", "1", "signer", signer),
            null);
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
  }

  private JsonNode packages(Object... packages) {
    return posted("/v1/redstone-packages", Map.of("packages", List.of(packages)));
  }

  private JsonNode messages(Object... messages) {
    return posted("/v1/price-messages", Map.of("messages", List.of(messages)));
  }

  private JsonNode posted(String path, Map<String, Object> body) {
    Http.Answer answer = oracle.as("oracle:submit").post(path, body);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json().get("items");
  }

  private static String slug(JsonNode problem) {
    return text(problem, "type").replace("/problems/", "");
  }

  private static DataPackage data(Instant at, String... feedsAndValues) {
    List<DataPackage.Point> points = new ArrayList<>();
    for (int i = 0; i < feedsAndValues.length; i += 2) {
      points.add(new DataPackage.Point(feedsAndValues[i], new BigDecimal(feedsAndValues[i + 1])));
    }
    return new DataPackage(points, at.toEpochMilli());
  }

  /** The production packages of 2024-07-01 in redstone-signed-package.json, cases AVAX. */
  @Test
  void takesARealPackageInAndKeepsWhatWasSigned() {
    reachTheirDay();
    oracle.feed("AVAX-USD", Oracle.settings());
    signer(
        "AVAX-USD",
        "redstone-1",
        "scheme",
        "REDSTONE",
        "address",
        "0x8BB8F32Df04c8b654987DAaeD53D6B6091e3B774",
        "source",
        "AVAX");
    String signature =
        "95672c8615209f65533a6a0157d44e48ca6236ccf471f977ac1b73201d47c2fc4e94709f7c5d2563e422997"
            + "97e2f823e71feeadaf9566c7a58804bcdbb190df91b";
    Map<String, Object> sent =
        Map.of(
            "dataPoints",
            List.of(Map.of("dataFeedId", "AVAX", "value", "29.8135158")),
            "timestampMilliseconds",
            1719856900000L,
            "signature",
            signature);

    JsonNode item = packages(sent).get(0);

    assertThat(text(item, "signer")).isEqualTo("0x8bb8f32df04c8b654987daaed53d6b6091e3b774");
    assertThat(text(item.get("reports").get(0), "status"))
        .as(item.toString())
        .isEqualTo("ACCEPTED");
    JsonNode kept = oracle.get("/v1/feeds/AVAX-USD/publishers/redstone-1/reports/1719856900000");
    assertThat(text(kept, "price")).isEqualTo("29.8135158");
    assertThat(text(kept, "confidence")).isEqualTo("0");
    assertThat(text(kept, "observedAt")).isEqualTo("2024-07-01T18:01:40.000Z");
    assertThat(text(kept, "scheme")).isEqualTo("REDSTONE");
    assertThat(text(kept, "signedBy")).isEqualTo(text(item, "signer"));
    Base64.Decoder base64 = Base64.getDecoder();
    assertThat(HexFormat.of().formatHex(base64.decode(text(kept, "signature"))))
        .isEqualTo(signature);
    assertThat(HexFormat.of().formatHex(base64.decode(text(kept, "message"))))
        .isEqualTo("41564158" + "0".repeat(56 + 56) + "b1b3d09c01906f75a7a000000020000001");
    assertThat(text(packages(sent).get(0).get("reports").get(0), "status")).isEqualTo("REPLAYED");
  }

  /** The first case of maker-signed-price.json. */
  @Test
  void takesARealPriceMessageIn() {
    reachTheirDay();
    oracle.feed("ETH-MAKER", Oracle.settings());
    signer(
        "ETH-MAKER",
        "feed-2d",
        "scheme",
        "MAKER",
        "address",
        "0x2d6691a7ca09fcfc8a069953ad4ba4de11dbffd6",
        "source",
        "ethusd",
        "confidence",
        "0.001");
    String signature =
        "0xcde732167a15601b67d9a5a03c14739f05a4128966d5e14157a97178c2b66268"
            + "7db1ca5ef537cd229d35c88395393f23c8f2bb4708d65d66bb625879686e87b51c";
    Map<String, Object> sent =
        Map.of(
            "price", "251.357", "timestamp", 1548367632, "pair", "ethusd", "signature", signature);
    Map<String, Object> forged = new HashMap<>(sent);
    forged.put("price", "251.358");

    JsonNode items = messages(sent, forged);

    assertThat(text(items.get(0).get("reports").get(0), "status"))
        .as(items.toString())
        .isEqualTo("ACCEPTED");
    // A changed message was signed by somebody else: by nobody whom the venue knows.
    assertThat(slug(items.get(1).get("problem"))).isEqualTo("unknown-signer");
    JsonNode kept = oracle.get("/v1/feeds/ETH-MAKER/publishers/feed-2d/reports/1548367632");
    assertThat(text(kept, "price")).isEqualTo("251.357");
    assertThat(text(kept, "confidence")).isEqualTo("0.251357");
    assertThat(text(kept, "observedAt")).isEqualTo("2019-01-24T22:07:12.000Z");
  }

  @Test
  void importedReportsMakeRoundsUnderTheSameRules() {
    oracle.feed("BTC-IMPORT", Oracle.settings());
    oracle.feed("ETH-IMPORT", Oracle.settings("quorum", 1));
    signer(
        "BTC-IMPORT", "r1", "scheme", "REDSTONE", "address", ONE.address().hex(), "source", "BTC");
    signer(
        "ETH-IMPORT", "r1", "scheme", "REDSTONE", "address", ONE.address().hex(), "source", "ETH");
    // A pair in thousands, from a node of the other kind.
    signer(
        "BTC-IMPORT",
        "m2",
        "scheme",
        "MAKER",
        "address",
        TWO.address().hex(),
        "source",
        "kBTC",
        "factor",
        "0.001");

    JsonNode item =
        packages(ONE.signed(data(now, "BTC", "42000.123456785", "ETH", "2000", "DOGE", "0.1")))
            .get(0);
    assertThat(item.get("unmapped").toString()).isEqualTo("[\"DOGE\"]");
    assertThat(item.get("reports").size()).isEqualTo(2);
    assertThat(oracle.rounds("BTC-IMPORT")).isEmpty();
    Instant second = now.truncatedTo(ChronoUnit.SECONDS);
    messages(TWO.signed(new PriceMessage(Decimal.of("42010000"), second.getEpochSecond(), "kBTC")));

    // 42,000.123456785 is signed as …79 (half up at eight digits): (42000.12345679 + 42010) ÷ 2
    // = 42,005.061728395, on the feed's grid of eight digits.
    assertThat(text(oracle.lastRound("BTC-IMPORT"), "price")).isEqualTo("42005.0617284");
    assertThat(text(oracle.lastRound("ETH-IMPORT"), "price")).isEqualTo("2000");

    // Later only, not ahead of the clock, one content for one time.
    JsonNode items =
        packages(
            ONE.signed(data(now, "BTC", "43000")),
            ONE.signed(data(now.minusMillis(1), "BTC", "43000")),
            ONE.signed(data(now.plusMillis(1001), "BTC", "43000")),
            ONE.signed(data(now.plusMillis(1), "BTC", "0")),
            ONE.signed(data(now.plusMillis(1), "BTC", "42001")));
    List<String> outcomes = new ArrayList<>();
    for (JsonNode each : items) {
      JsonNode report = each.get("reports").get(0);
      outcomes.add(
          report.get("problem").isNull() ? text(report, "status") : slug(report.get("problem")));
    }
    assertThat(outcomes)
        .containsExactly(
            "id-reused", "sequence-not-rising", "observed-in-future", "out-of-range", "ACCEPTED");
  }

  @Test
  void aSignerWritesOnlyWhatIsMappedToIt() {
    oracle.feed("MAPPED", Oracle.settings());
    signer("MAPPED", "r1", "scheme", "REDSTONE", "address", ONE.address().hex(), "source", "SOL");

    JsonNode items =
        packages(
            TWO.signed(data(now, "SOL", "100")), // nobody
            ONE.signed(data(now, "ADA", "1")), // somebody, of another feed
            ONE.signed(data(now, "SOL", "100")));
    assertThat(slug(items.get(0).get("problem"))).isEqualTo("unknown-signer");
    assertThat(text(items.get(0), "signer")).isEqualTo(TWO.address().hex());
    assertThat(slug(items.get(1).get("problem"))).isEqualTo("unknown-signer");
    assertThat(items.get(1).get("problem").get("sources").toString()).isEqualTo("[\"ADA\"]");
    assertThat(text(items.get(2).get("reports").get(0), "status")).isEqualTo("ACCEPTED");
    // The same address signs messages of the other kind: it is known for packages only.
    assertThat(
            slug(
                messages(
                        ONE.signed(
                            new PriceMessage(Decimal.of("100"), now.getEpochSecond(), "SOL")))
                    .get(0)
                    .get("problem")))
        .isEqualTo("unknown-signer");
    // And it has no key for reports of its own.
    JsonNode own =
        oracle.submit(Reporter.of("MAPPED", "r1").report(1, "100", "1", now)).get("items").get(0);
    assertThat(slug(own.get("problem"))).isEqualTo("bad-signature");
  }

  @Test
  void everyMalformedMessageIsAProblemOfItsOwn() {
    oracle.feed("MESSY", Oracle.settings());
    signer("MESSY", "r1", "scheme", "REDSTONE", "address", ONE.address().hex(), "source", "X");
    Map<String, Object> good = ONE.signed(data(now, "X", "5"));
    Map<String, Object> twice = new HashMap<>(good);
    Object point = Map.of("dataFeedId", "X", "value", "5");
    twice.put("dataPoints", List.of(point, point));

    JsonNode items =
        packages(
            changed(good, "signature", "00".repeat(64) + "1b"),
            changed(good, "signature", "ff".repeat(65)),
            changed(good, "signature", "0x12"),
            changed(good, "timestampMilliseconds", 1L << 48),
            changed(good, "timestampMilliseconds", "now"),
            changed(good, "dataPoints", List.of()),
            changed(good, "dataPoints", List.of(Map.of("dataFeedId", "X", "value", "NaN"))),
            changed(good, "dataPoints", List.of(Map.of("dataFeedId", "X", "value", "-1"))),
            changed(good, "dataPoints", List.of(Map.of("dataFeedId", "é", "value", "1"))),
            twice,
            "text",
            good);

    List<String> problems = new ArrayList<>();
    for (JsonNode item : items) {
      problems.add(item.get("problem").isNull() ? "" : slug(item.get("problem")));
    }
    assertThat(problems)
        .containsExactly(
            "bad-signature",
            "invalid-field",
            "invalid-field",
            "out-of-range",
            "invalid-field",
            "out-of-range",
            "invalid-field",
            "out-of-range",
            "out-of-range",
            "out-of-range",
            "invalid-field",
            "");
    assertThat(text(items.get(11).get("reports").get(0), "status")).isEqualTo("ACCEPTED");
  }

  private static Map<String, Object> changed(Map<String, Object> sent, String field, Object value) {
    Map<String, Object> changed = new HashMap<>(sent);
    changed.put(field, value);
    return changed;
  }

  @Test
  void asksForTheScopeAndNamesWhatIsWrongWithASigner() {
    Map<String, Object> batch = Map.of("packages", List.of(ONE.signed(data(now, "X", "5"))));
    assertThat(oracle.as("oracle:read").post("/v1/redstone-packages", batch).status())
        .isEqualTo(403);
    assertThat(oracle.as("pool:trade").post("/v1/price-messages", batch).status()).isEqualTo(403);
    oracle.feed("SIGNER", Oracle.settings());
    String path = "/v1/feeds/SIGNER/publishers/r1";
    for (Map<String, Object> signer :
        List.<Map<String, Object>>of(
            Map.of("scheme", "REDSTONE", "address", "0x12", "source", "X"),
            Map.of("scheme", "ED25519", "address", ONE.address().hex(), "source", "X"),
            Map.of("scheme", "MAKER", "address", ONE.address().hex(), "source", ""),
            Map.of("scheme", "MAKER", "address", ONE.address().hex(), "source", "X", "factor", "0"),
            Map.of(
                "scheme",
                "MAKER",
                "address",
                ONE.address().hex(),
                "source",
                "X",
                "confidence",
                "2"))) {
      Http.Answer refused = oracle.configure(path, Map.of("weight", "1", "signer", signer), null);
      assertThat(refused.problem()).as(refused.text()).isEqualTo("invalid-field");
      assertThat(refused.text()).contains("signer");
    }
  }
}
