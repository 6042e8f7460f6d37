package io.counterpool.launcher.bench;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Quotes through REST in batches, beside an echo that parses the same request and writes an answer
 * of the same records. Load, service and database share the machine; the two take turns. One row is
 * of quotes that name the version of the schedule, so that their answer is the same for ever.
 */
final class FeeBenchmark {

  private static final int[] BATCHES = {1, 32, 256};
  private static final int PINNED_BATCH = 32;
  private static final String PINNED = "quotes-pinned";
  private static final int CONNECTIONS = 16;
  private static final String QUOTES = "/v1/quotes";
  private static final String ECHO = "/v1/benchmark/quotes";

  private final FeeVenue venue;
  private final Plan plan;
  private final Consumer<String> progress;
  private final List<String> tokens;
  private final Figures figures = new Figures();

  FeeBenchmark(FeeVenue venue, Plan plan, Consumer<String> progress) {
    this.venue = venue;
    this.plan = plan;
    this.progress = progress;
    this.tokens = venue.tokens();
  }

  BenchReport run() {
    progress.accept("warming up for " + plan.warmUp().toSeconds() + " s");
    Duration each = plan.warmUp().dividedBy(2L * BATCHES.length + 1);
    for (int batch : BATCHES) {
      measure("warm-up-", batch, each);
    }
    figures.forget("warm-up");
    for (int round = 1; round <= plan.rounds(); round++) {
      for (int batch : BATCHES) {
        measure("", batch, plan.each().dividedBy(2));
      }
      progress.accept("round %d of %d: %s".formatted(round, plan.rounds(), figures.lastRates()));
    }
    return report(figures, plan);
  }

  private void measure(String prefix, int batch, Duration howLong) {
    measure(prefix + "echo-" + batch, ECHO, null, batch, howLong);
    measure(prefix + "quotes-" + batch, QUOTES, null, batch, howLong);
    if (batch == PINNED_BATCH) {
      measure(prefix + PINNED, QUOTES, FeeVenue.VERSION, batch, howLong);
    }
  }

  /** Rate in quotes, not in requests. */
  private void measure(
      String name, String path, @Nullable Long version, int batch, Duration howLong) {
    QuoteRequests requests =
        QuoteRequests.of(venue.fee(), path, tokens, FeeVenue.MARKET, version, batch);
    LoadGenerator.Result result = LoadGenerator.run(venue.fee(), CONNECTIONS, requests, howLong);
    if (result.accepted() == 0) {
      throw new IllegalStateException(name + ": nothing was answered," + result.complaints());
    }
    if (!result.complaints().isEmpty()) {
      figures.note(name + ":" + result.complaints());
    }
    figures.add(name, result.acceptedPerSecond() * requests.lines());
  }

  /** The lowest of the ratios, then a row for each size of batch, then pinned quotes. */
  static BenchReport report(Figures figures, Plan plan) {
    List<BenchRow> rows = new ArrayList<>();
    int worst = BATCHES[0];
    for (int batch : BATCHES) {
      rows.add(row("quotes-vs-echo-" + batch, figures, "quotes-" + batch, batch));
      worst = ratio(figures, batch) < ratio(figures, worst) ? batch : worst;
    }
    rows.addFirst(row("quotes-vs-echo", figures, "quotes-" + worst, worst));
    rows.add(row(PINNED, figures, PINNED, PINNED_BATCH));
    List<String> notes = new ArrayList<>();
    notes.add(
        "fee: medians of %d rounds, a ratio inside its own round. %d processors shared by load and"
                .formatted(plan.rounds(), Runtime.getRuntime().availableProcessors())
            + " service; load average at the end %.1f. %d connections, JWT, scopes, rate limits on."
                .formatted(
                    ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                    CONNECTIONS));
    notes.addAll(figures.notes());
    return new BenchReport(notes, rows);
  }

  private static double ratio(Figures figures, int batch) {
    return figures.medianRatio("quotes-" + batch, "echo-" + batch);
  }

  private static BenchRow row(String name, Figures figures, String measured, int batch) {
    return BenchRow.against(
        name,
        figures.medianRatio(measured, "echo-" + batch),
        figures.median(measured),
        "quotes/s",
        "echo of the same records in batches of %d: %,.0f/s"
            .formatted(batch, figures.median("echo-" + batch)));
  }
}
