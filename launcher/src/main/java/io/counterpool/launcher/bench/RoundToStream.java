package io.counterpool.launcher.bench;

import io.counterpool.models.Decimal;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How long after a batch of reports, signed and on its way, the round that it causes has come to a
 * reader of the event stream: the request, verification, the commit of reports and round, the
 * wake-up and the stream. Every batch moves the price by more than the feed's deviation, to a price
 * that no other has.
 */
final class RoundToStream implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Pattern DATA = Pattern.compile("data: ?(.*)");
  private static final Decimal BASE = Decimal.of("1000");
  private static final Decimal MOVE = Decimal.of("20");
  private static final Decimal CONFIDENCE = Decimal.of("0.1");
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

  private final ReportLoad load;
  private final List<ReportPublisher> publishers;
  private final String feed;
  private final Map<String, Long> seen = new ConcurrentHashMap<>();
  private final HttpClient http = HttpClient.newHttpClient();
  private final Thread reader;
  private volatile boolean open = true;
  private long sequence;

  /** Begins to read the stream. */
  RoundToStream(ReportLoad load, URI stream, String token, List<ReportPublisher> publishers) {
    this.load = load;
    this.publishers = publishers;
    this.feed = publishers.getFirst().feed();
    this.reader = Thread.ofVirtual().start(() -> read(stream, token));
  }

  private void read(URI stream, String token) {
    HttpRequest request =
        HttpRequest.newBuilder(stream)
            .header("Authorization", "Bearer " + token)
            .header("Accept", "text/event-stream")
            .build();
    try {
      HttpResponse<Stream<String>> answer = http.send(request, HttpResponse.BodyHandlers.ofLines());
      try (Stream<String> lines = answer.body()) {
        lines.forEach(this::line);
      }
    } catch (IOException | RuntimeException ended) {
      if (open) {
        System.err.println("counterpool: the event stream ended: " + ended.getMessage());
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void line(String line) {
    long now = System.nanoTime();
    Matcher data = DATA.matcher(line);
    if (data.matches() && data.group(1).contains("\"" + feed + "\"")) {
      JsonNode event = JSON.readTree(data.group(1));
      JsonNode price = event.findValue("price");
      if (price != null && price.isString()) {
        seen.put(price.stringValue(), now);
      }
    }
  }

  /**
   * Milliseconds of each round, one batch every {@code pace}.
   *
   * @throws IllegalStateException if a round does not come
   */
  Samples measure(int count, Duration pace) {
    Map<String, Long> sent = new ConcurrentHashMap<>();
    long start = System.nanoTime();
    for (int n = 0; n < count; n++) {
      sequence++;
      Decimal price =
          BASE.plus(sequence % 2 == 0 ? Decimal.ZERO : MOVE).plus(Decimal.ofUnits(sequence, 6));
      byte[] body = body(price);
      pause(start + n * pace.toNanos() - System.nanoTime());
      sent.put(price.toString(), System.nanoTime());
      try {
        HttpResponse<String> answer = load.post(body);
        if (answer.statusCode() != 200) {
          throw new IllegalStateException("reports answered " + answer.body());
        }
      } catch (IOException failed) {
        throw new IllegalStateException("reports were not taken", failed);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("stopped while latency was measured", stopped);
      }
    }
    return Samples.of(millis(sent));
  }

  private byte[] body(Decimal price) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    return publishers.stream()
        .map(publisher -> SignedReport.of(publisher, sequence, price, CONFIDENCE, now).json())
        .collect(Collectors.joining(",", "{\"reports\":[", "]}"))
        .getBytes(StandardCharsets.UTF_8);
  }

  private List<Double> millis(Map<String, Long> sent) {
    List<Double> millis = new ArrayList<>();
    long deadline = System.nanoTime() + LONGEST_WAIT.toNanos();
    for (Map.Entry<String, Long> report : sent.entrySet()) {
      Long at = seen.get(report.getKey());
      while (at == null) {
        if (System.nanoTime() > deadline) {
          throw new IllegalStateException("the round at " + report.getKey() + " never came");
        }
        pause(Duration.ofMillis(5).toNanos());
        at = seen.get(report.getKey());
      }
      millis.add((at - report.getValue()) / 1e6);
    }
    return millis;
  }

  private static void pause(long nanos) {
    if (nanos > 0) {
      try {
        Thread.sleep(Duration.ofNanos(nanos));
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("stopped while latency was measured", stopped);
      }
    }
  }

  @Override
  public void close() {
    open = false;
    reader.interrupt();
    http.shutdownNow();
  }
}
