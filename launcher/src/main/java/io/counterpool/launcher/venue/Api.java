package io.counterpool.launcher.venue;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the services over HTTP as one caller. */
public final class Api {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final Duration TOKEN_KEPT = Duration.ofMinutes(30);

  private final HttpClient http;
  private final Map<Service, ServiceProcess> processes;
  private final Supplier<String> tokens;
  private final Duration patience;
  private String token = "";
  private Instant tokenMade = Instant.EPOCH;

  Api(
      HttpClient http,
      Map<Service, ServiceProcess> processes,
      Supplier<String> tokens,
      Duration patience) {
    this.http = http;
    this.processes = processes;
    this.tokens = tokens;
    this.patience = patience;
  }

  /**
   * The same caller, who sends a call again while nobody answers it or a dependency is away. Safe:
   * every write has an id or a natural key.
   */
  public Api patient(Duration howLong) {
    return new Api(http, processes, tokens, howLong);
  }

  /** An answer as it came: any status. */
  public record Answer(int status, JsonNode body, java.net.http.HttpHeaders headers) {

    /** The body of a 2xx answer. */
    public JsonNode expect2xx(String what) {
      if (status / 100 != 2) {
        throw new IllegalStateException(what + " answered " + status + ": " + body);
      }
      return body;
    }
  }

  public Answer get(Service service, String path) {
    return send(service, "GET", path, null, Map.of());
  }

  public Answer put(Service service, String path, Object body) {
    return send(service, "PUT", path, body, Map.of());
  }

  public Answer post(Service service, String path, Object body) {
    return send(service, "POST", path, body, Map.of());
  }

  /** A call with further headers; throws {@link UncheckedIOException} if nobody answers. */
  public Answer send(
      Service service,
      String method,
      String path,
      @Nullable Object body,
      Map<String, String> headers) {
    Instant deadline = Instant.now().plus(patience);
    while (true) {
      try {
        Answer answer = sendOnce(service, method, path, body, headers);
        boolean away = answer.status() >= 500 || answer.status() == 429;
        if (!away || Instant.now().isAfter(deadline)) {
          return answer;
        }
      } catch (UncheckedIOException away) {
        if (Instant.now().isAfter(deadline)) {
          throw away;
        }
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException("interrupted", stopped));
    }
  }

  private Answer sendOnce(
      Service service,
      String method,
      String path,
      @Nullable Object body,
      Map<String, String> headers) {
    var request =
        HttpRequest.newBuilder(uri(service, path))
            .timeout(TIMEOUT)
            .header("Authorization", "Bearer " + token())
            .header("Accept", "application/json, application/problem+json");
    headers.forEach(request::header);
    if (body == null) {
      request.method(method, HttpRequest.BodyPublishers.noBody());
    } else {
      request
          .header("Content-Type", "application/json")
          .method(method, HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
    }
    try {
      var response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      JsonNode answer =
          response.body().length == 0 ? JSON.nullNode() : JSON.readTree(response.body());
      return new Answer(response.statusCode(), answer, response.headers());
    } catch (IOException failed) {
      throw new UncheckedIOException(method + " " + path + " of " + service.module(), failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException("interrupted", stopped));
    }
  }

  public URI uri(Service service, String path) {
    return requireNonNull(processes.get(service)).uri().resolve(path);
  }

  private synchronized String token() {
    if (Instant.now().isAfter(tokenMade.plus(TOKEN_KEPT))) {
      token = tokens.get();
      tokenMade = Instant.now();
    }
    return token;
  }
}
