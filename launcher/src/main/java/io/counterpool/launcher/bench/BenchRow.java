package io.counterpool.launcher.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line of a report.
 *
 * @param ratio above 1 is better than the reference; null where there is none, or it did not run
 * @param value what was measured, in {@code unit}; null if it was not
 * @param reference what the ratio is to, or how the value was measured
 */
record BenchRow(
    String name, @Nullable Double ratio, @Nullable Double value, String unit, String reference) {

  /** A value beside a reference. */
  static BenchRow against(String name, double ratio, double value, String unit, String reference) {
    return new BenchRow(name, ratio, value, unit, reference);
  }

  /** A value on its own. */
  static BenchRow alone(String name, double value, String unit, String how) {
    return new BenchRow(name, null, value, unit, how);
  }

  /** A value whose reference could not be run. */
  static BenchRow notRun(String name, @Nullable Double value, String unit, String why) {
    return new BenchRow(name, null, value, unit, "NOT RUN: " + why);
  }

  /** The JSON object, in the order of the record. */
  Map<String, @Nullable Object> figures() {
    Map<String, @Nullable Object> figures = new LinkedHashMap<>();
    figures.put("name", name);
    figures.put("ratio", rounded(ratio));
    figures.put("value", rounded(value));
    figures.put("unit", unit);
    figures.put("reference", reference);
    return figures;
  }

  /** Three fraction digits: more is noise. */
  private static @Nullable Double rounded(@Nullable Double figure) {
    return figure == null ? null : Math.round(figure * 1000) / 1000.0;
  }

  /** A line of the table. */
  String line() {
    return "%-34s %8s %12s %-12s %s"
        .formatted(
            name,
            ratio == null ? "-" : "%.2f".formatted(ratio),
            value == null ? "-" : value < 1000 ? "%.1f".formatted(value) : "%,.0f".formatted(value),
            unit,
            reference);
  }
}
