package io.counterpool.launcher;

import io.counterpool.launcher.market.CrashDay;
import io.counterpool.launcher.market.LiveMarket;
import io.counterpool.launcher.market.MarketPath;
import io.counterpool.launcher.market.Publishers;
import io.counterpool.launcher.replay.Replay;
import io.counterpool.launcher.replay.Report;
import io.counterpool.launcher.replay.Setup;
import io.counterpool.launcher.venue.Api;
import io.counterpool.launcher.venue.Home;
import io.counterpool.launcher.venue.Service;
import io.counterpool.launcher.venue.Venue;
import io.counterpool.models.Decimal;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/**
 * {@code ./counterpool up}: the venue, a crash day before the user's eyes, then a live simulated
 * market until Ctrl-C. A second {@code up} finds its data and goes on live. With {@code --feeds
 * live} nothing is simulated: {@link LiveUp}.
 */
final class Up {

  static final int PORT_BASE = 8081;
  static final int DATABASE_PORT = 54_329;
  private static final long DEFAULT_SEED = 20_200_312;

  private final Path project;
  private final PrintStream out;

  Up(Path project, PrintStream out) {
    this.project = project;
    this.out = out;
  }

  int run(Arguments arguments) {
    return switch (arguments.value("--feeds", "simulated")) {
      case "simulated" -> simulated(arguments);
      case "live" -> new LiveUp(project, out).run(arguments);
      case String other -> throw new UserError("--feeds knows simulated and live, not " + other);
    };
  }

  private int simulated(Arguments arguments) {
    Home lasting = Home.lasting(project);
    Home home = arguments.has("--ephemeral") ? Home.forgotten() : lasting;
    long seed = arguments.number("--seed", DEFAULT_SEED);
    int portBase = Math.toIntExact(arguments.number("--port-base", PORT_BASE));
    var options =
        new Venue.Options(
            project,
            home,
            lasting,
            portBase,
            arguments.has("--ephemeral") ? 0 : DATABASE_PORT,
            Map.of());
    try (Venue venue = Venue.start(options, this::progress)) {
      serve(venue, seed);
    }
    return 0;
  }

  private void serve(Venue venue, long seed) {
    boolean fresh = isFresh(venue);
    Instant liveFrom = Instant.now().truncatedTo(ChronoUnit.MINUTES);
    MarketPath day = CrashDay.ending(liveFrom, seed);
    var replay = new Replay(venue, day, seed);
    Map<String, Decimal> prices;
    if (fresh) {
      progress("seeding a small venue, then a generated crash day (seed " + seed + ")");
      replay.prepare();
      replay.run(this::progress);
      Report report = replay.report(seed);
      out.println();
      out.print(report.text());
      out.println();
      prices = replay.prices();
    } else {
      progress("found the data of an earlier start");
      prices = lastPrices(venue);
    }
    replay.goLive();
    try (var market = new Live(venue, replay.publishers(), prices, seed)) {
      market.start();
      new Welcome(venue, replay.desk()).print(out);
      awaitTheEnd();
    }
  }

  static boolean isFresh(Venue venue) {
    Api api = venue.api("launcher", "pool:read pool:operate");
    return api.get(Service.POOL, "/v1/pools/" + Setup.POOL).status() == 404;
  }

  private static Map<String, Decimal> lastPrices(Venue venue) {
    Api api = venue.api("launcher", "oracle:read");
    Map<String, Decimal> prices = new HashMap<>();
    for (MarketPath.Feed feed : CrashDay.feeds()) {
      JsonNode price =
          api.get(Service.ORACLE, "/v1/feeds/" + feed.feed() + "/price").expect2xx("GET price");
      prices.put(feed.feed(), Decimal.of(price.path("price").asString()));
    }
    return prices;
  }

  /** Ctrl-C ends the process; its shutdown stops the venue. */
  private static void awaitTheEnd() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void progress(String line) {
    out.println("· " + line);
  }

  /** Posts what the publishers see, once a second, until closed. */
  private static final class Live implements AutoCloseable {

    private final ScheduledExecutorService timer =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("live-market").factory());
    private final LiveMarket market;
    private final Publishers publishers;
    private final Api api;

    Live(Venue venue, Publishers publishers, Map<String, Decimal> prices, long seed) {
      this.market = new LiveMarket(prices, seed);
      this.publishers = publishers;
      this.api = venue.api("publishers", "oracle:submit");
    }

    void start() {
      var _ = timer.scheduleAtFixedRate(this::post, 0, 1, TimeUnit.SECONDS);
    }

    private void post() {
      try {
        api.post(
            Service.ORACLE,
            "/v1/reports",
            publishers.batch(market.next(Instant.now().truncatedTo(ChronoUnit.MILLIS))));
      } catch (RuntimeException unreachable) {
        System.err.println("counterpool: reports were not taken: " + unreachable.getMessage());
      }
    }

    @Override
    public void close() {
      timer.shutdownNow();
    }
  }
}
