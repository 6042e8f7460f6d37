package io.counterpool.launcher.bench;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Rows and notes of the benchmark {@code trade}.
 *
 * @param withoutPgbench why pgbench did not run; null if it did
 */
record TradeReport(
    Figures figures,
    SortedMap<Integer, RoundToFill.Result> latencies,
    @Nullable String withoutPgbench) {

  private static final String RATE = "fills/s";
  private static final String BYTES = "WAL B/fill";

  List<BenchRow> rows() {
    List<BenchRow> rows = new ArrayList<>();
    toDatabase(rows, "fills-single", "single-64", "pgbench");
    toDatabase(rows, "fills-single-32", "single-32", "pgbench");
    toDatabase(rows, "fills-single-to-pipelined", "single-64", "pipelined");
    toEcho(rows, "fills-single-to-echo", "single-64", "echo-64");
    toEcho(rows, "fills-single-32-to-echo", "single-32", "echo-32");
    wal(rows, "fills-single-wal", "single-64");
    toDatabase(rows, "fills-batched", "batched", "pgbench");
    toDatabase(rows, "fills-batched-to-pipelined", "batched", "pipelined");
    toEcho(rows, "fills-batched-to-echo", "batched", "echo-batched");
    wal(rows, "fills-batched-wal", "batched");
    latencies.forEach((clients, result) -> latency(rows, clients, result));
    return rows;
  }

  private void toDatabase(List<BenchRow> rows, String row, String name, String reference) {
    double value = figures.median(name);
    rows.add(
        withoutPgbench != null
            ? BenchRow.notRun(row, value, RATE, withoutPgbench)
            : BenchRow.against(
                row,
                figures.medianRatio(name, reference),
                value,
                RATE,
                "pgbench%s, 32 clients: %,.0f/s"
                    .formatted(
                        reference.equals("pgbench") ? "" : ", one pipeline a transaction",
                        figures.median(reference))));
  }

  private void toEcho(List<BenchRow> rows, String row, String name, String echo) {
    rows.add(
        BenchRow.against(
            row,
            figures.medianRatio(name, echo),
            figures.median(name),
            RATE,
            "echo of the same requests: %,.0f orders/s".formatted(figures.median(echo))));
  }

  private void wal(List<BenchRow> rows, String row, String name) {
    double value = figures.median(name + " wal");
    rows.add(
        withoutPgbench != null
            ? BenchRow.notRun(row, value, BYTES, withoutPgbench)
            : BenchRow.against(
                row,
                figures.medianRatio("pgbench wal", name + " wal"),
                value,
                BYTES,
                "pgbench: %,.0f B".formatted(figures.median("pgbench wal"))));
  }

  private static void latency(List<BenchRow> rows, int clients, RoundToFill.Result result) {
    String how = "%d clients, %d fills".formatted(clients, result.millis().count());
    if (result.millis().count() == 0) {
      rows.add(new BenchRow("round-to-fill-p50-" + clients, null, null, "ms", "no fill was seen"));
      rows.add(new BenchRow("round-to-fill-p99-" + clients, null, null, "ms", "no fill was seen"));
      return;
    }
    rows.add(
        BenchRow.alone("round-to-fill-p50-" + clients, result.millis().percentile(0.5), "ms", how));
    rows.add(
        BenchRow.alone(
            "round-to-fill-p99-" + clients, result.millis().percentile(0.99), "ms", how));
  }

  /** How it was measured. */
  List<String> notes(Map<String, String> settings, Plan plan, FillTexts texts) {
    List<String> notes = new ArrayList<>();
    notes.add(
        "Medians of %d rounds, a ratio inside its own round. %d processors shared by load, venue and"
                .formatted(plan.rounds(), Runtime.getRuntime().availableProcessors())
            + " database; load average at the end %.1f. PostgreSQL %s."
                .formatted(
                    ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(), settings));
    notes.add(
        "Warm-up: %d s of single orders, half as long batches, a quarter each echo, 3 s each pgbench."
            .formatted(plan.warmUp().toSeconds()));
    notes.add(
        "fills: %d s of orders by REST (JWT, scopes, rate limits on), until all have their outcome;"
                .formatted(plan.each().toSeconds())
            + " 64 connections (-32: 32), batches of 100 on 32. Rounds at least 100 ms apart, four"
            + " publishers report every 100 ms.");
    notes.add(
        "pgbench: bench/fill.sql, -M prepared, 32 clients, on a copy of the schema, with the texts"
            + " of"
            + " a real fill (receipt %d B deflated alone) and balances spread; the market is closed."
                .formatted(texts.receipt().length() * 3 / 4));
    notes.add(
        "WAL: bytes of the whole server, from a checkpoint on, ÷ fills. Transfers a fill: single"
            + " %.2f, batched %.2f, script 5."
                .formatted(
                    figures.median("single-64 transfers"), figures.median("batched transfers")));
    notes.add(
        "round-to-fill: publishedAt of the oracle's round to the moment a waiting caller has read"
            + " EXECUTED; beside half of the peak rate of single orders.");
    notes.addAll(figures.notes());
    latencies.forEach(
        (clients, result) -> {
          if (result.otherwise() > 0 || !result.load().isEmpty()) {
            notes.add(
                "round-to-fill-%d: %d orders ended otherwise%s"
                    .formatted(clients, result.otherwise(), result.load()));
          }
        });
    return notes;
  }
}
