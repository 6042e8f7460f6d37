package io.counterpool.launcher;

import io.counterpool.launcher.market.LiveFeeds;
import io.counterpool.launcher.market.MarketPath;
import io.counterpool.launcher.market.Publishers;
import io.counterpool.launcher.replay.Crowd;
import io.counterpool.launcher.replay.Desk;
import io.counterpool.launcher.replay.Setup;
import io.counterpool.launcher.venue.Api;
import io.counterpool.launcher.venue.Home;
import io.counterpool.launcher.venue.Service;
import io.counterpool.launcher.venue.Venue;
import io.counterpool.models.Decimal;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * {@code ./counterpool up --feeds live}: the venue on the prices of public venues, which the
 * oracle's connectors read. Nothing is simulated: where no source answers, feeds stay below quorum
 * and the user is told so.
 */
final class LiveUp {

  private static final String SCOPES =
      "sandbox:drive oracle:read oracle:configure fee:read fee:configure margin:read"
          + " margin:configure pool:read pool:operate pool:configure";

  /** Grades of a price that is of now; a stored one from an earlier start is none. */
  private static final Set<String> FRESH = Set.of("VALID", "UNCERTAIN", "VOLATILE");

  /** A provider's deposit is struck at the end of an epoch; a visitor should not wait an hour. */
  private static final int EPOCH_SECONDS = 60;

  private static final int ROUND_SECONDS = 5;

  /** How long a service may be away; when everything stops, this is the last to notice. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Duration TELL_AFTER = Duration.ofSeconds(15);

  private final Path project;
  private final PrintStream out;

  LiveUp(Path project, PrintStream out) {
    this.project = project;
    this.out = out;
  }

  int run(Arguments arguments) {
    boolean ephemeral = arguments.has("--ephemeral");
    Home home = ephemeral ? Home.forgotten() : Home.live(project);
    var options =
        new Venue.Options(
            project,
            home,
            Home.lasting(project),
            Math.toIntExact(arguments.number("--port-base", Up.PORT_BASE)),
            ephemeral ? 0 : Up.DATABASE_PORT,
            environment(home));
    try (Venue venue = Venue.start(options, this::progress)) {
      serve(venue);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (UncheckedIOException gone) {
      throw new UserError("a service does not answer: " + gone.getMessage(), gone);
    }
    return 0;
  }

  /** What the services are told beside the usual: the connectors, and where their keys are. */
  static Map<String, String> environment(Home home) {
    return Map.of(
        "SPRING_PROFILES_ACTIVE",
        "sandbox,live-feeds",
        "COUNTERPOOL_LIVE_KEYS",
        home.directory("keys").toString());
  }

  private void serve(Venue venue) throws InterruptedException {
    Api api = venue.api("launcher", SCOPES).patient(PATIENCE);
    LiveFeeds feeds = feeds(api);
    feeds
        .configurations()
        .forEach(
            (path, body) -> {
              if (api.get(Service.ORACLE, path).status() != 200) {
                configure(api, path, body);
              }
            });
    for (Service service : Service.values()) {
      api.put(service, "/v1/sandbox/clock", Map.of("mode", "LIVE"))
          .expect2xx("PUT sandbox clock of " + service.module());
    }
    progress("looking at " + String.join(", ", feeds.feeds()) + " of public venues");
    Map<String, String> told = new TreeMap<>();
    boolean open = false;
    Instant tellAt = Instant.now().plus(TELL_AFTER);
    while (true) {
      Map<String, Decimal> prices = prices(api, feeds, told);
      boolean complete = prices.keySet().containsAll(feeds.traded());
      if (complete && !open) {
        open(venue, api, feeds, prices);
        open = true;
      } else if (!complete && !open && Instant.now().isAfter(tellAt)) {
        tellAt = Instant.now().plus(TELL_AFTER.multipliedBy(20));
        tellTroubles(api);
      }
      Thread.sleep(LOOK);
    }
  }

  private static LiveFeeds feeds(Api api) {
    return new LiveFeeds(
        api.get(Service.ORACLE, "/v1/connectors").expect2xx("GET connectors").path("items"));
  }

  private static void configure(Api api, String path, Map<String, Object> body) {
    api.send(
            Service.ORACLE,
            "PUT",
            path,
            body,
            Map.of("Idempotency-Key", UUID.randomUUID().toString()))
        .expect2xx("PUT " + path);
  }

  /**
   * The prices there are now.
   *
   * @param told feed → what was said of it last; a change is said
   */
  private Map<String, Decimal> prices(Api api, LiveFeeds feeds, Map<String, String> told) {
    Map<String, Decimal> prices = new HashMap<>();
    for (String feed : feeds.feeds()) {
      Api.Answer answer = api.get(Service.ORACLE, "/v1/feeds/" + feed + "/price");
      JsonNode price = answer.body().path("price");
      String grade =
          answer.status() == 200 ? answer.body().path("grade").asString("") : "BELOW_QUORUM";
      if (FRESH.contains(grade) && price.isString()) {
        prices.put(feed, Decimal.of(price.stringValue()));
      }
      String before = told.put(feed, grade);
      if (!grade.equals(before == null ? "BELOW_QUORUM" : before)) {
        Decimal now = prices.get(feed);
        progress(feed + " is " + grade + (now == null ? "" : ", " + now));
      }
    }
    return prices;
  }

  private void tellTroubles(Api api) {
    LiveFeeds feeds = feeds(api);
    out.println();
    out.println("No live price yet: too few sources answer.");
    feeds.troubles().forEach(line -> out.println("  " + line));
    out.println(
        "Until they do, the feeds stay below quorum and no market opens; no price is invented."
            + " The connectors go on trying. Ctrl-C stops everything.");
    out.println();
  }

  /**
   * Sets the markets up at the first live prices and brings capital, unless an earlier start did.
   */
  private void open(Venue venue, Api api, LiveFeeds feeds, Map<String, Decimal> prices) {
    var random = new SplittableRandom();
    var desk =
        new Desk(
            venue.api("crowd", "pool:read pool:trade pool:provide"),
            venue.api("custodian", "custody:confirm"),
            random.split());
    if (Up.isFresh(venue)) {
      progress("seeding a small venue at the first live prices");
      MarketPath market = feeds.market(prices, Instant.now().truncatedTo(ChronoUnit.MILLIS));
      new Setup(api, new Publishers(venue.home().directory("keys")))
          .venue(market, prices, ROUND_SECONDS, EPOCH_SECONDS);
      new Crowd(desk, market, random.split()).bringCapital();
      progress("deposits are struck at the end of the epoch, within " + EPOCH_SECONDS + " s");
    }
    new Welcome(venue, desk).print(out);
  }

  private void progress(String line) {
    out.println("· " + line);
  }
}
