package io.counterpool.launcher.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReportSourceTest {

  private static final int SIZE = 40;
  private static final Instant FIRST = Instant.parse("2026-01-31T12:00:00.000Z");

  @Test
  void signsReportsThatRiseForEachPublisherOverBatches() {
    var source = new ReportSource(List.of("A", "B"), 3, FIRST, 1);
    List<List<SignedReport>> batches = source.batches(2, SIZE);
    assertThat(batches).hasSize(2).allMatch(batch -> batch.size() == SIZE);

    Map<String, Long> last = new HashMap<>();
    for (byte[] body : ReportLoad.bodies(batches)) {
      JsonNode reports =
          JsonMapper.builder()
              .build()
              .readTree(new String(body, StandardCharsets.UTF_8))
              .path("reports");
      assertThat(reports.size()).isEqualTo(SIZE);
      for (JsonNode report : reports.values()) {
        String publisher =
            report.path("feed").asString() + "/" + report.path("publisher").asString();
        long sequence = report.path("sequence").asLong();
        assertThat(sequence).isEqualTo(last.getOrDefault(publisher, 0L) + 1);
        assertThat(Instant.parse(report.path("observedAt").asString()))
            .isEqualTo(FIRST.plusMillis(sequence - 1));
        last.put(publisher, sequence);
      }
    }
    assertThat(last).hasSize(6);
    assertThat(batches.getFirst()).allMatch(SignedReport::verifies);
  }

  @Test
  void reportsRatesBesideTheirReferenceAndLatenciesAlone() {
    var figures = new Figures();
    // Ratios 0.5, 0.6, 0.4; their median is that of the first round.
    double[][] rounds = {{500, 1000}, {600, 1000}, {440, 1100}};
    for (double[] round : rounds) {
      figures.add("reports", round[0]);
      figures.add("verify-and-copy", round[1]);
      figures.add("verify", 2 * round[1]);
      figures.add("copy", 2 * round[1]);
      figures.add("reports wal", 400);
      figures.add("verify-and-copy wal", 300);
    }
    var latencies = new TreeMap<>(Map.of("", Samples.of(List.of(1.0, 2.0, 3.0))));

    List<BenchRow> rows = new OracleReport(figures, latencies).rows();

    assertThat(rows.get(0).name()).isEqualTo("reports-vs-verify-and-copy");
    assertThat(rows.get(0).ratio()).isEqualTo(0.5);
    assertThat(rows.get(0).value()).isEqualTo(500.0);
    assertThat(rows.get(1).ratio()).isEqualTo(0.75);
    assertThat(rows.get(2).name()).isEqualTo("report-to-stream-p50");
    assertThat(rows.get(2).ratio()).isNull();
    assertThat(rows.get(2).value()).isEqualTo(2.0);
  }
}
