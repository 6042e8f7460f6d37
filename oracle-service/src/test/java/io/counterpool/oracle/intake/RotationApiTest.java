package io.counterpool.oracle.intake;

import static io.counterpool.oracle.Oracle.text;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.kit.testing.Http;
import io.counterpool.kit.testing.VenueDatabase;
import io.counterpool.kit.wire.InstantForm;
import io.counterpool.oracle.Oracle;
import io.counterpool.oracle.OracleTest;
import io.counterpool.oracle.Reporter;
import io.counterpool.oracle.feed.PublisherKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@OracleTest
class RotationApiTest {

  @LocalServerPort int port;
  @Autowired @Nullable VenueDatabase database;
  private Oracle oracle = new Oracle(0);
  private Instant now = Instant.EPOCH;

  @BeforeEach
  void connect() {
    oracle = new Oracle(port);
    now = oracle.advance(Duration.ofHours(1));
  }

  private static Map<String, Object> key(
      Reporter reporter, @Nullable Instant from, @Nullable Instant until) {
    Map<String, Object> key = new HashMap<>();
    key.put("publicKey", reporter.publicKey());
    if (from != null) {
      key.put("validFrom", InstantForm.write(from));
    }
    if (until != null) {
      key.put("validUntil", InstantForm.write(until));
    }
    return key;
  }

  private Http.Answer keys(String feed, @Nullable String ifMatch, Object... keys) {
    return oracle.configure(
        "/v1/feeds/" + feed + "/publishers/a",
        Map.of("weight", "1", "keys", List.of(keys)),
        ifMatch);
  }

  private String outcome(Map<String, Object> report) {
    JsonNode item = oracle.submit(report).get("items").get(0);
    return item.get("problem").isNull()
        ? text(item, "status")
        : text(item.get("problem"), "type").replace("/problems/", "");
  }

  private String signedBy(String feed, long sequence) {
    return text(oracle.get("/v1/feeds/" + feed + "/publishers/a/reports/" + sequence), "signedBy");
  }

  private static String id(Reporter reporter) {
    return PublisherKey.ofBase64(reporter.publicKey()).id();
  }

  @Test
  void bothKeysSignWhileTheyOverlapAndEachReportNamesItsOwn() {
    String feed = "OVERLAP";
    oracle.feed(feed, Oracle.settings());
    Reporter old = Reporter.of(feed, "a");
    Reporter fresh = Reporter.of(feed, "a");
    Instant overlap = now.minusSeconds(60);
    Instant end = now;
    assertThat(keys(feed, null, key(old, null, end), key(fresh, overlap, null)).status())
        .isEqualTo(201);

    // Before the overlap only the old key, inside both, from its end on only the new one.
    assertThat(outcome(fresh.report(1, "100", "1", overlap.minusMillis(1))))
        .isEqualTo("key-not-valid");
    assertThat(outcome(old.report(1, "100", "1", overlap.minusMillis(1)))).isEqualTo("ACCEPTED");
    assertThat(outcome(fresh.report(2, "100", "1", overlap))).isEqualTo("ACCEPTED");
    assertThat(outcome(old.report(3, "100", "1", end.minusMillis(1)))).isEqualTo("ACCEPTED");
    assertThat(outcome(old.report(4, "100", "1", end))).isEqualTo("key-not-valid");
    assertThat(outcome(fresh.report(4, "100", "1", end))).isEqualTo("ACCEPTED");
    assertThat(signedBy(feed, 1)).isEqualTo(id(old));
    assertThat(signedBy(feed, 2)).isEqualTo(id(fresh));
    assertThat(signedBy(feed, 3)).isEqualTo(id(old));
    assertThat(signedBy(feed, 4)).isEqualTo(id(fresh));
  }

  @Test
  void aStoredReportProvesItself() {
    String feed = "PROOF";
    Reporter a = oracle.feed(feed, Oracle.settings(), "a").getFirst();
    oracle.submit(a.report(7, "100.50", "1", now));

    JsonNode report = oracle.get("/v1/feeds/" + feed + "/publishers/a/reports/7");

    Base64.Decoder base64 = Base64.getDecoder();
    byte[] message = base64.decode(text(report, "message"));
    assertThat(new String(message, StandardCharsets.UTF_8))
        .isEqualTo("counterpool-report-v1\nPROOF\na\n7\n100.5\n1\n" + InstantForm.write(now));
    assertThat(
            PublisherKey.ofBase64(a.publicKey())
                .verifies(message, base64.decode(text(report, "signature"))))
        .isTrue();
    assertThat(text(report, "scheme")).isEqualTo("ED25519");
    assertThat(
            oracle.as("oracle:read").get("/v1/feeds/" + feed + "/publishers/a/reports/8").status())
        .isEqualTo(404);
  }

