package io.counterpool.oracle.surface;

import static io.counterpool.oracle.Oracle.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.counterpool.kit.testing.Http;
import io.counterpool.oracle.Oracle;
import io.counterpool.oracle.OracleTest;
import io.counterpool.oracle.surface.DeribitSnapshots.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Recorded option quotes of a real venue through the real endpoint; prints the fit error. */
@OracleTest
class SurfaceSnapshotTest {

  /** Where the histories are: not part of the project. */
  private static final Path DATA = Path.of(System.getProperty("data", "../../shared/data"));

  @LocalServerPort int port;
  private Oracle oracle = new Oracle(0);

  @BeforeEach
  void connect() {
    oracle = new Oracle(port);
    oracle.advance(Duration.ofHours(1));
  }

  private Http.Answer send(String underlying, Snapshot snapshot) {
    Instant now = Instant.parse(oracle.get("/v1/time").get("now").stringValue());
    if (now.isBefore(snapshot.observedAt())) {
      oracle.drive(snapshot.observedAt());
    }
    return oracle
        .as("oracle:submit")
        .with("Idempotency-Key", UUID.randomUUID().toString())
        .post("/v1/surfaces/" + underlying + "/quotes", snapshot.batch());
  }

  private static List<Snapshot> snapshots(String name) throws IOException {
    Path file = DATA.resolve("deribit-options-snapshot-" + name + ".csv.gz");
    assumeTrue(Files.exists(file), "no " + file + " (-Ddata=…)");
    return DeribitSnapshots.read(file);
  }

  private static double number(JsonNode node, String field) {
    return Double.parseDouble(node.get(field).stringValue());
  }

  /** Each expiry keeps the rules; the fit error of each and of all, printed. */
  private static JsonNode requireFree(String name, Http.Answer made) {
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    JsonNode surface = made.json();
    IO.println(name + " " + text(surface, "observedAt"));
    for (JsonNode expiry : surface.get("expiries").values()) {
      JsonNode checks = expiry.get("checks");
      print(
          text(expiry, "expiry").substring(0, 10) + (expiry.get("held").asBoolean() ? " held" : ""),
          expiry.get("error"));
      assertThat(number(checks, "leastVariance")).isNotNegative();
      assertThat(number(checks, "steepestWing")).isLessThanOrEqualTo(2);
      assertThat(number(checks, "leastDensity")).isNotNegative();
      if (!checks.get("leastRise").isNull()) {
        assertThat(number(checks, "leastRise")).isGreaterThanOrEqualTo(-1e-8);
      }
    }
    print("all", surface.get("error"));
    surface.get("leftOut").values().forEach(left -> IO.println("  left out " + left));
    return surface;
  }

  private static void print(String what, JsonNode error) {
    IO.println(
        "  %-16s %3d quotes, %5.1f %% inside, rms %6.2f points, outside by at most %5.2f"
            .formatted(
                what,
                error.get("quotes").asInt(),
                100 * number(error, "share"),
                100 * number(error, "rootMeanSquare"),
                100 * number(error, "largestOutside")));
  }

  @Test
  void fitsBothSnapshotsOfAnOrderlyMarketBetweenBidAndAsk() throws IOException {
    List<Snapshot> snapshots = snapshots("2026-04-28-btc");
    assertThat(snapshots).hasSize(2);
    for (Snapshot snapshot : snapshots) {
      JsonNode surface = requireFree("BTC", send("DERIBIT-BTC-2026", snapshot));

      assertThat(surface.get("leftOut").isEmpty()).isTrue();
      assertThat(number(surface.get("error"), "share")).isGreaterThan(0.95);
      assertThat(number(surface.get("error"), "rootMeanSquare")).isLessThan(0.02);
    }
  }

  /** Half of the instruments have one side only, the others spreads of many points. */
  @Test
  void fitsAThinMarketAsFarAsItIsQuoted() throws IOException {
    Snapshot snapshot = snapshots("2021-02-11-btc").getFirst();

    JsonNode surface = requireFree("BTC", send("DERIBIT-BTC-2021", snapshot));

    assertThat(surface.get("leftOut").size()).isEqualTo(3);
    assertThat(number(surface.get("error"), "share")).isGreaterThan(0.9);
  }

  /** No expiry has five strikes with a bid and an ask; 27 of 498 instruments have either. */
  @Test
  void refusesAMarketThatHardlyQuotes() throws IOException {
    Http.Answer refused = send("DERIBIT-ETH-2021", snapshots("2021-02-11-eth").getFirst());

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.problem()).isEqualTo("surface-too-few-quotes");
    assertThat(refused.json().get("strikes").asInt()).isZero();
  }
}
