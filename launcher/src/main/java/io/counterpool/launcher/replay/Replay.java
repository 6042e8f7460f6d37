package io.counterpool.launcher.replay;

import io.counterpool.launcher.market.MarketPath;
import io.counterpool.launcher.market.Observation;
import io.counterpool.launcher.market.Publishers;
import io.counterpool.launcher.market.Wire;
import io.counterpool.launcher.venue.Api;
import io.counterpool.launcher.venue.Service;
import io.counterpool.launcher.venue.Venue;
import io.counterpool.models.Decimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * Drives a venue through a market, step by step under the venue clock: reports in, rounds run,
 * commands sent, and the next step only when every command has been taken in. The same market and
 * seed give the same rows.
 */
public final class Replay {

  private static final Duration TAKE_WAIT = Duration.ofSeconds(30);

  private final MarketPath market;
  private final Publishers publishers;
  private final Api driver;
  private final Desk desk;
  private final Crowd crowd;
  private final Map<String, Decimal> prices = new HashMap<>();

  public Replay(Venue venue, MarketPath market, long seed) {
    this(venue, market, seed, Duration.ZERO);
  }

  /**
   * A replay that outlives its services.
   *
   * @param patience how long a call is sent again while a service is away
   */
  public Replay(Venue venue, MarketPath market, long seed, Duration patience) {
    this.market = market;
    this.publishers = new Publishers(venue.home().directory("keys"));
    this.driver =
        venue
            .api(
                "driver",
                "sandbox:drive oracle:submit oracle:read oracle:configure fee:read fee:configure"
                    + " margin:read margin:configure pool:read pool:operate pool:configure")
            .patient(patience);
    SplittableRandom random = new SplittableRandom(seed);
    this.desk =
        new Desk(
            venue.api("crowd", "pool:read pool:trade pool:provide").patient(patience),
            venue.api("custodian", "custody:confirm").patient(patience),
            random.split());
    this.crowd = new Crowd(desk, market, random.split());
  }

  /** The first price of each feed: the median of its first observations. */
  public static Map<String, Decimal> firstPrices(MarketPath market) {
    Map<String, Decimal> first = new HashMap<>();
    for (MarketPath.Step step : market.steps()) {
      medians(step).forEach(first::putIfAbsent);
      if (first.size() == market.feeds().size()) {
        break;
      }
    }
    return first;
  }

  /** Sets up the venue and brings the crowd; the clock stands one interval before the market. */
  public void prepare() {
    Instant begin = market.steps().getFirst().at().minus(market.interval());
    for (Service service : Service.values()) {
      clock(service, begin);
    }
    new Setup(driver, publishers)
        .venue(
            market,
            firstPrices(market),
            Math.toIntExact(Math.max(1, Math.min(5, market.interval().toSeconds()))));
    crowd.arrive();
    awaitTaken();
  }

  /**
   * Runs every step.
   *
   * @param progress told a line now and then
   */
  public void run(Consumer<String> progress) {
    Instant told = Instant.now();
    int step = 0;
    for (MarketPath.Step now : market.steps()) {
      advance(now);
      int before = desk.sent();
      crowd.act(step, prices);
      if (desk.sent() > before) {
        awaitTaken();
      }
      step++;
      if (Duration.between(told, Instant.now()).toSeconds() >= 2) {
        told = Instant.now();
        progress.accept(
            "%s  step %d of %d  %s".formatted(now.at(), step, market.steps().size(), tape()));
      }
    }
  }

  /** One step without the crowd: the clock, the reports, the round. */
  public void advance(MarketPath.Step now) {
    clock(Service.ORACLE, now.at());
    driver
        .post(Service.ORACLE, "/v1/reports", publishers.batch(now.observations()))
        .expect2xx("POST reports");
    prices.putAll(medians(now));
    clock(Service.FEE, now.at());
    clock(Service.MARGIN, now.at());
    clock(Service.POOL, now.at());
  }

  private void clock(Service service, Instant at) {
    driver
        .put(service, "/v1/sandbox/clock", Map.of("mode", "DRIVEN", "now", Wire.instant(at)))
        .expect2xx("PUT sandbox clock of " + service.module());
  }

  /** Hands the venue over to wall time. */
  public void goLive() {
    for (Service service : Service.values()) {
      driver
          .put(service, "/v1/sandbox/clock", Map.of("mode", "LIVE"))
          .expect2xx("PUT sandbox clock of " + service.module());
    }
  }

  public Map<String, Decimal> prices() {
    return Map.copyOf(prices);
  }

  public Desk desk() {
    return desk;
  }

  public Api driver() {
    return driver;
  }

  public Publishers publishers() {
    return publishers;
  }

  private void awaitTaken() {
    Instant deadline = Instant.now().plus(TAKE_WAIT);
    while (true) {
      JsonNode pool = driver.get(Service.POOL, "/v1/pools/" + Setup.POOL).expect2xx("GET pool");
      if (pool.path("commandsPending").asInt(-1) == 0) {
        return;
      }
      if (Instant.now().isAfter(deadline)) {
        throw new IllegalStateException(
            "commands were not taken in within " + TAKE_WAIT + ": " + pool);
      }
    }
  }

  private String tape() {
    return market.feeds().stream()
        .map(feed -> feed.base() + " " + prices.get(feed.feed()))
        .reduce((a, b) -> a + "  " + b)
        .orElse("");
  }

  /** The lower median of what was seen of each feed. */
  private static Map<String, Decimal> medians(MarketPath.Step step) {
    Map<String, List<Decimal>> seen = new HashMap<>();
    for (Observation observation : step.observations()) {
      seen.computeIfAbsent(observation.feed(), _ -> new ArrayList<>()).add(observation.price());
    }
    Map<String, Decimal> medians = new HashMap<>();
    seen.forEach(
        (feed, values) -> {
          values.sort(Comparator.naturalOrder());
          medians.put(feed, values.get((values.size() - 1) / 2));
        });
    return medians;
  }

  /** What came of it, read from the pool. */
  public Report report(long seed) {
    return Report.read(driver, market, seed);
  }
}
