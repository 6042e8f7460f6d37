package io.counterpool.launcher.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FeeBenchmarkTest {

  private static final InetSocketAddress SERVER =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 8084);

  private static final Path CONTRACT = Path.of("../fee-service/contract/openapi.yaml");
  private static final KubernetesSerialization YAML = new KubernetesSerialization();

  @Test
  void writesOneWholeRequestOfSoManyLinesAndLetsCallersTakeTurns() {
    QuoteRequests requests =
        QuoteRequests.of(
            SERVER, "/v1/quotes", List.of("token-a", "token-b"), "BTC-USD-PERP", null, 256);
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
  void asksForEverythingThatAQuoteCanExplain() throws IOException {
    Map<?, ?> schemas =
        at(YAML.unmarshal(Files.readString(CONTRACT), Map.class), "components", "schemas");
    JsonNode pinned = body(7L);
    assertThat(pinned.propertyNames()).hasSameElementsAs(properties(schemas, "QuoteRequest"));
    for (JsonNode line : pinned.path("lines")) {
      assertThat(line.propertyNames()).hasSameElementsAs(properties(schemas, "Line"));
    }
    assertThat(pinned.path("scheduleVersion").asLong()).isEqualTo(7);
    assertThat(pinned.path("lines").findValuesAsString("premium")).contains("0.25", "-0.2");
    assertThat(body(null).has("scheduleVersion")).isFalse();
    // A schedule is put with the parts it has and the instant from which it applies.
    List<String> parts = properties(schemas, "ScheduleRequest");
    parts.remove("effectiveFrom");
    assertThat(FeeVenue.schedule().keySet()).hasSameElementsAs(parts);
  }

  private static JsonNode body(@Nullable Long version) {
    QuoteRequests requests =
        QuoteRequests.of(SERVER, "/v1/quotes", List.of("token"), "BTC-USD-PERP", version, 2);
    return JsonMapper.builder().build().readTree(next(requests).split("\r\n\r\n", -1)[1]);
  }

  private static List<String> properties(Map<?, ?> schemas, String schema) {
    return at(schemas, schema, "properties").keySet().stream()
        .map(Object::toString)
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private static Map<?, ?> at(Map<?, ?> from, String... path) {
    Map<?, ?> here = from;
    for (String name : path) {
      here = (Map<?, ?>) requireNonNull(here.get(name), name);
    }
    return here;
  }

  @Test
  void reportsTheLowestRatioFirstAndEveryBatchBehindIt() {
    Figures figures = new Figures();
    for (int batch : new int[] {1, 32, 256}) {
      figures.add("echo-" + batch, 1000.0 * batch);
      figures.add("quotes-" + batch, batch == 32 ? 16_000 : 900.0 * batch);
    }
    figures.add("quotes-pinned", 24_000);
    BenchReport report = FeeBenchmark.report(figures, Plan.of(1));
    assertThat(report.rows().stream().map(BenchRow::name))
        .containsExactly(
            "quotes-vs-echo",
            "quotes-vs-echo-1",
            "quotes-vs-echo-32",
            "quotes-vs-echo-256",
            "quotes-pinned");
    assertThat(report.rows().getFirst().ratio()).isEqualTo(0.5);
    assertThat(report.rows().getFirst().value()).isEqualTo(16_000.0);
    assertThat(report.rows().get(3).ratio()).isEqualTo(0.9);
    assertThat(report.rows().getLast().ratio()).isEqualTo(0.75);
    assertThat(report.rows().getLast().value()).isEqualTo(24_000.0);
  }

  private static String next(QuoteRequests requests) {
    ByteBuffer out = ByteBuffer.allocate(64 * 1024);
    requests.next(out);
    return new String(out.array(), 0, out.position(), US_ASCII);
  }
}
