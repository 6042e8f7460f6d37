package io.counterpool.launcher;

import io.counterpool.launcher.market.History;
import io.counterpool.launcher.market.MarketPath;
import io.counterpool.launcher.replay.Replay;
import io.counterpool.launcher.replay.Report;
import io.counterpool.launcher.venue.Venue;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * {@code ./counterpool replay FILE...}: real history through a venue of its own, which is forgotten
 * afterwards. A live venue cannot serve it: its clock never goes back.
 */
final class ReplayCommand {

  private static final long DEFAULT_SEED = 1;

  private final Path project;
  private final PrintStream out;

  ReplayCommand(Path project, PrintStream out) {
    this.project = project;
    this.out = out;
  }

  int run(Arguments arguments) {
    if (arguments.rest().isEmpty()) {
      throw new UserError("replay needs at least one CSV file with the columns time and close");
    }
    String speed = arguments.value("--speed", "max");
    if (!speed.equals("max")) {
      throw new UserError("--speed knows only max, not " + speed);
    }
    MarketPath market = History.read(arguments.rest().stream().map(Path::of).toList());
    long seed = arguments.number("--seed", DEFAULT_SEED);
    Report report = replay(project, market, seed, line -> System.err.println("· " + line));
    out.print(report.text());
    Path json = arguments.path("--json");
    if (json != null) {
      try {
        Files.writeString(json, report.json());
      } catch (IOException failed) {
        throw new UserError("cannot write " + json + ": " + failed.getMessage(), failed);
      }
    }
    if (!report.everyInvariantHeld()) {
      throw new UserError("an invariant did not hold; see the report");
    }
    return 0;
  }

  /** Starts an ephemeral venue, runs the market and reads the report. */
  static Report replay(
      Path project, MarketPath market, long seed, java.util.function.Consumer<String> progress) {
    try (Venue venue = Venue.start(Venue.Options.forgotten(project, Map.of()), progress)) {
      var replay = new Replay(venue, market, seed);
      replay.prepare();
      replay.run(progress);
      return replay.report(seed);
    }
  }
}
