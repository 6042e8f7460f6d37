package io.counterpool.launcher.bench;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a run of benchmarks found.
 *
 * @param notes how it was measured, a line each
 */
record BenchReport(List<String> notes, List<BenchRow> rows) {

  BenchReport {
    notes = List.copyOf(notes);
    rows = List.copyOf(rows);
  }

  /** This, then another. */
  BenchReport plus(BenchReport other) {
    return new BenchReport(
        Stream.concat(notes.stream(), other.notes.stream()).toList(),
        Stream.concat(rows.stream(), other.rows.stream()).toList());
  }

  /** {@code {"rows":[…]}} and a line break. */
  String json() {
    return JsonMapper.builder()
            .build()
            .writerWithDefaultPrettyPrinter()
            .writeValueAsString(Map.of("rows", rows.stream().map(BenchRow::figures).toList()))
        + "\n";
  }

  /** A table, then the notes. */
  String text() {
    var text = new StringBuilder();
    text.append(
        "%-34s %8s %12s %-12s %s%n".formatted("row", "ratio", "value", "unit", "reference"));
    rows.forEach(row -> text.append(row.line()).append(System.lineSeparator()));
    text.append(System.lineSeparator());
    notes.forEach(note -> text.append(note).append(System.lineSeparator()));
    return text.toString();
  }
}
