package io.counterpool.launcher.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.counterpool.launcher.Project;
import io.counterpool.launcher.market.History;
import io.counterpool.launcher.market.MarketPath;
import io.counterpool.launcher.replay.Replay;
import io.counterpool.launcher.replay.Report;
import io.counterpool.launcher.venue.Venue;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Real price history of two venues through the real services. */
class HistoryReplayIT {

  /** Where the histories are: not part of the project. */
  private static final Path DATA =
      Path.of(System.getProperty("data", Project.FOLDER.resolve("../shared/data").toString()));

  private static final String BLACK_THURSDAY = "black-thursday-2020-03-1h-*-btc-usd*";

  /** The ten days around it; the whole month with {@code --full}. */
  @Test
  void survivesBlackThursday() throws IOException {
    MarketPath march = history(BLACK_THURSDAY);

    Report report =
        replay(
            Boolean.getBoolean("full")
                ? march
                : between(
                    march,
                    Instant.parse("2020-03-06T00:00:00Z"),
                    Instant.parse("2020-03-16T00:00:00Z")),
            1);

    assertHealthy(report);
  }

  @Test
  void survivesTheUsdcDepeg() throws IOException {
    assumeTrue(Boolean.getBoolean("full"), "ten thousand steps: only with --full");

    assertHealthy(replay(history("usdc-depeg-2023-03-1m-{coinbase,kraken}-btc-usd.csv*"), 1));
  }

  @Test
  void reportsTheSameForTheSameSeed() throws IOException {
    assumeTrue(Boolean.getBoolean("full"), "two replays: only with --full");
    MarketPath march = history(BLACK_THURSDAY);

    assertThat(replay(march, 2).json()).isEqualTo(replay(march, 2).json());
  }

  private static void assertHealthy(Report report) {
    assertThat((Long) report.figures().get("fills")).as(report.text()).isGreaterThanOrEqualTo(200);
    assertThat((Long) report.figures().get("liquidations"))
        .as(report.text())
        .isGreaterThanOrEqualTo(20);
    assertThat(report.figures().get("ledgerImbalance")).isEqualTo("0");
    Map<?, ?> economics = (Map<?, ?>) report.figures().get("economics");
    assertThat(new BigDecimal(String.valueOf(economics.get("volume"))))
        .as(report.text())
        .isPositive();
    assertThat(new BigDecimal(String.valueOf(economics.get("cover"))))
        .as(report.text())
        .isPositive();
    assertThat(report.everyInvariantHeld()).as(report.text()).isTrue();
  }

  private static MarketPath history(String pattern) throws IOException {
    assumeTrue(Files.isDirectory(DATA), "no price histories at " + DATA + " (-Ddata=…)");
    List<Path> files;
    try (Stream<Path> all = Files.list(DATA)) {
      var glob = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
      files = all.filter(file -> glob.matches(file.getFileName())).sorted().toList();
    }
    assumeTrue(files.size() == 2, "not both histories " + pattern + " at " + DATA);
    return History.read(files);
  }

  private static MarketPath between(MarketPath market, Instant from, Instant to) {
    return new MarketPath(
        market.name(),
        market.feeds(),
        market.steps().stream()
            .filter(step -> !step.at().isBefore(from) && step.at().isBefore(to))
            .toList(),
        market.interval(),
        market.notes());
  }

  private static Report replay(MarketPath market, long seed) {
    try (Venue venue = Project.venue()) {
      var replay = new Replay(venue, market, seed);
      replay.prepare();
      replay.run(_ -> {});
      return replay.report(seed);
    }
  }
}
