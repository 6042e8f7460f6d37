package io.counterpool.launcher.bench;

import io.counterpool.launcher.UserError;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code ./counterpool bench [NAME] [--rounds N] [--data FOLDER] [--json OUT]}: runs benchmarks and
 * their references. {@code trade}, {@code oracle} and {@code fee} have a venue of their own,
 * forgotten afterwards; {@code models} is measured by JMH before this program starts (the script
 * has Maven do it), and read here. {@code volatility} reads price histories from {@code --data
 * FOLDER}.
 */
public final class Bench {

  /** Benchmarks by name. */
  public static final List<String> NAMES =
      List.of("models", "trade", "oracle", "fee", "volatility");

  /** Rounds of which medians are reported. */
  public static final int ROUNDS = 3;

  /** What the tables of a run grow to, and what PostgreSQL keeps of its log. */
  private static final long LEAST_FREE_MIB = 8_000;

  private final Path project;
  private final Path data;
  private final PrintStream out;

  /** {@code data} is where price histories are: not part of the project. */
  public Bench(Path project, Path data, PrintStream out) {
    this.project = project;
    this.data = data;
    this.out = out;
  }

  /**
   * As {@link #run(List, Path, int)} with {@link #ROUNDS} rounds.
   *
   * @return exit code
   */
  public int run(List<String> names, @Nullable Path json) {
    return run(names, json, ROUNDS);
  }

  /**
   * Runs the named benchmarks, or all.
   *
   * @param json written if not null
   * @return exit code
   * @throws UserError if a name is unknown, the disk is too full or {@code json} cannot be written
   */
  public int run(List<String> names, @Nullable Path json, int rounds) {
    for (String name : names) {
      if (!NAMES.contains(name)) {
        throw new UserError("no benchmark " + name + "; there is: " + String.join(", ", NAMES));
      }
    }
    Plan plan = Plan.of(rounds);
    List<String> wanted = names.isEmpty() ? NAMES : names;
    BenchReport report = new BenchReport(List.of(), List.of());
    if (wanted.contains("models")) {
      report = report.plus(JmhReport.of(project));
    }
    if (wanted.contains("trade")) {
      requireSpace();
      report = report.plus(trade(plan));
    }
    if (wanted.contains("oracle")) {
      requireSpace();
      report = report.plus(oracle(plan));
    }
    if (wanted.contains("fee")) {
      report = report.plus(fee(plan));
    }
    if (wanted.contains("volatility")) {
      report = report.plus(volatility(names.contains("volatility")));
    }
    out.println();
    out.print(report.text());
    if (json != null) {
      try {
        Files.writeString(json, report.json());
      } catch (IOException failed) {
        throw new UserError("cannot write " + json + ": " + failed.getMessage(), failed);
      }
    }
    return 0;
  }

  private BenchReport trade(Plan plan) {
    try (BenchVenue bench = BenchVenue.start(project, this::progress);
        Server server = bench.server("pool")) {
      return new TradeBenchmark(bench, server, plan, this::progress).run();
    }
  }

  private BenchReport volatility(boolean asked) {
    VolatilityBenchmark benchmark = new VolatilityBenchmark(data, this::progress);
    return asked || benchmark.canRun()
        ? benchmark.run()
        : new BenchReport(
            List.of(),
            List.of(BenchRow.notRun("volatility", null, "QLIKE", "no price histories at " + data)));
  }

  private BenchReport oracle(Plan plan) {
    try (OracleVenue venue = OracleVenue.start(project, this::progress)) {
      return new OracleBenchmark(venue, plan, this::progress).run();
    }
  }

  private BenchReport fee(Plan plan) {
    try (FeeVenue venue = FeeVenue.start(project, this::progress)) {
      return new FeeBenchmark(venue, plan, this::progress).run();
    }
  }

  private static void requireSpace() {
    Path folder = Path.of(System.getProperty("java.io.tmpdir"));
    try {
      long freeMib = Files.getFileStore(folder).getUsableSpace() >> 20;
      if (freeMib < LEAST_FREE_MIB) {
        throw new UserError(
            "disk almost full: %s has %d MiB free, a benchmark needs %d MiB"
                .formatted(folder, freeMib, LEAST_FREE_MIB));
      }
    } catch (IOException failed) {
      throw new UserError("cannot use " + folder + ": " + failed.getMessage(), failed);
    }
  }

  private void progress(String line) {
    out.println("· " + line);
  }
}
