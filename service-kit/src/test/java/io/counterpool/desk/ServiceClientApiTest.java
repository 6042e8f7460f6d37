package io.counterpool.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.counterpool.kit.client.ServiceClients;
import io.counterpool.kit.client.UpstreamException;
import io.counterpool.kit.client.UpstreamUnavailable;
import io.counterpool.kit.testing.Http;
import io.counterpool.kit.testing.TestTokens;
import io.counterpool.models.Decimal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;

@DeskTest
class ServiceClientApiTest {

  record Id(UUID value) {}

  record Price(Decimal price, Instant at) {}

  interface PriceClient {
    @GetExchange("/v1/feeds/{feed}/price")
    Price price(@PathVariable Id feed, @RequestParam Decimal above, @RequestParam Instant at);

    @PostExchange("/v1/prices")
    Price post(@RequestBody Price price);
  }

  /** A server that says what it is told to, and remembers what it was asked. */
  private static final class Scripted {
    private final HttpServer server;
    private final AtomicReference<String> asked = new AtomicReference<>("");
    private volatile int status = 200;
    private volatile String body = "";
    private volatile long delayMillis;

    private Scripted() {
      try {
        server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
      server.setExecutor(Executors.newCachedThreadPool());
      server.createContext(
          "/",
          exchange -> {
            try (exchange) {
              asked.set(
                  exchange.getRequestMethod()
                      + " "
                      + exchange.getRequestURI()
                      + " "
                      + exchange.getRequestHeaders().getFirst("Authorization")
                      + " "
                      + new String(
                          exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
              Thread.sleep(delayMillis);
              byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
              exchange
                  .getResponseHeaders()
                  .set(
                      "Content-Type",
                      status < 400 ? "application/json" : "application/problem+json");
              exchange.sendResponseHeaders(status, bytes.length);
              exchange.getResponseBody().write(bytes);
            } catch (InterruptedException stopped) {
              Thread.currentThread().interrupt();
            }
          });
      server.start();
    }

    private void answers(int code, String text) {
      status = code;
      body = text;
    }
  }

  private static final Scripted ORACLE = new Scripted();
  private static final Path TOKEN = token();

  private static Path token() {
    try {
      return Files.writeString(Files.createTempFile("client", ".token"), "first\n");
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @DynamicPropertySource
  static void addresses(DynamicPropertyRegistry registry) {
    registry.add(
        "counterpool.clients.oracle.base-url",
        () -> "http://localhost:" + ORACLE.server.getAddress().getPort());
    registry.add("counterpool.clients.oracle.read-timeout", () -> "500ms");
    registry.add("counterpool.clients.fee.base-url", () -> "http://localhost:1");
    registry.add("counterpool.clients.token-file", TOKEN::toString);
  }

  @AfterAll
  static void stop() {
    ORACLE.server.stop(0);
  }

  @LocalServerPort int port;
  @Autowired ServiceClients clients;
  private static final Id FEED = new Id(UUID.fromString("018f5f6e-0000-7000-8000-000000000001"));
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  private Price ask() {
    return clients.client("oracle", PriceClient.class).price(FEED, Decimal.of("0.1"), NOON);
  }

  @Test
  void sendsTheFormsOfTheWireAndReadsOnlyWhatItNames() throws Exception {
    ORACLE.answers(200, "{\"price\":\"12.50\",\"at\":\"2026-01-01T12:00:00.000Z\",\"new\":1}");
    assertThat(ask()).isEqualTo(new Price(Decimal.of("12.5"), NOON));
    assertThat(ORACLE.asked.get())
        .isEqualTo(
            "GET /v1/feeds/018f5f6e-0000-7000-8000-000000000001/price"
                + "?above=0.1&at=2026-01-01T12%3A00%3A00.000Z Bearer first ");
    Files.writeString(TOKEN, "second-one\n");
    clients.client("oracle", PriceClient.class).post(new Price(Decimal.of("1.50"), NOON));
    assertThat(ORACLE.asked.get())
        .isEqualTo(
            "POST /v1/prices Bearer second-one"
                + " {\"price\":\"1.5\",\"at\":\"2026-01-01T12:00:00.000Z\"}");
  }

  @Test
  void tellsARefusalFromAnOutage() {
    ORACLE.answers(
        409,
        "{\"type\":\"/problems/oracle-below-quorum\",\"title\":\"t\",\"status\":409,\"valid\":1}");
    assertThatThrownBy(this::ask)
        .isInstanceOfSatisfying(
            UpstreamException.class,
            refused -> {
              assertThat(refused.is("oracle-below-quorum")).isTrue();
              assertThat(refused.problem().members()).containsEntry("valid", 1);
              assertThat(refused.status()).isEqualTo(409);
            });
    ORACLE.answers(404, "not json");
    assertThatThrownBy(this::ask)
        .isInstanceOfSatisfying(
            UpstreamException.class, refused -> assertThat(refused.status()).isEqualTo(404));
    for (int status : new int[] {429, 500, 503}) {
      ORACLE.answers(status, "{}");
      assertThatThrownBy(this::ask).isInstanceOf(UpstreamUnavailable.class);
    }
    ORACLE.answers(200, "{\"price\":12.5,\"at\":\"2026-01-01T12:00:00.000Z\"}");
    assertThatThrownBy(this::ask).isInstanceOf(UpstreamUnavailable.class);
    assertThatThrownBy(
            () -> clients.client("fee", PriceClient.class).price(FEED, Decimal.ONE, NOON))
        .isInstanceOf(UpstreamUnavailable.class);
  }

  @Test
  void waitsNoLongerThanItsTimeout() {
    ORACLE.answers(200, "{}");
    ORACLE.delayMillis = 2_000;
    try {
      assertThatThrownBy(this::ask).isInstanceOf(UpstreamUnavailable.class);
    } finally {
      ORACLE.delayMillis = 0;
    }
  }

  @Test
  void tellsItsOwnCallerWhichServiceIsGone() {
    String token = TestTokens.shared().mint("ann", "desk", "desk:read");
    Http.Answer answer = Http.to(port).withToken(token).get("/v1/upstream");
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.problem()).isEqualTo("upstream-unavailable");
    assertThat(answer.json().get("service").stringValue()).isEqualTo("fee");
    assertThat(answer.header("Retry-After")).isEqualTo("1");
  }
}
