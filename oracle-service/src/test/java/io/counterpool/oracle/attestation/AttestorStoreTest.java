package io.counterpool.oracle.attestation;

import static io.counterpool.oracle.Oracle.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.counterpool.kit.testing.VenueDatabase;
import io.counterpool.oracle.Oracle;
import io.counterpool.oracle.OracleProcess;
import io.counterpool.oracle.Reporter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.env.MockEnvironment;
import tools.jackson.databind.JsonNode;

class AttestorStoreTest {

  @TempDir Path folder = Path.of("");

  private static String newKey() throws Exception {
    return "-----BEGIN PRIVATE KEY-----\n"
        + Base64.getMimeEncoder()
            .encodeToString(
                KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPrivate().getEncoded())
        + "\n-----END PRIVATE KEY-----\n";
  }

  /** As a mounted secret changes: at once. */
  private static void replace(Path file, String content) throws IOException {
    Path next = file.resolveSibling("next.pem");
    Files.writeString(next, content);
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  @Test
  void aReplacedKeySignsFromThenOnAndTheOldOneStaysListed() throws Exception {
    VenueDatabase database = VenueDatabase.create("oracle");
    Path file = folder.resolve("attestation.pem");
    String first = newKey();
    String second = newKey();
    Files.writeString(file, first);
    String setting = "--counterpool.oracle.attestation.key-file=" + file;
    List<JsonNode> rounds = new ArrayList<>();
    try (OracleProcess process = OracleProcess.start(database, setting)) {
      Oracle oracle = process.oracle();
      Instant now = Instant.parse("2030-01-01T12:00:00Z");
      oracle.drive(now);
      Reporter a = oracle.feed("KEYED", Oracle.settings("quorum", 1), "a").getFirst();
      oracle.submit(a.report(1, "100", "1", now));

      replace(file, second);
      oracle.submit(a.report(2, "110", "1", now.plusMillis(1)));
      replace(file, "nonsense");
      oracle.submit(a.report(3, "120", "1", now.plusMillis(2)));
      replace(file, first);
      oracle.submit(a.report(4, "130", "1", now.plusMillis(3)));

      for (int n = 1; n <= 4; n++) {
        rounds.add(oracle.get("/v1/feeds/KEYED/rounds/" + n));
      }
      JsonNode keys = oracle.get("/v1/keys");
      assertThat(keys.get("keys").size()).isEqualTo(2);
      assertThat(new ConsumerCheck(keys).faults(rounds)).isEmpty();
    }
    String firstId = SigningKey.read(first).id();
    String secondId = SigningKey.read(second).id();
    assertThat(rounds.stream().map(round -> text(round, "keyId")))
        .containsExactly(firstId, secondId, secondId, firstId);
    // The same key signs the same hash with the same bytes.
    assertThat(SigningKey.read(first).attest(text(rounds.get(0), "hash")).signature())
        .isEqualTo(text(rounds.get(0), "signature"));
  }

  @Test
  void onlyASandboxStartsWithoutAKey() {
    AttestationKeyStore keys =
        new AttestationKeyStore(JdbcClient.create(VenueDatabase.create("oracle").asApp()));
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                new Attestor(
                    new AttestationProperties(null),
                    keys,
                    new MockEnvironment(),
                    new SimpleMeterRegistry()))
        .withMessageStartingWith("set counterpool.oracle.attestation.key-file:");
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                new Attestor(
                    new AttestationProperties(folder.resolve("absent.pem")),
                    keys,
                    new MockEnvironment(),
                    new SimpleMeterRegistry()))
        .withMessageContaining("absent.pem");
  }
}
