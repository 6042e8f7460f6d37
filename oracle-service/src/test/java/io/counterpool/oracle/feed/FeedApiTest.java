package io.counterpool.oracle.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.kit.testing.Http;
import io.counterpool.kit.testing.VenueDatabase;
import io.counterpool.oracle.Oracle;
import io.counterpool.oracle.OracleTest;
import io.counterpool.oracle.Reporter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@OracleTest
class FeedApiTest {

  @LocalServerPort int port;
  @Autowired VenueDatabase database;
  private Oracle oracle = new Oracle(0);

  @BeforeEach
  void connect() {
    oracle = new Oracle(port);
  }

  @Test
  void keepsEveryVersionOfAFeed() {
    String path = "/v1/feeds/VERSIONS";
    Http.Answer created = oracle.configure(path, Oracle.settings(), null);
    assertThat(created.status()).isEqualTo(201);
    assertThat(created.header("ETag")).isEqualTo("\"1\"");
    assertThat(created.header("Location")).isEqualTo(path);

    assertThat(oracle.configure(path, Oracle.settings("quorum", 3), null).status()).isEqualTo(428);
    assertThat(oracle.configure(path, Oracle.settings("quorum", 3), "\"7\"").status())
        .isEqualTo(412);
    Http.Answer changed = oracle.configure(path, Oracle.settings("quorum", 3), "\"1\"");
    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.header("ETag")).isEqualTo("\"2\"");

