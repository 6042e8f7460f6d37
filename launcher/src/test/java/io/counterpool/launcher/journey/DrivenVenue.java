package io.counterpool.launcher.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.launcher.Project;
import io.counterpool.launcher.market.MarketPath;
import io.counterpool.launcher.market.Observation;
import io.counterpool.launcher.market.Publishers;
import io.counterpool.launcher.market.Wire;
import io.counterpool.launcher.replay.Desk;
import io.counterpool.launcher.replay.Setup;
import io.counterpool.launcher.venue.Api;
import io.counterpool.launcher.venue.Service;
import io.counterpool.launcher.venue.Venue;
import io.counterpool.models.Decimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * Four real processes that a test drives step by step: everybody sees the prices that it names, the
 * clock moves five minutes, one round runs.
 */
final class DrivenVenue implements AutoCloseable {

  private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
  private static final Duration STEP = Duration.ofMinutes(5);
  private static final List<String> PUBLISHERS = List.of("alpha", "bravo", "charlie");

  /** Epochs last an hour: the first of these steps ends one, and its strike falls on the second. */
  private static final List<Duration> STEPS_TO_A_STRIKE = List.of(Duration.ofHours(1), STEP, STEP);

  private final Venue venue;
  private final Api operator;
  private final Publishers publishers;
  private final Desk desk;
  private Instant now = START;

  /**
   * Starts and configures a venue with a perpetual on each feed.
   *
   * @param firstPrices by feed, such as {@code BTC-USD}
   */
  static DrivenVenue start(Map<String, Decimal> firstPrices) {
    var driven = new DrivenVenue(Project.venue());
    try {
      driven.configure(firstPrices);
      return driven;
    } catch (RuntimeException failed) {
      driven.close();
      throw failed;
    }
  }

  private DrivenVenue(Venue venue) {
    this.venue = venue;
    this.operator =
        venue.api(
            "operator",
            "sandbox:drive oracle:submit oracle:read oracle:configure fee:read fee:configure"
                + " margin:read margin:configure pool:read pool:operate pool:configure");
    this.publishers = new Publishers(venue.home().directory("keys"));
    this.desk = desk(Duration.ZERO);
  }

  private void configure(Map<String, Decimal> firstPrices) {
    clock(START);
    List<MarketPath.Feed> feeds =
        firstPrices.keySet().stream()
            .sorted()
            .map(
                feed ->
                    new MarketPath.Feed(
                        feed, feed.substring(0, feed.indexOf('-')), "USD", PUBLISHERS, 2))
            .toList();
    var market =
        new MarketPath(
            "journey", feeds, List.of(new MarketPath.Step(START, List.of())), STEP, List.of());
    new Setup(operator, publishers).venue(market, firstPrices, 5);
  }

  /** Another sender of commands, who sends again for {@code patience} while nobody answers. */
  Desk desk(Duration patience) {
    return new Desk(trader().patient(patience), custodian(), new SplittableRandom(5));
  }

  Venue venue() {
    return venue;
  }

  Api operator() {
    return operator;
  }

  Api trader() {
    return venue.api("crowd", "pool:read pool:trade pool:provide");
  }

  Api custodian() {
    return venue.api("custodian", "custody:confirm");
  }

  Desk desk() {
    return desk;
  }

  /** A new account with collateral in the settlement asset. */
  UUID account(long collateral) {
    UUID account = desk.newId();
    desk.openAccount(account);
    desk.bringCollateral(account, "USDC", Decimal.of(collateral));
    return account;
  }

  UUID provider() {
    UUID provider = desk.newId();
    desk.openProvider(provider);
    return provider;
  }

  /** A market order on the perpetual of a feed. */
  UUID order(UUID account, String market, String size) {
    return desk.order(account, Desk.line(market, Decimal.of(size), "MARKET", null, false, 3600));
  }

  /** One step: every publisher sees these prices five minutes later. */
  void step(Map<String, String> prices) {
    step(prices, STEP);
  }

