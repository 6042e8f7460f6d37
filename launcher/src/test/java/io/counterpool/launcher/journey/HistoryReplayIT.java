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
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Real price history of two venues through the real services. */
class HistoryReplayIT {

  /** Where the histories are: not part of the project. */
  private static final Path DATA =
      Path.of(System.getProperty("data", Project.FOLDER.resolve("../shared/data").toString()));

  @Test
  void survivesBlackThursday() throws IOException {
    Report report = replay("black-thursday-2020-03-1h-*-btc-usd*", 1);

    assertHealthy(report);
  }

  @Test
  void survivesTheUsdcDepeg() throws IOException {
    assumeTrue(Boolean.getBoolean("full"), "ten thousand steps: only with --full");
    Report report = replay("usdc-depeg-2023-03-1m-{coinbase,kraken}-btc-usd.csv*", 1);

    assertHealthy(report);
  }

  @Test
  void reportsTheSameForTheSameSeed() throws IOException {
    assumeTrue(Boolean.getBoolean("full"), "two replays: only with --full");
    String pattern = "black-thursday-2020-03-1h-*-btc-usd*";

    assertThat(replay(pattern, 2).json()).isEqualTo(replay(pattern, 2).json());
  }

  private static void assertHealthy(Report report) {
    assertThat((Long) report.figures().get("fills")).as(report.text()).isGreaterThanOrEqualTo(200);
    assertThat((Long) report.figures().get("liquidations"))
        .as(report.text())
        .isGreaterThanOrEqualTo(20);
    assertThat(report.figures().get("ledgerImbalance")).isEqualTo("0");
    assertThat(report.everyInvariantHeld()).as(report.text()).isTrue();
  }

  private static Report replay(String pattern, long seed) throws IOException {
    assumeTrue(Files.isDirectory(DATA), "no price histories at " + DATA + " (-Ddata=…)");
    List<Path> files;
    try (Stream<Path> all = Files.list(DATA)) {
      var glob = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
      files = all.filter(file -> glob.matches(file.getFileName())).sorted().toList();
    }
    assumeTrue(files.size() == 2, "not both histories " + pattern + " at " + DATA);
    MarketPath market = History.read(files);
    try (Venue venue = Project.venue()) {
      var replay = new Replay(venue, market, seed);
      replay.prepare();
      replay.run(_ -> {});
      return replay.report(seed);
    }
  }
}