    Http.Answer read = oracle.as("oracle:read").get(path);
    assertThat(read.header("ETag")).isEqualTo("\"2\"");
    assertThat(read.text()).isEqualTo(changed.text());
    assertThat(read.json().get("quorum").asInt()).isEqualTo(3);
    assertThat(read.json().get("aggregation").toString()).isEqualTo("{\"model\":\"median\"}");
    assertThat(read.json().get("volatility").toString())
        .isEqualTo("{\"model\":\"ewma\",\"lambda\":\"0.94\",\"stepSeconds\":3600}");
    assertThat(
            JdbcClient.create(database.asApp())
                .sql(
                    """
                    select string_agg(content::json ->> 'quorum', ',' order by version)
                    from feed_version where feed = 'VERSIONS'
                    """)
                .query(String.class)
                .single())
        .isEqualTo("2,3");
  }

  @Test
  void answersARepeatedWriteWithTheSameBytes() {
    Http caller = oracle.as("oracle:configure").with("Idempotency-Key", "first");
    Http.Answer first = caller.put("/v1/feeds/REPEATED", Oracle.settings());
    Http.Answer again = caller.put("/v1/feeds/REPEATED", Oracle.settings());
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.text()).isEqualTo(first.text());
    Http.Answer other = caller.put("/v1/feeds/REPEATED", Oracle.settings("quorum", 3));
    assertThat(other.problem()).isEqualTo("id-reused");
  }

  @Test
  void rotatesAPublishersKey() {
    oracle.feed("ROTATED", Oracle.settings(), "a");
    String path = "/v1/feeds/ROTATED/publishers/a";
    String key = Reporter.of("ROTATED", "a").publicKey();
    Http.Answer rotated = oracle.configure(path, Map.of("publicKey", key, "weight", "2"), "\"1\"");
    assertThat(rotated.text())
        .isEqualTo(
            "{\"feed\":\"ROTATED\",\"publisher\":\"a\",\"version\":2,\"publicKey\":\""
                + key
                + "\",\"weight\":\"2\",\"permitted\":true,\"node\":null,\"convertBy\":null,"
                + "\"conversion\":null,\"scheme\":\"ED25519\",\"keys\":[{\"keyId\":\""
                + PublisherKey.ofBase64(key).id()
                + "\",\"publicKey\":\""
                + key
                + "\",\"validFrom\":null,\"validUntil\":null}],\"signer\":null}");
    assertThat(oracle.get("/v1/feeds/ROTATED/publishers").get("items").size()).isEqualTo(1);
  }

  @Test
  void namesWhatIsWrongWithSettings() {
    assertThat(oracle.configure("/v1/feeds/WRONG", Oracle.settings("quorum", 0), null).status())
        .isEqualTo(400);
    assertThat(
            oracle
                .configure(
                    "/v1/feeds/WRONG",
                    Oracle.settings("aggregation", Map.of("model", "mean")),
                    null)
                .text())
        .contains("aggregation");
    assertThat(oracle.configure("/v1/feeds/.wrong", Oracle.settings(), null).status())
        .isEqualTo(400);
    oracle.feed("KEYED", Oracle.settings());
    Http.Answer key =
        oracle.configure(
            "/v1/feeds/KEYED/publishers/a", Map.of("publicKey", "AAAA", "weight", "1"), null);
    assertThat(key.status()).isEqualTo(400);
    assertThat(key.text()).contains("publicKey");
    assertThat(
            oracle
                .configure(
                    "/v1/feeds/NONE/publishers/a",
                    Map.of("publicKey", Reporter.of("NONE", "a").publicKey(), "weight", "1"),
                    null)
                .status())
        .isEqualTo(404);
  }

  @Test
  void keepsLimitsOfGradesAndRefusesOnesThatMakeNoSense() {
    assertThat(
            oracle
                .configure("/v1/feeds/LIMITS", Oracle.settings(), null)
                .json()
                .get("gradeLimits")
                .isNull())
        .isTrue();
    Map<String, Object> limits =
        Map.of("volatileAbove", "0.1", "slowAverageSeconds", 3600, "lowest", "0.1");
    Http.Answer kept =
        oracle.configure("/v1/feeds/LIMITS", Oracle.settings("gradeLimits", limits), "\"1\"");
    assertThat(kept.json().get("gradeLimits").toString())
        .isEqualTo(
            "{\"volatileAbove\":\"0.1\",\"slowAverageSeconds\":3600,\"lowest\":\"0.1\","
                + "\"highest\":null,\"largestMove\":null}");
    assertThat(oracle.get("/v1/feeds/LIMITS").toString()).isEqualTo(kept.text());
    Map<Map<String, Object>, String> wrong =
        Map.of(
            Map.of("volatileAbove", "0.1"), "slowAverageSeconds",
            Map.of("slowAverageSeconds", 60), "volatileAbove",
            Map.of("volatileAbove", "0", "slowAverageSeconds", 60), "volatileAbove",
            Map.of("volatileAbove", "0.1", "slowAverageSeconds", 0), "slowAverageSeconds",
            Map.of("lowest", "0"), "lowest",
            Map.of("lowest", "2", "highest", "1"), "lowest",
            Map.of("largestMove", "1.1"), "largestMove",
            Map.of("largestMove", "NaN"), "largestMove",
            Map.of("largest", "0.1"), "largest");
    wrong.forEach(
        (body, named) -> {
          Http.Answer refused =
              oracle.configure("/v1/feeds/WRONG", Oracle.settings("gradeLimits", body), null);
          assertThat(refused.status()).as(body.toString()).isEqualTo(400);
          assertThat(refused.text()).contains("gradeLimits").contains(named);
        });
  }

  @Test
  void listsFeedsPageByPage() {
    oracle.feed("PAGE-1", Oracle.settings());
    oracle.feed("PAGE-2", Oracle.settings());
    String after = "";
    int seen = 0;
    do {
      var page = oracle.get("/v1/feeds?limit=1" + after);
      seen += page.get("items").size();
      after = page.get("next").isNull() ? "" : "&after=" + page.get("next").stringValue();
    } while (!after.isEmpty());
    assertThat(seen).isEqualTo(oracle.get("/v1/feeds?limit=1000").get("items").size());
  }

  @Test
  void asksForTheScopeOfEachOperation() {
    assertThat(oracle.as("oracle:submit").get("/v1/feeds").status()).isEqualTo(403);
    assertThat(
            oracle
                .as("oracle:read")
                .with("Idempotency-Key", "x")
                .put("/v1/feeds/SCOPED", Oracle.settings())
                .status())
        .isEqualTo(403);
  }

  @Test
  void oneSignerHasOneVoteAtAFeed() {
    oracle.configure("/v1/feeds/ONE-VOTE", Oracle.settings(), null);
    String path = "/v1/feeds/ONE-VOTE/publishers/";
    String key = Reporter.of("ONE-VOTE", "a").publicKey();
    String own = Reporter.of("ONE-VOTE", "b").publicKey();
    Map<String, Object> plain = Map.of("publicKey", key, "weight", "1");
    assertThat(oracle.configure(path + "a", plain, null).status()).isEqualTo(201);

    Http.Answer second = oracle.configure(path + "b", plain, null);
    assertThat(second.problem()).isEqualTo("signer-taken");
    assertThat(second.status()).isEqualTo(409);
    assertThat(second.json().get("publisher").stringValue()).isEqualTo("a");
    Map<String, Object> among =
        Map.of("keys", List.of(Map.of("publicKey", own), Map.of("publicKey", key)), "weight", "1");
    assertThat(oracle.configure(path + "b", among, null).problem()).isEqualTo("signer-taken");

    // Without a vote of its own there is nothing to take.
    Map<String, Object> suspended = Map.of("publicKey", key, "weight", "1", "permitted", false);
    assertThat(oracle.configure(path + "b", suspended, null).status()).isEqualTo(201);
    assertThat(oracle.configure(path + "a", suspended, "\"1\"").status()).isEqualTo(200);
    assertThat(oracle.configure(path + "b", plain, "\"1\"").status()).isEqualTo(200);
    assertThat(oracle.configure(path + "a", plain, "\"2\"").problem()).isEqualTo("signer-taken");

    // A node that reports several venues votes once.
    for (String venue : List.of("x", "y")) {
      Map<String, Object> ofNode = Map.of("publicKey", own, "weight", "1", "node", "n");
      assertThat(oracle.configure(path + venue, ofNode, null).status()).isEqualTo(201);
    }
  }
}
