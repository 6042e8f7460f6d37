package io.counterpool.launcher.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/**
 * Sends batches of reports over HTTP, a connection for each client, each waiting for its answer.
 */
final class ReportLoad {

  private static final String TAKEN = "\"status\":\"ACCEPTED\"";

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI reports;
  private final String token;

  ReportLoad(URI reports, String token) {
    this.reports = reports;
    this.token = token;
  }

  /** Bodies of one client's requests, in the order in which they are sent. */
  static List<byte[]> bodies(List<List<SignedReport>> batches) {
    return batches.stream()
        .map(
            batch ->
                batch.stream()
                    .map(SignedReport::json)
                    .collect(Collectors.joining(",", "{\"reports\":[", "]}"))
                    .getBytes(StandardCharsets.UTF_8))
        .toList();
  }

  /**
   * Sends everything, as fast as the answers come.
   *
   * @param clients bodies of each
   * @return seconds from the first request to the last answer
   */
  double send(List<List<byte[]>> clients) {
    return send(clients, Duration.ZERO);
  }

  /** The same, each client beginning a request at most every {@code pace}. */
  double send(List<List<byte[]>> clients, Duration pace) {
    long start = System.nanoTime();
    try (ExecutorService senders = Executors.newFixedThreadPool(clients.size())) {
      List<Future<?>> sending = new ArrayList<>();
      for (List<byte[]> bodies : clients) {
        sending.add(senders.submit(() -> sendAll(bodies, start, pace)));
      }
      for (Future<?> client : sending) {
        client.get();
      }
    } catch (ExecutionException failed) {
      throw new IllegalStateException("reports were not taken", failed.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while reports were sent", stopped);
    }
    return (System.nanoTime() - start) / 1e9;
  }

  private void sendAll(List<byte[]> bodies, long start, Duration pace) {
    for (int n = 0; n < bodies.size(); n++) {
      long wait = start + n * pace.toNanos() - System.nanoTime();
      try {
        if (wait > 0) {
          Thread.sleep(Duration.ofNanos(wait));
        }
        requireTaken(post(bodies.get(n)));
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  HttpResponse<String> post(byte[] body) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(reports)
            .timeout(Duration.ofMinutes(2))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static void requireTaken(HttpResponse<String> answer) {
    if (answer.statusCode() != 200
        || !answer.body().contains(TAKEN)
        || answer.body().contains("\"problem\":{")) {
      String body = answer.body();
      throw new IllegalStateException(
          "reports answered "
              + answer.statusCode()
              + ": "
              + body.substring(0, Math.min(500, body.length())));
    }
  }
}
