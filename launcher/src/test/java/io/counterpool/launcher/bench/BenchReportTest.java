package io.counterpool.launcher.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BenchReportTest {

  private final BenchReport report =
      new BenchReport(
          List.of("how"),
          List.of(
              BenchRow.against("fills-single", 4.25678, 5837, "fills/s", "pgbench: 1,371/s"),
              BenchRow.alone("round-to-fill-p50-1", 12.3456, "ms", "1 clients, 70 fills"),
              BenchRow.notRun("fills-batched", 13_000.0, "fills/s", "pgbench is missing")));

  @Test
  void writesEveryRowWithTheSameFields() {
    JsonNode rows = JsonMapper.builder().build().readTree(report.json()).path("rows");
    assertThat(rows.size()).isEqualTo(3);
    assertThat(rows.get(0).propertyNames())
        .containsExactly("name", "ratio", "value", "unit", "reference");
    assertThat(rows.get(0).path("ratio").asDouble()).isEqualTo(4.257);
    assertThat(rows.get(1).path("ratio").isNull()).isTrue();
    assertThat(rows.get(1).path("value").asDouble()).isEqualTo(12.346);
  }

  @Test
  void whatDidNotRunHasNoRatioAndSaysWhy() {
    JsonNode row = JsonMapper.builder().build().readTree(report.json()).path("rows").get(2);
    assertThat(row.path("ratio").isNull()).isTrue();
    assertThat(row.path("reference").asString()).isEqualTo("NOT RUN: pgbench is missing");
  }

  @Test
  void tableHasALineForEachRowAndTheNotes() {
    assertThat(report.text().lines())
        .hasSize(6)
        .anySatisfy(line -> assertThat(line).contains("fills-single", "4.26", "5,837"))
        .last()
        .isEqualTo("how");
  }
}
