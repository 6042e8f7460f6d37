package io.counterpool.launcher.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.launcher.bench.OrderRequests.Trader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OrderRequestsTest {

  private static final InetSocketAddress SERVER =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 8081);
  private static final List<Trader> TRADERS =
      List.of(new Trader(new UUID(0, 1), "token-a"), new Trader(new UUID(0, 2), "token-b"));

  @Test
  void writesOneWholeRequestWithAFreshId() {
    var requests = OrderRequests.singles(SERVER, "/v1", TRADERS, "BTC-USD-PERP", "0.01");
    String first = next(requests);
    String[] parts = first.split("\r\n\r\n", -1);
    String line = parts[0].lines().findFirst().orElse("");
    assertThat(line)
        .matches(
            "PUT /v1/accounts/00000000-0000-0000-0000-000000000001/orders/"
                + "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12} HTTP/1.1");
    assertThat(parts[0])
        .contains(
            "Host: localhost:8081",
            "Authorization: Bearer token-a",
            "Content-Length: " + parts[1].length());
    assertThat(next(requests)).contains("token-b");
    assertThat(next(requests)).isNotEqualTo(first);
  }

  @Test
  void accountsTakeTurnsAndBuyAndSellInTurn() {
    var requests = OrderRequests.singles(SERVER, "/v1", TRADERS, "BTC-USD-PERP", "0.01");
    // Two accounts, two turns: buys, sells; then the other way round.
    assertThat(List.of(size(requests), size(requests), size(requests), size(requests)))
        .containsExactly("0.01", "-0.01", "-0.01", "0.01");
  }

  @Test
  void aBatchBuysAsMuchAsItSells() {
    var requests = OrderRequests.batches(SERVER, "/v1", TRADERS, "BTC-USD-PERP", "0.01", 100);
    JsonNode orders = body(next(requests)).path("orders");
    assertThat(orders.size()).isEqualTo(100);
    assertThat(orders.valueStream().filter(o -> o.path("size").asString().equals("0.01")))
        .hasSize(50);
  }

  private static String size(OrderRequests requests) {
    return body(next(requests)).path("size").asString();
  }

  private static JsonNode body(String request) {
    return JsonMapper.builder().build().readTree(request.substring(request.indexOf("\r\n\r\n")));
  }

  private static String next(OrderRequests requests) {
    ByteBuffer out = ByteBuffer.allocate(64 * 1024);
    requests.next(out);
    out.flip();
    return US_ASCII.decode(out).toString();
  }
}
