package io.counterpool.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.kit.testing.Http;
import io.counterpool.kit.testing.Seeds;
import io.counterpool.kit.testing.TestTokens;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

@DeskTest
@TestPropertySource(
    properties = {
      "spring.config.name=desk",
      "counterpool.stream.max-clients=3",
      "counterpool.stream.heartbeat=100ms",
      "counterpool.stream.poll=50ms",
      "server.tomcat.connection-timeout=1s"
    })
class EventStreamApiTest {

  @LocalServerPort int port;
  @Autowired EventStore store;
  private final String desk = UUID.randomUUID().toString();
  private final String token = TestTokens.shared().mint("ann", "desk", "desk:read");

  /** One open stream, read line by line. */
  private final class Reader implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final BufferedReader lines;
    private final int status;

    private Reader(long behind) throws Exception {
      HttpResponse<InputStream> response =
          client.send(
              HttpRequest.newBuilder(
                      URI.create(
                          "http://localhost:" + port + "/v1/desks/" + desk + "/events/stream"))
                  .header("Authorization", "Bearer " + token)
                  .header("Last-Event-ID", Long.toString(behind))
                  .build(),
              HttpResponse.BodyHandlers.ofInputStream());
      status = response.statusCode();
      lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    /** Reads on to the next line that begins so, and answers its rest. */
    private String next(String prefix) throws IOException {
      String line = lines.readLine();
      while (line != null && !line.startsWith(prefix)) {
        line = lines.readLine();
      }
      if (line == null) {
        throw new IOException("the stream has ended");
      }
      return line.substring(prefix.length());
    }

    private long nextId() throws IOException {
      return Long.parseLong(next("id: "));
    }

    @Override
    public void close() throws IOException {
      lines.close();
      client.shutdownNow();
    }
  }

  /** A stream behind an event; those that were closed just now may still be counted for a while. */
  private Reader opened(long behind) throws Exception {
    Reader reader = new Reader(behind);
    while (reader.status == 429) {
      reader.close();
      Thread.sleep(20);
      reader = new Reader(behind);
    }
    assertThat(reader.status).isEqualTo(200);
    return reader;
  }

  /** {@code --full} asks for a hundred. */
  static LongStream seeds() {
    return Seeds.seeds(
        "resumesBehindTheLastEventWithoutGapOrRepeat", Boolean.getBoolean("full") ? 100 : 5);
  }

  /** Repeated: a reader that leaves must never end the stream of the next one. */
  @ParameterizedTest
  @MethodSource("seeds")
  void resumesBehindTheLastEventWithoutGapOrRepeat(long seed) throws Exception {
    SplittableRandom random = new SplittableRandom(seed);
    int total = 1_000;
    SplittableRandom sizes = random.split();
    Thread writer =
        Thread.ofPlatform()
            .start(
                () -> {
                  long last = 0;
                  while (last < total) {
                    int count = (int) Math.min(total - last, sizes.nextInt(1, 40));
                    store.append(desk, last, count, "x");
                    last += count;
                  }
                });
    List<Long> seen = new ArrayList<>();
    SplittableRandom cuts = random.split();
    while (seen.size() < total) {
      try (Reader reader = opened(seen.isEmpty() ? 0 : seen.getLast())) {
        int until = Math.min(total, seen.size() + cuts.nextInt(1, 300));
        while (seen.size() < until) {
          seen.add(reader.nextId());
        }
      }
    }
    writer.join();
    assertThat(seen).isEqualTo(LongStream.rangeClosed(1, total).boxed().toList());
  }

  @Test
  void pagesTheSameSequence() {
    store.append(desk, 0, 25, "x");
    Http http = Http.to(port).withToken(token);
    String path = "/v1/desks/" + desk + "/events";
    Http.Answer first = http.get(path + "?limit=10");
    assertThat(first.json().get("next").stringValue()).isEqualTo("10");
    assertThat(first.json().at("/items/9/sequence").longValue()).isEqualTo(10);
    assertThat(first.json().at("/items/9/data/n").longValue()).isEqualTo(10);
    assertThat(first.json().at("/items/9/effectiveAt").stringValue())
        .isEqualTo("2026-01-01T00:00:00.000Z");
    Http.Answer last = http.get(path + "?after=20&limit=10");
    assertThat(last.json().get("items").size()).isEqualTo(5);
    assertThat(last.json().get("next").isNull()).isTrue();
    assertThat(http.get(path + "?after=-1").status()).isEqualTo(400);
    assertThat(http.get(path + "?after=1x").json().get("parameter").stringValue())
        .isEqualTo("after");
    assertThat(http.get(path + "?limit=1001").json().get("maximum").intValue()).isEqualTo(1000);
    assertThat(http.get(path + "?limit=0").status()).isEqualTo(400);
    assertThat(http.get(path + "?offset=3").problem()).isEqualTo("unknown-parameter");
    // A page beyond the end is empty; a stream would wait for what nobody can have seen before.
    assertThat(http.get(path + "?after=26").json().get("items").size()).isZero();
    assertThat(http.get(path + "/stream?after=26").json().get("parameter").stringValue())
        .isEqualTo("after");
  }

  @Test
  void breaksTheSilenceAndBoundsItsReaders() throws Exception {
    try (Reader one = opened(0);
        Reader two = opened(0);
        Reader three = opened(0)) {
      assertThat(one.next(": ")).isEqualTo("open");
      assertThat(one.next(": ")).isEqualTo("alive");
      assertThat(two.next(": ")).isEqualTo("open");
      assertThat(three.next(": ")).isEqualTo("open");
      try (Reader four = new Reader(0)) {
        assertThat(four.status).isEqualTo(429);
      }
    }
  }

  @Test
  void disconnectsAReaderThatTakesNothing() throws Exception {
    try (Socket socket = new Socket()) {
      socket.setReceiveBufferSize(4_096);
      socket.connect(new InetSocketAddress("localhost", port));
      socket
          .getOutputStream()
          .write(
              String.join(
                      "\r\n",
                      "GET /v1/desks/" + desk + "/events/stream HTTP/1.1",
                      "Host: localhost",
                      "Authorization: Bearer " + token,
                      "",
                      "")
                  .getBytes(StandardCharsets.US_ASCII));
      // Far more than the socket buffers of both sides hold: 3,000 events of 10 kB.
      store.append(desk, 0, 3_000, "x".repeat(10_000));
      Http http = Http.to(port);
      long deadline = System.nanoTime() + 30_000_000_000L;
      while (!http.get("/actuator/prometheus").text().contains("counterpool_stream_clients{")
          || !http.get("/actuator/prometheus")
              .text()
              .lines()
              .anyMatch(
                  line ->
                      line.startsWith("counterpool_stream_clients{") && line.endsWith(" 0.0"))) {
        assertThat(System.nanoTime()).as("the reader is still held").isLessThan(deadline);
        Thread.sleep(100);
      }
    }
  }
}
