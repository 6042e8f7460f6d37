package io.counterpool.kit.testing;

import io.counterpool.kit.wire.WireConfiguration;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls a service under test the way a stranger would: over a socket, with a token, comparing
 * bytes. Immutable; {@code with…} answers a changed copy.
 */
public final class Http {

  /** One answer. */
  public record Answer(int status, Map<String, List<String>> headers, String text) {

    /** The body as a tree; fails if it is not JSON. */
    public JsonNode json() {
      return MAPPER.readTree(text);
    }

    /** First value of a header, by any case. */
    public @Nullable String header(String name) {
      return headers.entrySet().stream()
          .filter(entry -> entry.getKey().equalsIgnoreCase(name))
          .map(entry -> entry.getValue().getFirst())
          .findFirst()
          .orElse(null);
    }

    /** {@code /problems/<slug>} without the path, or the empty string. */
    public String problem() {
      return json().path("type").asString("").replace("/problems/", "");
    }
  }

  private static final JsonMapper MAPPER = WireConfiguration.mapper();
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

  private static final int PATIENCE = 100;
  private static final long PAUSE_MILLIS = 100;

  private final String origin;
  private final Map<String, String> headers;
  private final int attempts;

  private Http(String origin, Map<String, String> headers, int attempts) {
    this.origin = origin;
    this.headers = headers;
    this.attempts = attempts;
  }

  /** A stranger without a token. */
  public static Http to(int port) {
    return new Http("http://localhost:" + port, Map.of(), 1);
  }

  /**
   * A caller who sends the same again when a 503 says so, for up to ten seconds: after an outage
   * each connection that died in it may give one such answer.
   */
  public Http patient() {
    return new Http(origin, headers, PATIENCE);
  }

  public Http withToken(String token) {
    return with("Authorization", "Bearer " + token);
  }

  public Http with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Http(origin, more, attempts);
  }

  public Answer get(String path) {
    return send("GET", path, null);
  }

  /** Body: a string is sent as it is, anything else as JSON. */
  public Answer put(String path, @Nullable Object body) {
    return send("PUT", path, body);
  }

  /** Body: a string is sent as it is, anything else as JSON. */
  public Answer post(String path, @Nullable Object body) {
    return send("POST", path, body);
  }

  /** As {@link #post}, without saying beforehand how long the body is. */
  public Answer postChunked(String path, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return exchange(
        "POST",
        path,
        HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes)));
  }

  public Answer send(String method, String path, @Nullable Object body) {
    return switch (body) {
      case null -> exchange(method, path, HttpRequest.BodyPublishers.noBody());
      case String written -> exchange(method, path, HttpRequest.BodyPublishers.ofString(written));
      default ->
          exchange(
              method, path, HttpRequest.BodyPublishers.ofString(MAPPER.writeValueAsString(body)));
    };
  }

  private Answer exchange(String method, String path, HttpRequest.BodyPublisher body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(origin + path))
            .timeout(Duration.ofSeconds(60))
            .method(method, body);
    if (body.contentLength() != 0 && !headers.containsKey("Content-Type")) {
      request.header("Content-Type", "application/json");
    }
    headers.forEach(request::header);
    try {
      HttpResponse<String> response = answer(request.build());
      for (int n = 1; n < attempts && response.statusCode() == 503; n++) {
        Thread.sleep(PAUSE_MILLIS);
        response = answer(request.build());
      }
      return new Answer(response.statusCode(), response.headers().map(), response.body());
    } catch (IOException failed) {
      throw new IllegalStateException(method + " " + path + ": no answer", failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(method + " " + path + ": interrupted", interrupted);
    }
  }

  private static HttpResponse<String> answer(HttpRequest request)
      throws IOException, InterruptedException {
    return CLIENT.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
  }
}
