package io.counterpool.oracle.round;

import static io.counterpool.oracle.Oracle.settings;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.kit.testing.Http;
import io.counterpool.kit.testing.Seeds;
import io.counterpool.kit.testing.TestTokens;
import io.counterpool.oracle.Oracle;
import io.counterpool.oracle.OracleTest;
import io.counterpool.oracle.Reporter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.test.web.server.LocalServerPort;

@OracleTest
@Timeout(120)
class StreamApiTest {

  /** Sockets that are opened and never read. */
  private static final int SILENT = 500;

  private static final int READERS = 8;
  private static final int FEEDS = 25;
  private static final int BATCHES = 12;

  @LocalServerPort int port;
  private final String token = TestTokens.shared().mint("ann", "oracle-service", "oracle:read");
  private Oracle oracle = new Oracle(0);
  private Instant now = Instant.EPOCH;

  @BeforeEach
  void connect() {
    oracle = new Oracle(port);
    now = oracle.advance(Duration.ofHours(1));
  }

  /** A stream over a socket of its own, as small as it can be. */
  private final class Stream implements AutoCloseable {
    private final Socket socket = new Socket();
    private final BufferedReader lines;

    Stream(long behind, String query) throws IOException {
      socket.setReceiveBufferSize(2_048);
      socket.connect(new InetSocketAddress("localhost", port));
      socket
          .getOutputStream()
          .write(
              String.join(
                      "\r\n",
                      "GET /v1/events/stream" + query + " HTTP/1.1",
                      "Host: localhost",
                      "Authorization: Bearer " + token,
                      "Last-Event-ID: " + behind,
                      "",
                      "")
                  .getBytes(StandardCharsets.US_ASCII));
      lines =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8), 256);
    }

    /** The id of the next event; null if the stream has ended. */
    @Nullable Long next() throws IOException {
      Long id = null;
      String line = lines.readLine();
      while (line != null) {
        if (line.startsWith("id: ")) {
          id = Long.valueOf(line.substring("id: ".length()));
        } else if (line.startsWith("data: ") && id != null) {
          return id;
        }
        line = lines.readLine();
      }
      return null;
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  private long lastEvent() {
    long last = 0;
    String next = "";
    while (next != null) {
      var page = oracle.get("/v1/events?limit=1000" + next);
      var items = page.get("items");
      last = items.isEmpty() ? last : items.get(items.size() - 1).get("sequence").asLong();
      next = page.get("next").isNull() ? null : "&after=" + page.get("next").stringValue();
    }
    return last;
  }

  private List<Reporter> feeds(String prefix, int count) {
    List<Reporter> reporters = new ArrayList<>();
    for (int feed = 0; feed < count; feed++) {
      reporters.addAll(oracle.feed(prefix + feed, settings("quorum", 1), "a"));
    }
    return reporters;
  }

  /** One round of each feed: every report moves its price. */
  private void publish(List<Reporter> reporters, int sequence) {
    String price = sequence % 2 == 0 ? "100" : "120";
    oracle.submit(
        reporters.stream()
            .map(reporter -> reporter.report(sequence, price, "0.1", now.plusMillis(sequence)))
            .toArray());
  }

  private double clients() {
    return Http.to(port)
        .get("/actuator/prometheus")
        .text()
        .lines()
        .filter(line -> line.startsWith("counterpool_stream_clients{"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  @Test
  void readersThatTakeNothingStopNeitherTheIntakeNorOthers() throws Exception {
    List<Reporter> reporters = feeds("CROWD", FEEDS);
    long before = lastEvent();
    long last = before + (long) FEEDS * BATCHES;
    List<Stream> silent = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < SILENT; i++) {
        silent.add(new Stream(before, ""));
      }
      Callable<List<Long>> read =
          () -> {
            List<Long> seen = new ArrayList<>();
            try (Stream stream = new Stream(before, "")) {
              while (seen.size() < last - before) {
                seen.add(stream.next());
              }
            }
            return seen;
          };
      List<Future<List<Long>>> readers = new ArrayList<>();
      for (int i = 0; i < READERS; i++) {
        readers.add(threads.submit(read));
      }
      while (clients() < SILENT + READERS) {
        Thread.onSpinWait();
      }
      for (int sequence = 1; sequence <= BATCHES; sequence++) {
        publish(reporters, sequence);
      }
      for (Future<List<Long>> reader : readers) {
        assertThat(reader.get())
            .isEqualTo(LongStream.rangeClosed(before + 1, last).boxed().toList());
      }
    } finally {
      for (Stream stream : silent) {
        stream.close();
      }
    }
  }

  @Test
  void aReaderThatLosesItsConnectionMissesAndRepeatsNothing() throws Exception {
    SplittableRandom random = Seeds.random("aReaderThatLosesItsConnectionMissesAndRepeatsNothing");
    List<Reporter> reporters = feeds("CUT", 10);
    long before = lastEvent();
    long last = before + 10L * BATCHES;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> writer =
          threads.submit(
              () -> {
                for (int sequence = 1; sequence <= BATCHES; sequence++) {
                  publish(reporters, sequence);
                }
              });
      List<Long> seen = new ArrayList<>();
      while (seen.size() < last - before) {
        try (Stream stream = new Stream(seen.isEmpty() ? before : seen.getLast(), "")) {
          int more = random.nextInt(0, 25);
          while (more-- > 0 && seen.size() < last - before) {
            seen.add(stream.next());
          }
        }
      }
      writer.get();
      assertThat(seen).isEqualTo(LongStream.rangeClosed(before + 1, last).boxed().toList());
    }
  }

  @Test
  void oneFeedsRoundsKeepTheirNumbersInTheWholeStream() throws Exception {
    List<Reporter> reporters = feeds("PICK", 3);
    long before = lastEvent();
    publish(reporters, 1);
    publish(reporters, 2);
    try (Stream stream = new Stream(before, "?feed=PICK1")) {
      assertThat(stream.next()).isEqualTo(before + 2);
      assertThat(stream.next()).isEqualTo(before + 5);
      publish(reporters, 3);
      assertThat(stream.next()).isEqualTo(before + 8);
    }
    assertThat(oracle.as("oracle:read").get("/v1/events/stream?feed=NOBODY").status())
        .isEqualTo(404);
  }
}
