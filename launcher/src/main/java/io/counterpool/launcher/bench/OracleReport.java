package io.counterpool.launcher.bench;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Rows and notes of the benchmark {@code oracle}.
 *
 * @param latencies milliseconds from reports to stream, by the end of the row's name
 */
record OracleReport(Figures figures, SortedMap<String, Samples> latencies) {

  BenchReport report(Map<String, String> settings, Plan plan) {
    return new BenchReport(notes(settings, plan), rows());
  }

  List<BenchRow> rows() {
    List<BenchRow> rows = new ArrayList<>();
    rows.add(
        BenchRow.against(
            "reports-vs-verify-and-copy",
            figures.medianRatio("reports", "verify-and-copy"),
            figures.median("reports"),
            "reports/s",
            "verification, then COPY of the same rows: %,.0f/s (%,.0f/s and %,.0f/s)"
                .formatted(
                    figures.median("verify-and-copy"),
                    figures.median("verify"),
                    figures.median("copy"))));
    rows.add(
        BenchRow.against(
            "reports-wal",
            figures.medianRatio("verify-and-copy wal", "reports wal"),
            figures.median("reports wal"),
            "WAL B/report",
            "COPY: %,.0f B".formatted(figures.median("verify-and-copy wal"))));
    latencies.forEach(
        (end, millis) -> {
          String how = millis.count() + " rounds" + (end.isEmpty() ? ", nothing beside" : "");
          rows.add(BenchRow.alone("report-to-stream-p50" + end, millis.percentile(0.5), "ms", how));
          rows.add(
              BenchRow.alone("report-to-stream-p99" + end, millis.percentile(0.99), "ms", how));
        });
    return rows;
  }

  private List<String> notes(Map<String, String> settings, Plan plan) {
    List<String> notes = new ArrayList<>();
    notes.add(
        "oracle: medians of %d rounds, a ratio inside its own round. %d processors shared by load,"
                .formatted(plan.rounds(), Runtime.getRuntime().availableProcessors())
            + " venue and database; load average at the end %.1f. PostgreSQL %s."
                .formatted(
                    ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(), settings));
    notes.add(
        "reports: %d clients, %d requests of %,d reports each, Ed25519, signed before the clock"
                .formatted(OracleVenue.CLIENTS, OracleBenchmark.REQUESTS, ReportSource.BATCH)
            + " starts; %d feeds of %d publishers. Until the last answer, which is after its commit."
                .formatted(
                    OracleVenue.CLIENTS * OracleVenue.FEEDS_OF_EACH,
                    OracleVenue.PUBLISHERS_OF_EACH));
    notes.add(
        "verify-and-copy: the same reports in the same batches, verified on all processors, then"
            + " copied by one connection into a copy of the schema (keys, checks, triggers), a"
            + " batch a transaction; rows ready made, no HTTP, no JSON.");
    notes.add(
        "report-to-stream: from a request with reports of 4 publishers that move the price by 2 %"
            + " to the moment a reader of the event stream has the round; -at-half: beside half of"
            + " the peak rate of reports.");
    notes.addAll(figures.notes());
    return notes;
  }
}
