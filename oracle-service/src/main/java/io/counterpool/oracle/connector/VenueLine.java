package io.counterpool.oracle.connector;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.counterpool.oracle.connector.ConnectorProperties.Source;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One source's way out: takes a turn of its origin, asks, and hands back a whole answer within its
 * time and size, or the reason why there is none.
 */
final class VenueLine {

  private static final String CAPACITY = "body exceeds capacity";
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVICE_UNAVAILABLE = 503;
  private static final Duration LONGEST_CACHED = Duration.ofDays(1);

  private final Source settings;
  private final HttpClient http;
  private final Origin origin;
  private final Clock clock;
  private final Pause pause;

  VenueLine(Source settings, HttpClient http, Origin origin, Clock clock, Pause pause) {
    this.settings = settings;
    this.http = http;
    this.origin = origin;
    this.clock = clock;
    this.pause = pause;
  }

  /** GET of a path below the source's URL. */
  VenueAnswer get(String pathAndQuery) throws SourceException {
    return ask(request(pathAndQuery).GET().build());
  }

  /** POST of a JSON body to the source's URL itself. */
  VenueAnswer post(String json) throws SourceException {
    return ask(
        request("")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json))
            .build());
  }

  private HttpRequest.Builder request(String pathAndQuery) {
    String base = settings.baseUrl().toString();
    String trimmed = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    return HttpRequest.newBuilder(URI.create(trimmed + pathAndQuery))
        .timeout(settings.answerTimeout())
        .header("Accept", "application/json")
        .header("Cache-Control", "no-cache")
        .header("User-Agent", "counterpool");
  }

  private VenueAnswer ask(HttpRequest request) throws SourceException {
    try {
      Duration turn = origin.turn();
      if (turn.isPositive()) {
        pause.pause(turn);
      }
      Instant sentAt = clock.instant();
      HttpResponse<String> response = send(request);
      return whole(response, sentAt, clock.instant());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new SourceException(FailureReason.TIMEOUT, "the connector stops", stopped);
    }
  }

  /** The request's own timeout ends with the headers; this one covers the body too. */
  private HttpResponse<String> send(HttpRequest request)
      throws SourceException, InterruptedException {
    CompletableFuture<HttpResponse<String>> answer =
        http.sendAsync(
            request,
            BodyHandlers.limiting(BodyHandlers.ofString(UTF_8), settings.maxBody().toBytes()));
    try {
      return answer.get(settings.answerTimeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      throw timeout(late);
    } catch (ExecutionException failed) {
      throw failure(failed.getCause());
    } finally {
      answer.cancel(true); // A whole answer is past being cancelled.
    }
  }

  private SourceException timeout(@Nullable Throwable cause) {
    return new SourceException(
        FailureReason.TIMEOUT,
        "no whole answer within " + settings.answerTimeout().toMillis() + " ms",
        cause);
  }

  private SourceException failure(@Nullable Throwable cause) {
    return switch (cause) {
      case HttpConnectTimeoutException slow ->
          new SourceException(
              FailureReason.UNREACHABLE,
              "no connection within " + settings.connectTimeout().toMillis() + " ms",
              slow);
      case ConnectException refused -> unreachable(refused);
      case UnknownHostException unknown -> unreachable(unknown);
      case java.net.http.HttpTimeoutException late -> timeout(late);
      case IOException large when String.valueOf(large.getMessage()).contains(CAPACITY) ->
          new SourceException(
              FailureReason.TOO_LARGE,
              "the answer is longer than " + settings.maxBody().toBytes() + " bytes",
              large);
      case null, default ->
          new SourceException(FailureReason.BROKEN_OFF, "the connection broke off", cause);
    };
  }

  private SourceException unreachable(IOException refused) {
    boolean unknown =
        refused instanceof UnknownHostException
            || refused.getCause() instanceof UnresolvedAddressException;
    return new SourceException(
        FailureReason.UNREACHABLE,
        unknown
            ? "no such host: " + settings.baseUrl().getHost()
            : "no connection to " + settings.origin(),
        refused);
  }

  private VenueAnswer whole(HttpResponse<String> response, Instant sentAt, Instant receivedAt)
      throws SourceException {
    int status = response.statusCode();
    HttpHeaders headers = response.headers();
    if (status / 100 == 2) {
      return new VenueAnswer(
          response.body(), sentAt, receivedAt, httpDate(headers, "Date"), age(headers));
    }
    String detail = "status " + status;
    if (status == TOO_MANY_REQUESTS || status == SERVICE_UNAVAILABLE) {
      throw new SourceException(
          status == TOO_MANY_REQUESTS ? FailureReason.RATE_LIMITED : FailureReason.UNAVAILABLE,
          detail,
          null,
          retryAfter(headers, receivedAt));
    }
    throw new SourceException(
        status >= 500 ? FailureReason.UNAVAILABLE : FailureReason.REFUSED, detail);
  }

  /** Whole seconds or a date; anything else asks for nothing. */
  private static @Nullable Duration retryAfter(HttpHeaders headers, Instant now) {
    Optional<Instant> date = httpDate(headers, "Retry-After");
    return date.isPresent()
        ? Duration.between(now, date.get())
        : seconds(headers, "Retry-After").orElse(null);
  }

  private static Duration age(HttpHeaders headers) {
    Duration age = seconds(headers, "Age").orElse(Duration.ZERO);
    return age.compareTo(LONGEST_CACHED) < 0 ? age : LONGEST_CACHED;
  }

  private static Optional<Duration> seconds(HttpHeaders headers, String name) {
    return headers
        .firstValue(name)
        .filter(text -> text.matches("[0-9]{1,9}"))
        .map(text -> Duration.ofSeconds(Long.parseLong(text)));
  }

  private static Optional<Instant> httpDate(HttpHeaders headers, String name) {
    try {
      return headers
          .firstValue(name)
          .map(text -> Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text)));
    } catch (DateTimeParseException noDate) {
      return Optional.empty();
    }
  }
}
