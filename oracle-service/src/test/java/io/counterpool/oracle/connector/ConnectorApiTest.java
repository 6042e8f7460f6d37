package io.counterpool.oracle.connector;

import static io.counterpool.oracle.Oracle.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.kit.testing.Http;
import io.counterpool.kit.testing.VenueDatabase;
import io.counterpool.oracle.Oracle;
import io.counterpool.oracle.OracleProcess;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The running service with connectors to a venue on this machine. */
class ConnectorApiTest {

  @TempDir Path folder;

  private String[] arguments(List<VenueStandIn> venues) {
    String prefix = "--counterpool.oracle.connectors.";
    String source = prefix + "sources[%d].%s=%s";
    StringBuilder all = new StringBuilder(prefix + "make-missing-keys=true");
    for (int i = 0; i < venues.size(); i++) {
      for (Map.Entry<String, Object> setting :
          Map.<String, Object>of(
                  "name",
                  "v" + i,
                  "kind",
                  "COINBASE",
                  "symbol",
                  "BTC-USD",
                  "feed",
                  "BTC-USD",
                  "publisher",
                  "venue" + i,
                  "url",
                  venues.get(i).url(),
                  "key-file",
                  folder.resolve("v" + i + ".pem"),
                  "tick",
                  "0.01")
              .entrySet()) {
        all.append('\n').append(source.formatted(i, setting.getKey(), setting.getValue()));
      }
    }
    return all.toString().split("\n");
  }

  @Test
  void connectorsArePublishersLikeAnyOther() {
    try (VenueStandIn one = new VenueStandIn();
        VenueStandIn two = new VenueStandIn();
        VenueStandIn broken = new VenueStandIn();
        OracleProcess process =
            OracleProcess.start(
                VenueDatabase.create("oracle"), arguments(List.of(one, two, broken)))) {
      Oracle oracle = process.oracle();
      Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
      oracle.drive(now);
      assertThat(oracle.configure("/v1/feeds/BTC-USD", Oracle.settings("quorum", 2), null).status())
          .isEqualTo(201);
      Connectors connectors = process.bean(Connectors.class);
      one.says(200, Bodies.coinbase("99", "101", "100", now), now);
      two.says(200, Bodies.coinbase("101", "103", "102", now), now);
      broken.says(500, "{}", now);

      connectors.all().getFirst().look();
      JsonNode unknown = oracle.get("/v1/connectors/v0");
      assertThat(unknown.at("/lastFailure/reason").stringValue()).isEqualTo("REPORT_REFUSED");
      assertThat(unknown.at("/lastFailure/detail").stringValue()).contains("UnknownPublisher");

      for (JsonNode connector : oracle.get("/v1/connectors").get("items").values()) {
        Http.Answer answer =
            oracle.configure(
                "/v1/feeds/BTC-USD/publishers/" + text(connector, "publisher"),
                Map.of("publicKey", text(connector, "publicKey"), "weight", "1"),
                null);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
      }
      oracle.drive(now.plusSeconds(5));
      Instant later = now.plusSeconds(5);
      one.now().says(200, Bodies.coinbase("99", "101", "100", later), later);
      two.now().says(200, Bodies.coinbase("101", "103", "102", later), later);
      connectors.all().forEach(Connector::look);

      JsonNode round = oracle.lastRound("BTC-USD");
      assertThat(Oracle.verdicts(round)).isEqualTo(Map.of("venue0", "USED", "venue1", "USED"));
      assertThat(text(round, "price")).isEqualTo("101");
      shows(oracle, later);
      measures(oracle);
    }
  }

  private static void shows(Oracle oracle, Instant now) {
    List<JsonNode> items = oracle.get("/v1/connectors").get("items").values().stream().toList();
    assertThat(items.stream().map(item -> text(item, "connector")))
        .containsExactly("v0", "v1", "v2");
    JsonNode good = items.get(0);
    assertThat(text(good, "breaker")).isEqualTo("CLOSED");
    assertThat(good.at("/lastReport/price").stringValue()).isEqualTo("100");
    assertThat(good.at("/lastReport/confidence").stringValue()).isEqualTo("1");
    assertThat(good.at("/lastReport/observedBy").stringValue()).isEqualTo("SOURCE");
    assertThat(good.get("failuresInARow").asInt()).isZero();
    assertThat(Instant.parse(text(good, "nextLookAt"))).isEqualTo(now.plusSeconds(3));
    JsonNode bad = items.get(2);
    assertThat(text(bad, "lastSuccessAt")).isEqualTo("null");
    assertThat(bad.at("/lastFailure/reason").stringValue()).isEqualTo("UNAVAILABLE");
    assertThat(oracle.as("oracle:read").get("/v1/connectors/v9").status()).isEqualTo(404);
    assertThat(oracle.as("oracle:submit").get("/v1/connectors").status()).isEqualTo(403);
  }

  private static void measures(Oracle oracle) {
    String metrics = oracle.as("oracle:read").get("/actuator/prometheus").text();
    assertThat(metrics)
        .contains("counterpool_oracle_connector_looks_total{")
        .containsPattern("connector_breaker\\{[^}]*connector=\"v2\",state=\"CLOSED\"[^}]*} 1")
        .containsPattern("connector_looks_total\\{[^}]*connector=\"v2\",outcome=\"UNAVAILABLE\"")
        .containsPattern("connector_age_seconds\\{[^}]*connector=\"v0\"[^}]*} 0");
  }
}
