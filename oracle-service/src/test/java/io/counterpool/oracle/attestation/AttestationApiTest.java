package io.counterpool.oracle.attestation;

import static io.counterpool.oracle.Oracle.settings;
import static io.counterpool.oracle.Oracle.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.kit.testing.Http;
import io.counterpool.oracle.Oracle;
import io.counterpool.oracle.OracleTest;
import io.counterpool.oracle.Reporter;
import io.counterpool.oracle.feed.PublisherKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@OracleTest
class AttestationApiTest {

  @LocalServerPort int port;
  private Oracle oracle = new Oracle(0);
  private Instant now = Instant.EPOCH;

  @BeforeEach
  void connect() {
    oracle = new Oracle(port);
    now = oracle.advance(Duration.ofHours(1));
  }

  private JsonNode keys() {
    Http.Answer answer = Http.to(port).get("/v1/keys"); // no token
    assertThat(answer.status()).isEqualTo(200);
    return answer.json();
  }

  /** Rounds of every kind: priced, below quorum, with an outlier, asked for. */
  private List<JsonNode> history(String feed) {
    List<Reporter> three = oracle.feed(feed, settings("scheduledSeconds", 600), "a", "b", "c");
    for (int i = 1; i <= 3; i++) {
      now = now.plusSeconds(60);
      oracle.drive(now);
      oracle.submit(
          three.get(0).report(i, Integer.toString(100 + i), "0.1", now),
          three.get(1).report(i, "101." + i, "0.1", now),
          three.get(2).report(i, "150", "0.1", now));
    }
    assertThat(oracle.request(feed, UUID.randomUUID(), null, null).status()).isEqualTo(200);
    now = now.plusSeconds(1300);
    oracle.drive(now);
    List<JsonNode> rounds = new ArrayList<>();
    for (int n = 1; n <= oracle.rounds(feed).size(); n++) {
      rounds.add(oracle.get("/v1/feeds/" + feed + "/rounds/" + n));
    }
    assertThat(rounds).hasSizeGreaterThan(3);
    assertThat(rounds).anyMatch(round -> round.get("price").isNull());
    return rounds;
  }

  @Test
  void aConsumerProvesAChainOfRoundsFromAnswersAlone() {
    List<JsonNode> rounds = history("PROVEN");
    assertThat(new ConsumerCheck(keys()).faults(rounds)).isEmpty();
  }

  @Test
  void everyEditShows() {
    List<JsonNode> rounds = history("EDITED");
    ConsumerCheck check = new ConsumerCheck(keys());
    assertThat(check.faults(edited(rounds, 0, "price", "1")))
        .isEqualTo("round 1 does not have its hash");
    assertThat(check.faults(edited(rounds, 1, "grade", "HALTED")))
        .isEqualTo("round 2 does not have its hash");
    List<JsonNode> report = copy(rounds);
    ((ObjectNode) report.get(0).get("reports").get(2)).put("verdict", "USED");
    assertThat(check.faults(report)).isEqualTo("round 1 does not have its hash");

    // Whoever also puts the hash right cannot sign it, and the next round does not follow.
    List<JsonNode> rehashed = edited(rounds, 1, "price", "1");
    ((ObjectNode) rehashed.get(1))
        .put("hash", ConsumerCheck.sha256(ConsumerCheck.canonical(rehashed.get(1))));
    assertThat(check.faults(rehashed)).isEqualTo("round 2 is not signed by the venue");
    List<JsonNode> borrowed = copy(rehashed);
    ((ObjectNode) borrowed.get(1)).set("signature", rounds.get(0).get("signature"));
    assertThat(check.faults(borrowed)).isEqualTo("round 2 is not signed by the venue");

    List<JsonNode> removed = copy(rounds);
    removed.remove(1);
    assertThat(check.faults(removed)).isEqualTo("round 2 is missing");
    for (int i = 1; i < removed.size(); i++) {
      ((ObjectNode) removed.get(i)).put("round", i + 1);
    }
    assertThat(check.faults(removed)).isEqualTo("round 2 does not follow the one before");
    assertThat(check.faults(edited(rounds, 0, "keyId", "unknown")))
        .isEqualTo("round 1 is not signed by the venue");
  }

  private static List<JsonNode> copy(List<JsonNode> rounds) {
    return new ArrayList<>(rounds.stream().map(JsonNode::deepCopy).toList());
  }

  private static List<JsonNode> edited(
      List<JsonNode> rounds, int index, String field, String value) {
    List<JsonNode> edited = copy(rounds);
    ((ObjectNode) edited.get(index)).put(field, value);
    return edited;
  }

  @Test
  void listsAndEventsCarryTheSignatureOfTheDetail() {
    JsonNode last = history("CARRIED").getLast();
    JsonNode listed = oracle.rounds("CARRIED").getLast();
    assertThat(text(listed, "signature")).isEqualTo(text(last, "signature"));
    assertThat(text(listed, "keyId")).isEqualTo(text(last, "keyId"));
    JsonNode events = oracle.get("/v1/events?limit=1000").get("items");
    long sequence = events.get(events.size() - 1).get("sequence").asLong();
    JsonNode event =
        oracle.get("/v1/events?limit=1&after=" + (sequence - 1)).get("items").get(0).get("data");
    assertThat(text(event, "signature")).hasSize(88);
  }

  @Test
  void theKeysAreAJwkSetThatNeedsNoToken() {
    JsonNode key = keys().get("keys").get(0);
    assertThat(text(key, "kty")).isEqualTo("OKP");
    assertThat(text(key, "crv")).isEqualTo("Ed25519");
    assertThat(text(key, "alg")).isEqualTo("EdDSA");
    assertThat(text(key, "use")).isEqualTo("sig");
    // RFC 7638: SHA-256 of the required members in order.
    assertThat(text(key, "kid"))
        .isEqualTo(PublisherKey.of(Base64.getUrlDecoder().decode(text(key, "x"))).id());
    assertThat(key.has("d")).isFalse();
  }
}