  private void step(Map<String, String> prices, Duration length) {
    now = now.plus(length);
    clock(Service.ORACLE, now);
    List<Observation> seen = new ArrayList<>();
    prices.forEach(
        (feed, price) -> {
          Decimal value = Decimal.of(price);
          Decimal confidence = value.times(Decimal.of("0.0002"), 8, RoundingMode.UP);
          for (String publisher : PUBLISHERS) {
            seen.add(new Observation(feed, publisher, value, confidence, now));
          }
        });
    operator.post(Service.ORACLE, "/v1/reports", publishers.batch(seen)).expect2xx("reports");
    clock(now);
  }

  /** Steps at these prices until the next strike has been made. */
  void strike(Map<String, String> prices) {
    taken();
    STEPS_TO_A_STRIKE.forEach(length -> step(prices, length));
  }

  private void clock(Instant at) {
    for (Service service : Service.values()) {
      clock(service, at);
    }
  }

  private void clock(Service service, Instant at) {
    operator
        .put(service, "/v1/sandbox/clock", Map.of("mode", "DRIVEN", "now", Wire.instant(at)))
        .expect2xx("clock");
  }

  /** Waits until every command sent so far has been taken in. */
  void taken() {
    Instant deadline = Instant.now().plusSeconds(30);
    while (pool("").path("commandsPending").asInt(-1) != 0) {
      assertThat(Instant.now()).isBefore(deadline);
    }
  }

  /** The pool, or what stands below it. */
  JsonNode pool(String below) {
    return get("/v1/pools/" + Setup.POOL + below);
  }

  JsonNode get(String path) {
    return operator.get(Service.POOL, path).expect2xx("GET " + path);
  }

  /** EXECUTED, REFUSED, …: where a command stands. */
  String state(String path) {
    return get(path).path("state").asString();
  }

  /** The slug of a refusal; empty if there is none. */
  String refusal(String path) {
    return get(path).path("problem").path("type").asString("").replace("/problems/", "");
  }

  /** Of a tranche, at the last valuation. */
  Decimal sharePrice(String tranche) {
    JsonNode page = pool("/valuations?limit=500");
    JsonNode last = page.path("items").path(page.path("items").size() - 1);
    return named(last.path("tranches"), "tranche", tranche, "sharePrice");
  }

  /** What a provider holds of a tranche. */
  Decimal shares(UUID provider, String tranche) {
    return named(get("/v1/providers/" + provider).path("holdings"), "tranche", tranche, "shares");
  }

  /** Balance of an account in the settlement asset; negative is owed. */
  Decimal cash(UUID account) {
    return named(get("/v1/accounts/" + account).path("collateral"), "asset", "USDC", "amount");
  }

  /** Money that nobody was told about. */
  Decimal suspense() {
    JsonNode accounts = get("/v1/ledger/accounts?pool=" + Setup.POOL + "&limit=500");
    return named(accounts.path("items"), "account", "suspense", "amount");
  }

  private static Decimal named(JsonNode rows, String key, String name, String value) {
    for (JsonNode row : rows) {
      if (row.path(key).asString().equals(name)) {
        return decimal(row.path(value));
      }
    }
    throw new AssertionError("no " + key + " " + name + " in " + rows);
  }

  /**
   * Every claim about the stored rows holds, the ledger balances, and the round log makes the same
   * rows when it is run again.
   */
  void assertBalanced() {
    JsonNode invariants = pool("/invariants");
    assertThat(invariants.path("failed").size()).as(invariants.toString()).isZero();
    assertThat(invariants.path("of").asInt()).isGreaterThanOrEqualTo(8);
    assertThat(pool("/activity").path("ledgerImbalance").asString()).isEqualTo("0");
    assertLogGivesTheRows(operator);
  }

  /** The round log, run again, makes the rows that are stored. */
  static void assertLogGivesTheRows(Api operator) {
    JsonNode replay =
        operator
            .get(Service.POOL, "/v1/pools/" + Setup.POOL + "/log-replay")
            .expect2xx("GET log-replay");
    assertThat(replay.path("steps").asLong()).isPositive();
    assertThat(replay.path("differences")).as(replay.toString()).isEmpty();
  }

  static Decimal decimal(JsonNode node) {
    return Decimal.of(node.asString());
  }

  @Override
  public void close() {
    venue.close();
  }
}
