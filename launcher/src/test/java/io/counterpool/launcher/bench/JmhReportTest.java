package io.counterpool.launcher.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.counterpool.launcher.UserError;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JmhReportTest {

  @Test
  void rowIsTheFastestReferenceOverOurs() {
    // Median of 40, 44, 50, 46: 45. References 360 ns and 0.27 µs = 270 ns: 270 ÷ 45 = 6.
    BenchReport report =
        JmhReport.read(
            list(
                result("GreeksVsStrata.ours", "[[40, 44], [50, 46]]", "ns/op", "{}"),
                result("GreeksVsStrata.strata", "[[360]]", "ns/op", "{}"),
                result("GreeksVsStrata.strataAdjoint", "[[0.27]]", "us/op", "{}")));
    BenchRow row = only(report);
    assertThat(row.name()).isEqualTo("greeks-vs-strata");
    assertThat(row.ratio()).isCloseTo(6, within(1e-12));
    assertThat(row.value()).isEqualTo(45);
    assertThat(row.unit()).isEqualTo("ns");
    assertThat(row.reference()).isEqualTo("strata: 360 ns, strataAdjoint: 270 ns");
    assertThat(report.notes().getFirst()).contains("4 iterations of 250 ms in each of 3 JVMs");
  }

  @Test
  void scalingComparesOneItemAtTheSmallestAndTheLargestSize() {
    // 1,000: 2,000 ns ÷ 100 items = 20; 1,000,000: 5 ms ÷ 100,000 = 50; 20 ÷ 50 = 0.4.
    BenchRow row =
        only(
            JmhReport.read(
                list(
                    sized("CascadeScaling.fewAtRisk", "1000000", "[[5]]", "ms/op", 100_000),
                    sized("CascadeScaling.fewAtRisk", "1000", "[[2000]]", "ns/op", 100))));
    assertThat(row.name()).isEqualTo("cascade-scaling-few-at-risk");
    assertThat(row.ratio()).isCloseTo(0.4, within(1e-12));
    assertThat(row.value()).isEqualTo(50);
    assertThat(row.reference()).contains("1,000: 20.00 ns; 1,000,000: 50.00 ns");
  }

  @Test
  void ourMethodOfAScalingClassHasTheNameOfTheClass() {
    BenchRow row =
        only(JmhReport.read(list(sized("CascadeScaling.ours", "1000", "[[9]]", "ns/op", 3))));
    assertThat(row.name()).isEqualTo("cascade-scaling");
  }

  @Test
  void errorsMakeARowOfTheirOwn() {
    // 3e-12 ÷ 2e-15 = 1,500.
    List<BenchRow> rows =
        JmhReport.read(
                list(
                    result("ImpliedVolatilityVsStrata.ours", "[[5]]", "ns/op", error("2E-15")),
                    result("ImpliedVolatilityVsStrata.strata", "[[50]]", "ns/op", error("3E-12"))))
            .rows();
    assertThat(rows).hasSize(2);
    assertThat(rows.get(0).ratio()).isEqualTo(10);
    assertThat(rows.get(1).name()).isEqualTo("implied-volatility-vs-strata-error");
    assertThat(rows.get(1).ratio()).isCloseTo(1_500, within(1e-9));
    assertThat(rows.get(1).value()).isCloseTo(2, within(1e-12));
  }

  @Test
  void refusesWhatIsNotAComparison() {
    assertRefused("{}", "no result");
    assertRefused("[", "not the JSON");
    assertRefused(list(result("A.ours", "[[1]]", "ns/op", "{}")), "nothing beside ours");
    assertRefused(list(result("A.sort", "[[1]]", "ns/op", "{}")), "no method ours");
    assertRefused(list(result("A.ours", "[]", "ns/op", "{}")), "without rawData");
    assertRefused(list(result("A.ours", "[[1]]", "ops/s", "{}")), "ops/s");
    assertRefused(list(sized("AScaling.ours", "10", "[[1]]", "ns/op", 0)), "no item");
  }

  @Test
  void saysHowTheFileIsMade(@TempDir Path project) {
    assertThatThrownBy(() -> JmhReport.of(project))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("./counterpool bench models");
  }

  private static void assertRefused(String json, String because) {
    assertThatThrownBy(() -> JmhReport.read(json))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(because);
  }

  private static BenchRow only(BenchReport report) {
    assertThat(report.rows()).hasSize(1);
    return report.rows().getFirst();
  }

  private static String list(String... results) {
    return "[" + String.join(",", results) + "]";
  }

  private static String result(String method, String raw, String unit, String counters) {
    return result(method, raw, unit, counters, "");
  }

  private static String sized(String method, String size, String raw, String unit, int items) {
    String counters = "{\"items\": {\"rawData\": [[%d]]}}".formatted(items);
    return result(method, raw, unit, counters, "\"params\": {\"size\": \"" + size + "\"},");
  }

  private static String error(String error) {
    return "{\"worstError\": {\"rawData\": [[" + error + "]]}}";
  }

  /** What JMH 1.37 writes, without what nobody reads. */
  private static String result(
      String method, String raw, String unit, String counters, String params) {
    return """
    {"jmhVersion": "1.37", "benchmark": "io.counterpool.models.bench.%s", "mode": "avgt",
     "forks": 3, "jdkVersion": "25.0.3", "warmupIterations": 3, "warmupTime": "250 ms",
     "measurementIterations": 4, "measurementTime": "250 ms", %s
     "primaryMetric": {"score": 0, "scoreUnit": "%s", "rawData": %s},
     "secondaryMetrics": %s}
    """
        .formatted(method, params, unit, raw, counters);
  }
}
