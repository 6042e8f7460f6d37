package io.counterpool.launcher.bench;

import io.counterpool.launcher.bench.OrderRequests.Trader;
import io.counterpool.launcher.market.MarketPath;
import io.counterpool.launcher.replay.Desk;
import io.counterpool.launcher.replay.Replay;
import io.counterpool.launcher.replay.Setup;
import io.counterpool.launcher.venue.Api;
import io.counterpool.launcher.venue.Service;
import io.counterpool.launcher.venue.Venue;
import io.counterpool.models.Decimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A venue of its own to be measured: the capital and markets of {@code up}, rounds as often as ten
 * times a second, many accounts of several owners with collateral, then live.
 */
final class BenchVenue implements AutoCloseable {

  static final String MARKET = "BTC-USD-PERP";
  static final MarketPath.Feed FEED =
      new MarketPath.Feed(
          "BTC-USD", "BTC", "USD", List.of("alpha", "bravo", "charlie", "delta"), 3);
  static final int ACCOUNTS = ReferenceDatabase.ACCOUNTS;
  static final int MINIMUM_ROUND_MILLIS = 100;

  /** Their calls are limited one by one, as those of any caller. */
  private static final int OWNERS = 8;

  private static final String TRADER_SCOPES = "pool:read pool:trade";
  private static final Decimal PRICE = Decimal.of("64000");
  private static final Decimal COLLATERAL = Decimal.of("100000");
  private static final Duration TOKEN_LIFE = Duration.ofHours(12);
  private static final long SEED = 1;

  private final Venue venue;
  private final LivePrices prices;
  private final List<Trader> traders;

  private BenchVenue(Venue venue, LivePrices prices, List<Trader> traders) {
    this.venue = venue;
    this.prices = prices;
    this.traders = List.copyOf(traders);
  }

  /** Starts and seeds everything, and copies the pool's empty database for the reference. */
  static BenchVenue start(Path project, Consumer<String> progress) {
    var options =
        Venue.Options.forgotten(project, Map.of("SPRING_PROFILES_ACTIVE", "sandbox,benchmark"));
    Venue venue = Venue.start(options, progress);
    try {
      try (Server server = new Server(venue.database().administer("postgres"))) {
        ReferenceDatabase.create(venue.database(), server);
      } catch (SQLException failed) {
        throw new IllegalStateException("cannot copy the pool's database", failed);
      }
      return seeded(venue, progress);
    } catch (RuntimeException failed) {
      venue.close();
      throw failed;
    }
  }

  private static BenchVenue seeded(Venue venue, Consumer<String> progress) {
    // The first round is a minute past the hour, the second after the next cut-off brings capital.
    Instant first = Instant.now().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofMinutes(119));
    var random = new SplittableRandom(SEED);
    var market =
        new MarketPath(
            "bench",
            List.of(FEED),
            Stream.of(first, first.plus(Duration.ofHours(1)))
                .map(at -> new MarketPath.Step(at, LivePrices.seen(FEED, PRICE, at, random)))
                .toList(),
            Duration.ofMinutes(5),
            List.of());
    var replay = new Replay(venue, market, SEED);
    progress.accept("seeding " + ACCOUNTS + " accounts");
    configurePool(replay.driver());
    replay.prepare();
    market.steps().forEach(replay::advance);
    List<Trader> traders = traders(venue);
    replay.goLive();
    var prices =
        new LivePrices(venue.api("publishers", "oracle:submit"), replay.publishers(), FEED, PRICE);
    return new BenchVenue(venue, prices, traders);
  }

  /** Before the rest of the set-up, which leaves alone what is there. */
  private static void configurePool(Api operator) {
    operator
        .send(
            Service.POOL,
            "PUT",
            "/v1/pools/" + Setup.POOL,
            Map.of(
                "settlementAsset",
                "USDC",
                "assets",
                List.of(),
                "utilisationStop",
                "0.8",
                "redemptionStop",
                "0.9",
                "epochSeconds",
                3600,
                "roundIntervalSeconds",
                5,
                "minimumRoundMillis",
                MINIMUM_ROUND_MILLIS,
                "maxClockSkewMillis",
                0,
                "subordination",
                Map.of("senior", "0.6", "mezzanine", "0.85"),
                "outflowPerEpoch",
                "0.25"),
            Map.of("Idempotency-Key", "bench-pool"))
        .expect2xx("PUT pool");
  }

  /** Opens the accounts, each owner for itself. */
  private static List<Trader> traders(Venue venue) {
    try (var owners = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<List<Trader>>> opened = new ArrayList<>();
      for (int owner = 0; owner < OWNERS; owner++) {
        String subject = "trader-" + owner;
        var ids = new SplittableRandom(SEED + owner);
        opened.add(owners.submit(() -> traders(venue, subject, ids)));
      }
      List<Trader> traders = new ArrayList<>();
      for (Future<List<Trader>> some : opened) {
        traders.addAll(some.get());
      }
      return traders;
    } catch (ExecutionException failed) {
      throw new IllegalStateException("accounts were not opened", failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while accounts were opened", stopped);
    }
  }

  private static List<Trader> traders(Venue venue, String subject, SplittableRandom ids) {
    String token = venue.keys().token(subject, TRADER_SCOPES, TOKEN_LIFE);
    var desk =
        new Desk(venue.api(subject, TRADER_SCOPES), venue.api("custodian", "custody:confirm"), ids);
    List<Trader> traders = new ArrayList<>();
    for (int n = 0; n < ACCOUNTS / OWNERS; n++) {
      var trader = new Trader(desk.newId(), token);
      desk.openAccount(trader.account());
      desk.bringCollateral(trader.account(), "USDC", COLLATERAL);
      traders.add(trader);
    }
    return traders;
  }

  Venue venue() {
    return venue;
  }

  /** Whether reports come in; rounds need them. */
  LivePrices prices() {
    return prices;
  }

  List<Trader> traders() {
    return traders;
  }

  /** A client of the n-th owner. */
  Api owner(int n) {
    return venue.api("trader-" + n % OWNERS, TRADER_SCOPES);
  }

  /** Accounts of the n-th owner. */
  List<Trader> tradersOf(int n) {
    int each = ACCOUNTS / OWNERS;
    int from = n % OWNERS * each;
    return traders.subList(from, from + each);
  }

  InetSocketAddress pool() {
    return new InetSocketAddress(
        InetAddress.getLoopbackAddress(), venue.process(Service.POOL).port());
  }

  /** A connection to one of the server's databases. */
  Server server(String database) {
    try {
      return new Server(venue.database().administer(database));
    } catch (SQLException failed) {
      throw new IllegalStateException("cannot use database " + database, failed);
    }
  }

  @Override
  public void close() {
    prices.close();
    venue.close();
  }
}
