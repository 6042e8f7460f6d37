package io.counterpool.oracle.intake;

import static io.counterpool.oracle.Oracle.settings;
import static io.counterpool.oracle.Oracle.text;
import static io.counterpool.oracle.Oracle.verdicts;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.kit.testing.Http;
import io.counterpool.oracle.Oracle;
import io.counterpool.oracle.OracleTest;
import io.counterpool.oracle.Reporter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** S3: a price written by the wrong caller. ETH is at 1,600, somebody wants it at 100. */
@OracleTest
class WrongCallerApiTest {

  @LocalServerPort int port;
  private Oracle oracle = new Oracle(0);
  private Instant now = Instant.EPOCH;

  @BeforeEach
  void connect() {
    oracle = new Oracle(port);
    now = oracle.advance(Duration.ofHours(1));
  }

  @Test
  void nobodyMovesTheMarkButThoseWhoseSignaturesCount() {
    List<Reporter> three = oracle.feed("S3-ETH", settings("quorum", 3), "a", "b", "c");
    Reporter a = three.get(0);
    Reporter b = three.get(1);
    Reporter c = three.get(2);
    oracle.submit(
        a.report(1, "1600", "0.5", now),
        b.report(1, "1600", "0.5", now),
        c.report(1, "1600", "0.5", now));
    String mark = oracle.get("/v1/feeds/S3-ETH/rounds").toString();
    String watermark = oracle.get("/v1/watermark").toString();
    Map<String, Object> cheap =
        Map.of("reports", List.of(a.report(2, "100", "0.5", now.plusMillis(1))));

    // 1. The trader, who may trade only. 2. The same through a service that forwards calls and says
    // on whose behalf. Even a valid signature does not help: the token decides who may submit.
    Http trader = oracle.as("pool:trade");
    Http forwarder = oracle.as("pool:trade", "oracle:read", "oracle:request");
    for (Http caller :
        List.of(
            trader,
            forwarder,
            forwarder.with("X-Publisher", "a"),
            forwarder.with("X-Forwarded-User", "a").with("Publisher", "a"))) {
      Http.Answer refused = caller.post("/v1/reports", cheap);
      assertThat(refused.status()).isEqualTo(403);
      assertThat(refused.problem()).isEqualTo("forbidden");
      assertThat(refused.json().get("required").toString()).isEqualTo("[\"oracle:submit\"]");
      assertThat(caller.post("/v1/redstone-packages", Map.of("packages", List.of())).status())
          .isEqualTo(403);
      assertThat(caller.post("/v1/price-messages", Map.of("messages", List.of())).status())
          .isEqualTo(403);
    }
    assertThat(Http.to(port).post("/v1/reports", cheap).status()).isEqualTo(401);

    // 3. The key of A as B: a problem of its item, beside an item that stands.
    JsonNode items =
        oracle
            .submit(
                a.reportAs("b", 2, "100", "0.5", now.plusMillis(1)),
                c.report(2, "1600", "0.5", now.plusMillis(1)))
            .get("items");
    assertThat(text(items.get(0).get("problem"), "type")).isEqualTo("/problems/bad-signature");
    assertThat(text(items.get(1), "status")).isEqualTo("ACCEPTED");
    assertThat(oracle.get("/v1/feeds/S3-ETH/rounds").toString()).isEqualTo(mark);

    // 4. A itself says 100: stored, marked, and without effect.
    JsonNode own = oracle.submit(a.report(2, "100", "0.5", now.plusMillis(2)));
    assertThat(text(own.get("items").get(0), "status")).isEqualTo("ACCEPTED");
    assertThat(oracle.get("/v1/feeds/S3-ETH/rounds").toString()).isEqualTo(mark);
    JsonNode asked = oracle.request("S3-ETH", UUID.randomUUID(), null, null).json();
    assertThat(text(asked, "price")).isEqualTo("1600");
    assertThat(verdicts(oracle.lastRound("S3-ETH")))
        .containsExactly(Map.entry("a", "OUTLIER"), Map.entry("b", "USED"), Map.entry("c", "USED"));
    assertThat(oracle.get("/v1/watermark").toString()).isNotEqualTo(watermark);

    // Two who trade in one round get one mark.
    JsonNode again = oracle.request("S3-ETH", UUID.randomUUID(), null, null).json();
    assertThat(again).isEqualTo(asked);
  }

  @Test
  void aTraderCausesNoRound() {
    Reporter a = oracle.feed("S3-ASK", settings("quorum", 1), "a").getFirst();
    oracle.submit(a.report(1, "1600", "0.5", now));
    Map<String, Object> body = Map.of("requestId", UUID.randomUUID());
    for (Http caller :
        List.of(oracle.as("pool:trade"), oracle.as("oracle:read"), oracle.as("oracle:submit"))) {
      assertThat(caller.post("/v1/feeds/S3-ASK/round-requests", body).status()).isEqualTo(403);
    }
    assertThat(oracle.rounds("S3-ASK")).hasSize(1);
    assertThat(oracle.as("oracle:request").post("/v1/feeds/S3-ASK/round-requests", body).status())
        .isEqualTo(200);
  }
}
