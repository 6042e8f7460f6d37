package io.counterpool.launcher.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoadGeneratorTest {

  private static final Duration SHORT = Duration.ofMillis(300);

  private final AtomicLong answered = new AtomicLong();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private HttpServer server;

  /** Refuses every tenth request and ends the connection with every seventh. */
  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          long number = answered.incrementAndGet();
          if (number % 7 == 0) {
            exchange.getResponseHeaders().add("Connection", "close");
          }
          byte[] body = "{}".getBytes(US_ASCII);
          // Length 0 sends chunks.
          exchange.sendResponseHeaders(
              number % 10 == 0 ? 429 : 202, number % 2 == 0 ? 0 : body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    threads.close();
  }

  @Test
  void countsEveryAnswerByItsStatus() {
    var result = LoadGenerator.run(server.getAddress(), 4, LoadGeneratorTest::request, SHORT);
    assertThat(result.broken()).isZero();
    assertThat(result.accepted()).isPositive();
    assertThat(result.accepted() + result.others().values().stream().mapToLong(n -> n).sum())
        .isEqualTo(answered.get());
    assertThat(result.others().getOrDefault(429, 0L)).isEqualTo(answered.get() / 10);
  }

  @Test
  void sendsNoFasterThanItIsTold() {
    var result = LoadGenerator.run(server.getAddress(), 4, LoadGeneratorTest::request, 50, SHORT);
    // 50 a second for 0.3 s.
    assertThat(answered.get()).isLessThanOrEqualTo(16);
    assertThat(result.took()).isGreaterThanOrEqualTo(SHORT);
  }

  private static void request(java.nio.ByteBuffer out) {
    out.put(
        String.join("\r\n", "PUT /x HTTP/1.1", "Host: x", "Content-Length: 2", "", "{}")
            .getBytes(US_ASCII));
  }
}
