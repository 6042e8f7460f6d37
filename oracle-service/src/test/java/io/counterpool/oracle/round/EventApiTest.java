package io.counterpool.oracle.round;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.kit.testing.TestTokens;
import io.counterpool.oracle.Oracle;
import io.counterpool.oracle.OracleTest;
import io.counterpool.oracle.Reporter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@OracleTest
class EventApiTest {

  @LocalServerPort int port;

  private static JsonNode lastEvent(Oracle oracle) {
    JsonNode page = oracle.get("/v1/events?limit=1000");
    while (page.get("next").isString()) {
      page = oracle.get("/v1/events?limit=1000&after=" + page.get("next").stringValue());
    }
    JsonNode items = page.get("items");
    return items.get(items.size() - 1);
  }

  @Test
  @Timeout(60)
  void theStreamGoesOnBehindTheLastEventThatWasSeen() throws Exception {
    Oracle oracle = new Oracle(port);
    Instant now = oracle.advance(Duration.ofHours(1));
    Reporter a = oracle.feed("STREAM", Oracle.settings("quorum", 1), "a").getFirst();
    oracle.submit(a.report(1, "100", "0.1", now));
    JsonNode seen = lastEvent(oracle);
    assertThat(seen.get("type").stringValue()).isEqualTo("round-published");
    assertThat(seen.get("data")).isEqualTo(oracle.rounds("STREAM").getLast());

    try (HttpClient client = HttpClient.newHttpClient();
        BufferedReader lines = open(client, seen.get("sequence").asLong())) {
      oracle.submit(a.report(2, "110", "0.1", now.plusMillis(1)));
      oracle.submit(a.report(3, "120", "0.1", now.plusMillis(2)));
      long next = seen.get("sequence").asLong() + 1;
      assertThat(line(lines, "id: ")).isEqualTo(Long.toString(next));
      assertThat(line(lines, "data: ")).contains("\"price\":\"110\"");
      assertThat(line(lines, "id: ")).isEqualTo(Long.toString(next + 1));
      assertThat(line(lines, "data: ")).contains("\"price\":\"120\"");
      client.shutdownNow();
    }
    assertThat(lastEvent(oracle).get("sequence").asLong())
        .isEqualTo(seen.get("sequence").asLong() + 2);
  }

  private BufferedReader open(HttpClient client, long behind) throws Exception {
    String token = TestTokens.shared().mint("ann", "oracle-service", "oracle:read");
    HttpResponse<InputStream> response =
        client.send(
            HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/v1/events/stream"))
                .header("Authorization", "Bearer " + token)
                .header("Last-Event-ID", Long.toString(behind))
                .build(),
            HttpResponse.BodyHandlers.ofInputStream());
    assertThat(response.statusCode()).isEqualTo(200);
    return new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
  }

  private static String line(BufferedReader lines, String prefix) throws IOException {
    String line = lines.readLine();
    while (line != null && !line.startsWith(prefix)) {
      line = lines.readLine();
    }
    if (line == null) {
      throw new IOException("the stream has ended");
    }
    return line.substring(prefix.length());
  }
}
