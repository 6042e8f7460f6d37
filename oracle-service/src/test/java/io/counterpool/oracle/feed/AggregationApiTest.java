package io.counterpool.oracle.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.kit.testing.Http;
import io.counterpool.oracle.Oracle;
import io.counterpool.oracle.OracleTest;
import io.counterpool.oracle.Reporter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@OracleTest
class AggregationApiTest {

  @LocalServerPort int port;
  private Oracle oracle = new Oracle(0);

  @BeforeEach
  void connect() {
    oracle = new Oracle(port);
  }

  @Test
  void saysWhatEachAggregationDoes() {
    JsonNode items = oracle.get("/v1/aggregations").get("items");
    assertThat(items.values())
        .extracting(item -> item.get("model").stringValue())
        .containsExactly("median", "three-vote-median", "two-stage-median", "weighted-median");
    assertThat(items.get(2).get("parameters").toString()).isEqualTo("[\"nodeQuorum\"]");
    for (JsonNode item : items.values()) {
      assertThat(item.get("evenCount").stringValue()).isNotBlank();
      assertThat(item.get("breakdownPoint").stringValue()).contains("may lie");
    }
  }

  @Test
  void saysHowManyOfAFeedsPublishersMayLie() {
    Map<String, Object> twoStages = Map.of("model", "two-stage-median", "nodeQuorum", 2);
    oracle.feed("NODES", Oracle.settings("aggregation", twoStages));
    for (int i = 0; i < 9; i++) {
      oracle.publisher("NODES", "v" + i, "node", "n" + i / 3);
    }
    oracle.publisher("NODES", "suspended", "permitted", false);
    JsonNode answer = oracle.get("/v1/feeds/NODES/aggregation");
    assertThat(answer.get("aggregation").toString())
        .isEqualTo("{\"model\":\"two-stage-median\",\"nodeQuorum\":2}");
    assertThat(answer.get("permitted").asInt()).isEqualTo(9);
    assertThat(answer.get("nodes").asInt()).isEqualTo(3);
    // Two venues spoil a node, two nodes the price.
    assertThat(answer.get("tolerated").asInt()).isEqualTo(3);

    oracle.feed("FIVE", Oracle.settings(), "a", "b", "c", "d", "e");
    assertThat(oracle.get("/v1/feeds/FIVE/aggregation").get("tolerated").asInt()).isEqualTo(2);
    assertThat(oracle.as("oracle:read").get("/v1/feeds/NONE/aggregation").status()).isEqualTo(404);
  }

  @Test
  void showsTheTermsOfAPublisher() {
    oracle.feed("TERMS-INDEX", Oracle.settings("base", "USDT"));
    oracle.feed("TERMS", Oracle.settings());
    oracle.publisher("TERMS", "a", "node", "n1", "convertBy", "TERMS-INDEX");
    JsonNode shown = oracle.get("/v1/feeds/TERMS/publishers/a");
    assertThat(shown.get("node").stringValue()).isEqualTo("n1");
    assertThat(shown.get("permitted").asBoolean()).isTrue();
    assertThat(shown.get("convertBy").stringValue()).isEqualTo("TERMS-INDEX");
    assertThat(shown.get("conversion").stringValue()).isEqualTo("MULTIPLY");
  }

  @Test
  void namesWhatIsWrongWithTermsAndAggregations() {
    oracle.feed("BAD", Oracle.settings());
    oracle.feed("BAD-EUR", Oracle.settings("quote", "EUR"));
    assertRefused(400, "node", "node", "a b");
    assertRefused(400, "conversion", "conversion", "MULTIPLY");
    assertRefused(400, "conversion", "convertBy", "BAD-EUR", "conversion", "INVERT");
    assertRefused(400, "convertBy must be a feed, NONE is none", "convertBy", "NONE");
    assertRefused(400, "quoted in USD, BAD-EUR is quoted in EUR", "convertBy", "BAD-EUR");
    assertRefused(409, "conversion-cycle", "convertBy", "BAD");
    assertRefused(400, "weight", "weight", "1000000.1");
    assertRefused(400, "unknown", "nodes", "n1");
    for (Map<String, Object> wrong :
        List.<Map<String, Object>>of(
            Map.of("model", "two-stage-median"),
            Map.of("model", "two-stage-median", "nodeQuorum", 0),
            Map.of("model", "median", "nodeQuorum", 1))) {
      assertThat(
              oracle
                  .configure("/v1/feeds/WORSE", Oracle.settings("aggregation", wrong), null)
                  .status())
          .isEqualTo(400);
    }
  }

  private void assertRefused(int status, String says, Object... terms) {
    Http.Answer answer =
        oracle.configure(
            "/v1/feeds/BAD/publishers/a", Oracle.publisherOf(Reporter.of("BAD", "a"), terms), null);
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.text()).contains(says);
  }

  @Test
  void refusesCirclesOfConversions() {
    for (String feed : new String[] {"CIRCLE-1", "CIRCLE-2", "CIRCLE-3"}) {
      oracle.feed(feed, Oracle.settings());
    }
    oracle.publisher("CIRCLE-1", "a", "convertBy", "CIRCLE-2");
    oracle.publisher("CIRCLE-2", "a", "convertBy", "CIRCLE-3", "conversion", "DIVIDE");
    Http.Answer circle =
        oracle.configure(
            "/v1/feeds/CIRCLE-3/publishers/a",
            Oracle.publisherOf(Reporter.of("CIRCLE-3", "a"), "convertBy", "CIRCLE-1"),
            null);
    assertThat(circle.status()).isEqualTo(409);
    assertThat(circle.problem()).isEqualTo("conversion-cycle");
    assertThat(circle.json().get("path").toString())
        .isEqualTo("[\"CIRCLE-1\",\"CIRCLE-2\",\"CIRCLE-3\"]");
    assertThat(oracle.get("/v1/feeds/CIRCLE-3/publishers").get("items").size()).isZero();
  }
}
