package io.counterpool.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.kit.testing.Http;
import io.counterpool.kit.testing.TestTokens;
import io.counterpool.kit.wire.InstantForm;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The running oracle as its callers see it. */
public final class Oracle {

  private final int port;

  public Oracle(int port) {
    this.port = port;
  }

  /** A caller with exactly these scopes. */
  public Http as(String... scopes) {
    return Http.to(port).withToken(TestTokens.shared().mint("ann", "oracle-service", scopes));
  }

  /** Usual settings of a feed; {@code changes} are pairs of name and value. */
  public static Map<String, Object> settings(Object... changes) {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("base", "BTC");
    settings.put("quote", "USD");
    settings.put("priceScale", 8);
    settings.put("heartbeatSeconds", 300);
    settings.put("deviation", "0.005");
    settings.put("quorum", 2);
    settings.put("maxAgeSeconds", 600);
    settings.put("maxFutureMillis", 1000);
    settings.put("publishedLagMillis", 0);
    settings.put("outlierCut", "0.05");
    settings.put("uncertainAbove", "0.02");
    settings.put("aggregation", Map.of("model", "median"));
    settings.put("volatility", Map.of("model", "ewma", "lambda", "0.94", "stepSeconds", 3600));
    for (int i = 0; i < changes.length; i += 2) {
      settings.put((String) changes[i], changes[i + 1]);
    }
    return settings;
  }

  public Http.Answer configure(String path, Map<String, Object> body, @Nullable String ifMatch) {
    Http caller = as("oracle:configure").with("Idempotency-Key", UUID.randomUUID().toString());
    return (ifMatch == null ? caller : caller.with("If-Match", ifMatch)).put(path, body);
  }

  /** A new feed with these publishers. */
  public List<Reporter> feed(String feed, Map<String, Object> settings, String... publishers) {
    assertThat(configure("/v1/feeds/" + feed, settings, null).status()).isEqualTo(201);
    return Arrays.stream(publishers).map(name -> publisher(feed, name)).toList();
  }

  /** A new publisher of a feed; {@code changes} to the usual settings are pairs as above. */
  public Reporter publisher(String feed, String name, Object... changes) {
    Reporter reporter = Reporter.of(feed, name);
    Http.Answer answer =
        configure(
            "/v1/feeds/" + feed + "/publishers/" + name, publisherOf(reporter, changes), null);
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    return reporter;
  }

  /** Settings of a publisher with this reporter's key. */
  public static Map<String, Object> publisherOf(Reporter reporter, Object... changes) {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("publicKey", reporter.publicKey());
    settings.put("weight", "1");
    for (int i = 0; i < changes.length; i += 2) {
      settings.put((String) changes[i], changes[i + 1]);
    }
    return settings;
  }

  public void drive(Instant now) {
    Http.Answer answer =
        as("sandbox:drive")
            .put("/v1/sandbox/clock", Map.of("mode", "DRIVEN", "now", InstantForm.write(now)));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
  }

  /** Drives the clock {@code time} ahead of where the last test left it. */
  public Instant advance(Duration time) {
    Instant now = Instant.parse(get("/v1/time").get("now").stringValue()).plus(time);
    drive(now);
    return now;
  }

  /** Sends one batch of what {@link Reporter#report} makes; the answer's body. */
  public JsonNode submit(Object... reports) {
    Http.Answer answer =
        as("oracle:submit").post("/v1/reports", Map.of("reports", List.of(reports)));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }

  /** Asks for a round. */
  public Http.Answer request(
      String feed, UUID id, @Nullable Long takenAfter, @Nullable Instant observedAfter) {
    Map<String, @Nullable Object> body = new HashMap<>();
    body.put("requestId", id);
    body.put("takenAfter", takenAfter);
    body.put("observedAfter", observedAfter == null ? null : InstantForm.write(observedAfter));
    return as("oracle:request").post("/v1/feeds/" + feed + "/round-requests", body);
  }

  /** Orders a feed to HALT or RESUME. */
  public Http.Answer intervene(String feed, UUID id, String kind, String reason) {
    return as("oracle:halt")
        .put("/v1/feeds/" + feed + "/interventions/" + id, Map.of("kind", kind, "reason", reason));
  }

  /** The value of a metric with this name and these labels, such as {@code feed="BTC-USD"}. */
  public double metric(String name, String... labels) {
    return Http.to(port)
        .get("/actuator/prometheus")
        .text()
        .lines()
        .filter(line -> line.startsWith(name + "{"))
        .filter(line -> Arrays.stream(labels).allMatch(line::contains))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .findFirst()
        .orElseThrow();
  }

  public JsonNode get(String path) {
    Http.Answer answer = as("oracle:read").get(path);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }

  /** Rounds of a feed, all of them. */
  public List<JsonNode> rounds(String feed) {
    return get("/v1/feeds/" + feed + "/rounds?limit=1000").get("items").values().stream().toList();
  }

  /** The last round of a feed with the verdicts. */
  public JsonNode lastRound(String feed) {
    JsonNode last = rounds(feed).getLast();
    return get("/v1/feeds/" + feed + "/rounds/" + last.get("round").asLong());
  }

  /** Publisher → verdict of a round. */
  public static Map<String, String> verdicts(JsonNode round) {
    Map<String, String> verdicts = new LinkedHashMap<>();
    for (JsonNode report : round.get("reports").values()) {
      verdicts.put(report.get("publisher").stringValue(), report.get("verdict").stringValue());
    }
    return verdicts;
  }

  /** The text of one field, "null" for null. */
  public static String text(JsonNode node, String field) {
    return node.get(field).asString("null");
  }
}