  /** Rows of the first version of the service say one key and no more. */
  @Test
  void aPublisherFromBeforeRotationGoesOnWithItsKey() {
    String feed = "LEGACY";
    oracle.feed(feed, Oracle.settings("quorum", 1));
    Reporter a = Reporter.of(feed, "a");
    JdbcClient owner = JdbcClient.create(requireNonNull(database).asOwner());
    for (String table : List.of("publisher", "publisher_version")) {
      owner
          .sql(
              "insert into "
                  + table
                  + " (feed, publisher, version, public_key, weight) values (:feed, 'a', 1, :key,"
                  + " 2)")
          .param("feed", feed)
          .param("key", Base64.getDecoder().decode(a.publicKey()))
          .update();
    }
    assertThat(outcome(a.report(1, "100", "1", now))).isEqualTo("ACCEPTED");
    assertThat(signedBy(feed, 1)).isEqualTo(id(a));
    JsonNode shown = oracle.get("/v1/feeds/" + feed + "/publishers/a");
    assertThat(text(shown, "publicKey")).isEqualTo(a.publicKey());
    assertThat(text(shown, "weight")).isEqualTo("2");
    Reporter fresh = Reporter.of(feed, "a");
    assertThat(keys(feed, "\"1\"", key(a, null, now), key(fresh, now, null)).status())
        .isEqualTo(200);
    assertThat(outcome(fresh.report(2, "100", "1", now.plusMillis(1)))).isEqualTo("ACCEPTED");
  }

  @Test
  void aKeyThatIsTakenAwaySignsNothingMore() {
    String feed = "TAKEN-AWAY";
    Reporter old = oracle.feed(feed, Oracle.settings(), "a").getFirst();
    Reporter fresh = Reporter.of(feed, "a");
    assertThat(outcome(old.report(1, "100", "1", now))).isEqualTo("ACCEPTED");
    assertThat(keys(feed, null, key(fresh, null, null)).status()).isEqualTo(428);
    assertThat(keys(feed, "\"1\"", key(fresh, null, null)).status()).isEqualTo(200);

    assertThat(outcome(old.report(2, "100", "1", now.plusMillis(1)))).isEqualTo("bad-signature");
    assertThat(outcome(fresh.report(2, "100", "1", now.plusMillis(1)))).isEqualTo("ACCEPTED");
    JsonNode shown = oracle.get("/v1/feeds/" + feed + "/publishers/a");
    assertThat(text(shown, "publicKey")).isEqualTo(fresh.publicKey());
    assertThat(text(shown.get("keys").get(0), "keyId")).isEqualTo(id(fresh));
  }

  @Test
  void namesWhatIsWrongWithKeys() {
    String feed = "KEYS";
    oracle.feed(feed, Oracle.settings());
    Reporter one = Reporter.of(feed, "a");
    List<Object> five = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      five.add(key(Reporter.of(feed, "a"), null, null));
    }
    assertThat(keys(feed, null, five.toArray()).text()).contains("keys must be 1 to 4, were 5");
    assertThat(keys(feed, null).problem()).isEqualTo("invalid-field");
    assertThat(keys(feed, null, key(one, null, null), key(one, now, null)).text())
        .contains("a key stands in keys once");
    assertThat(keys(feed, null, key(one, now, now)).text()).contains("validUntil must be after");
    assertThat(keys(feed, null, Map.of("publicKey", "AAAA")).problem()).isEqualTo("invalid-field");
    String path = "/v1/feeds/" + feed + "/publishers/a";
    assertThat(oracle.configure(path, Map.of("weight", "1"), null).problem())
        .isEqualTo("invalid-field");
    assertThat(
            oracle
                .configure(
                    path,
                    Map.of(
                        "weight",
                        "1",
                        "publicKey",
                        one.publicKey(),
                        "keys",
                        List.of(key(one, null, null))),
                    null)
                .text())
        .contains("exactly one of them");
  }

  @Test
  void aRepeatedRotationIsOneVersion() {
    String feed = "ONCE";
    oracle.feed(feed, Oracle.settings());
    Map<String, Object> body =
        Map.of("weight", "1", "keys", List.of(key(Reporter.of(feed, "a"), now, null)));
    Http caller =
        oracle.as("oracle:configure").with("Idempotency-Key", UUID.randomUUID().toString());
    Http.Answer first = caller.put("/v1/feeds/" + feed + "/publishers/a", body);
    Http.Answer again = caller.put("/v1/feeds/" + feed + "/publishers/a", body);
    assertThat(first.status()).isEqualTo(201);
    assertThat(again.text()).isEqualTo(first.text());
  }
}
