package io.counterpool.launcher.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FeeBenchmarkTest {

  private static final InetSocketAddress SERVER =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 8084);

  @Test
  void writesOneWholeRequestOfSoManyLinesAndLetsCallersTakeTurns() {
    QuoteRequests requests =
        QuoteRequests.of(SERVER, "/v1/quotes", List.of("token-a", "token-b"), "BTC-USD-PERP", 256);
    String first = next(requests);
    String[] parts = first.split("\r\n\r\n", -1);
    assertThat(parts[0])
        .startsWith("POST /v1/quotes HTTP/1.1\r\n")
        .contains("Authorization: Bearer token-a", "Content-Length: " + parts[1].length());
    JsonNode lines = JsonMapper.builder().build().readTree(parts[1]).path("lines");
    assertThat(lines).hasSize(256);
    assertThat(lines.get(0).path("size").asString()).isEqualTo("0.001");
    assertThat(lines.get(255).path("size").asString()).isEqualTo("-0.256");
    assertThat(next(requests)).contains("token-b");
    assertThat(next(requests)).isEqualTo(first);
    assertThat(requests.accepted()).isEqualTo(200);
  }

  @Test
  void reportsTheLowestRatioFirstAndEveryBatchBehindIt() {
    Figures figures = new Figures();
    for (int batch : new int[] {1, 32, 256}) {
      figures.add("echo-" + batch, 1000.0 * batch);
      figures.add("quotes-" + batch, batch == 32 ? 16_000 : 900.0 * batch);
    }
    BenchReport report = FeeBenchmark.report(figures, Plan.of(1));
    assertThat(report.rows().stream().map(BenchRow::name))
        .containsExactly(
            "quotes-vs-echo", "quotes-vs-echo-1", "quotes-vs-echo-32", "quotes-vs-echo-256");
    assertThat(report.rows().getFirst().ratio()).isEqualTo(0.5);
    assertThat(report.rows().getFirst().value()).isEqualTo(16_000.0);
    assertThat(report.rows().getLast().ratio()).isEqualTo(0.9);
  }

  private static String next(QuoteRequests requests) {
    ByteBuffer out = ByteBuffer.allocate(64 * 1024);
    requests.next(out);
    return new String(out.array(), 0, out.position(), US_ASCII);
  }
}
