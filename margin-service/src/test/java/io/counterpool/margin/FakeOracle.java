package io.counterpool.margin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistrar;

/** An oracle that says what a test tells it, over HTTP, in the form of the real one. */
public final class FakeOracle implements AutoCloseable {

  private final Map<String, String> prices = new ConcurrentHashMap<>();
  private final HttpServer server;

  FakeOracle() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v1/prices", this::answer);
    server.start();
  }

  /** Says {@code price} for {@code feed} from now on; empty: there is none. */
  public void say(String feed, String grade, String price) {
    prices.put(
        feed,
        """
        {"feed":"%s","at":"2026-01-31T12:00:00.000Z","grade":"%s","gradesVersion":3,\
        "allows":["REDUCE"],"refusedPrice":null,"price":%s,"confidence":"0",\
        "round":3,"publishedAt":"2026-01-31T12:00:00.000Z","validPublishers":2,"quorum":2,\
        "publishers":3,"intakeSequence":7,"volatilityAnnual":null,"hash":"00"}\
        """
            .formatted(feed, grade, price.isEmpty() ? "null" : "\"" + price + "\""));
  }

  private void answer(HttpExchange exchange) throws IOException {
    List<String> items = new ArrayList<>();
    int status = 200;
    for (String parameter : exchange.getRequestURI().getQuery().split("&", -1)) {
      String price = prices.get(parameter.substring(parameter.indexOf('=') + 1));
      if (price == null) {
        status = 404;
      } else {
        items.add(price);
      }
    }
    byte[] body =
        (status == 200
                ? "{\"items\":[" + String.join(",", items) + "],\"next\":null}"
                : "{\"type\":\"/problems/not-found\",\"title\":\"Not found\",\"status\":404}")
            .getBytes(StandardCharsets.UTF_8);
    exchange
        .getResponseHeaders()
        .add("Content-Type", status == 200 ? "application/json" : "application/problem+json");
    exchange.sendResponseHeaders(status, body.length);
    try (var out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  String address() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  /** Puts the oracle of a test where the service looks for the real one. */
  @TestConfiguration(proxyBeanMethods = false)
  public static class Wiring {

    @Bean
    FakeOracle fakeOracle() throws IOException {
      return new FakeOracle();
    }

    @Bean
    DynamicPropertyRegistrar oracleAddress(FakeOracle oracle) {
      return registry ->
          registry.add("counterpool.clients.oracle.base-url", () -> oracle.address());
    }
  }
}
