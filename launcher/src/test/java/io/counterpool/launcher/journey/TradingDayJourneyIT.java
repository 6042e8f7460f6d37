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
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

/**
 * A trading day on four real processes and a real PostgreSQL: capital comes in, both sides trade,
 * the price falls by 40 %, accounts are liquidated, bad debt goes through insurance to the junior
 * tranche, and a provider leaves at an epoch.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TradingDayJourneyIT {

  private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
  private static final Duration STEP = Duration.ofMinutes(5);
  private static final MarketPath.Feed BTC =
      new MarketPath.Feed("BTC-USD", "BTC", "USD", List.of("alpha", "bravo", "charlie"), 2);
  private static final String MARKET = "BTC-USD-PERP";

  private static Venue venue;
  private static Api operator;
  private static Publishers publishers;
  private static Desk desk;
  private static Instant now = START;

  private static UUID junior;
  private static UUID senior;
  private static UUID bull;
  private static UUID bear;
  private static UUID reckless;

  @BeforeAll
  static void start() {
    venue = Project.venue();
    operator =
        venue.api(
            "operator",
            "sandbox:drive oracle:submit oracle:read oracle:configure fee:read fee:configure"
                + " margin:read margin:configure pool:read pool:operate pool:configure");
    publishers = new Publishers(venue.home().directory("keys"));
    desk =
        new Desk(
            venue.api("crowd", "pool:read pool:trade pool:provide"),
            venue.api("custodian", "custody:confirm"),
            new SplittableRandom(5));
    clock(START);
    var market =
        new MarketPath(
            "journey",
            List.of(BTC),
            List.of(new MarketPath.Step(START, List.of())),
            STEP,
            List.of());
    new Setup(operator, publishers).venue(market, Map.of("BTC-USD", Decimal.of(50_000)), 5);
  }

  @AfterAll
  static void stop() {
    if (venue != null) {
      venue.close();
    }
  }

  @Test
  @Order(1)
  void turnsConfirmedMoneyIntoSharesAtTheFirstStrike() {
    junior = desk.newId();
    UUID mezzanine = desk.newId();
    senior = desk.newId();
    desk.openProvider(junior);
    desk.openProvider(mezzanine);
    desk.openProvider(senior);
    UUID deposit = desk.deposit(junior, "junior", Decimal.of(400_000));
    desk.deposit(mezzanine, "mezzanine", Decimal.of(300_000));
    desk.deposit(senior, "senior", Decimal.of(600_000));
    desk.fundInsurance(Decimal.of(2_000));
    taken();
    for (int i = 0; i < 14; i++) {
      step("50000");
    }

    assertThat(state("/v1/providers/" + junior + "/deposits/" + deposit)).isEqualTo("EXECUTED");
    JsonNode pool = pool();
    // 400,000 + 300,000 + 600,000; the insurance is not the providers'.
    assertThat(decimal(pool.path("value"))).isEqualTo(Decimal.of(1_300_000));
  }

  @Test
  @Order(2)
  void tradesBothSidesWithNoOtherTraderPresent() {
    bull = trader(20_000);
    bear = trader(20_000);
    reckless = trader(10_000);
    UUID buy = order(bull, "1", false);
    UUID sell = order(bear, "-2", false);
    // 3.6 × 50,000 = 180,000 notional on 10,000: eighteen times.
    UUID leveraged = order(reckless, "3.6", false);
    taken();
    step("50000");

    assertThat(state("/v1/accounts/" + bull + "/orders/" + buy)).isEqualTo("EXECUTED");
    assertThat(state("/v1/accounts/" + bear + "/orders/" + sell)).isEqualTo("EXECUTED");
    assertThat(state("/v1/accounts/" + reckless + "/orders/" + leveraged)).isEqualTo("EXECUTED");
    JsonNode exposure =
        operator
            .get(Service.POOL, "/v1/pools/" + Setup.POOL + "/exposure")
            .expect2xx("GET exposure");
    // 1 + 3.6 − 2 = 2.6 long; the pool is the other side.
    JsonNode market = exposure.path("markets").path(0);
    assertThat(decimal(market.path("skewSize"))).isEqualTo(Decimal.of("2.6"));
    assertThat(decimal(market.path("delta"))).isEqualTo(Decimal.of("-2.6"));
  }

  @Test
  @Order(3)
  void refusesMoreThanTheMarginAllowsAndSaysWhy() {
    UUID tooMuch = order(bull, "30", false);
    taken();
    step("50000");

    JsonNode answer = status("/v1/accounts/" + bull + "/orders/" + tooMuch);
    assertThat(answer.path("state").asString()).isEqualTo("REFUSED");
    assertThat(answer.path("problem").path("type").asString())
        .isEqualTo("/problems/margin-too-low");
    assertThat(answer.path("problem").path("required").isString()).isTrue();
    assertThat(answer.path("problem").path("equity").isString()).isTrue();
  }

  @Test
  @Order(4)
  void accruesFundingAndBorrowingWhileTheSkewStands() {
    for (int i = 0; i < 12; i++) {
      step("50000");
    }
    JsonNode rates =
        operator.get(Service.FEE, "/v1/markets/" + MARKET + "/rates").expect2xx("GET rates");

    // Longs outweigh shorts: the rate is above zero and the index has grown.
    assertThat(decimal(rates.path("fundingRatePerDay")).isPositive()).isTrue();
    assertThat(decimal(rates.path("fundingIndex")).isPositive()).isTrue();
    assertThat(decimal(rates.path("borrowIndex")).isPositive()).isTrue();
  }

  @Test
  @Order(5)
  void liquidatesInAFortyPercentFallAndBooksBadDebtInOrder() {
    Decimal juniorBefore = sharePrice("junior");
    Decimal seniorBefore = sharePrice("senior");
    // One jump through the bankruptcy price of the reckless account: 50,000 → 40,000 → 30,000.
    step("40000");
    step("30000");
    step("30000");

    JsonNode activity = activity();
    assertThat(activity.path("liquidations").asInt()).isPositive();
    assertThat(decimal(activity.path("badDebt")).isPositive()).isTrue();
    // 3.6 × 10,000 lost against about 10,000 of collateral: far more than 2,000 of insurance.
    assertThat(decimal(activity.path("insurancePaid"))).isGreaterThanOrEqualTo(Decimal.of(2_000));
    assertThat(sharePrice("senior")).isGreaterThanOrEqualTo(seniorBefore);
    assertThat(sharePrice("junior")).isNotEqualTo(juniorBefore);
    assertThat(positions(reckless)).isEmpty();
  }

  @Test
  @Order(6)
  void paysARedemptionAtTheStrikeAndKeepsItPendingUntilConfirmed() {
    UUID redemption = desk.redeem(senior, "senior", Decimal.of(60_000));
    taken();
    for (int i = 0; i < 14; i++) {
      step("30000");
    }
    JsonNode answer = status("/v1/providers/" + senior + "/redemptions/" + redemption);

    assertThat(answer.path("state").asString()).isIn("EXECUTED", "WAITING");
    JsonNode epochs =
        operator.get(Service.POOL, "/v1/pools/" + Setup.POOL + "/epochs").expect2xx("GET epochs");
    assertThat(epochs.path("items").size()).isGreaterThanOrEqualTo(2);
  }

  @Test
  @Order(7)
  void balancesToTheLastUnit() {
    JsonNode invariants =
        operator
            .get(Service.POOL, "/v1/pools/" + Setup.POOL + "/invariants")
            .expect2xx("GET invariants");

    assertThat(invariants.path("failed").size()).as(invariants.toString()).isZero();
    assertThat(invariants.path("of").asInt()).isGreaterThanOrEqualTo(8);
    assertThat(activity().path("ledgerImbalance").asString()).isEqualTo("0");
  }

  @Test
  @Order(8)
  void measuresWhatTheDashboardAsks() throws java.io.IOException {
    Dashboard.assertAnswered(venue, operator);
  }

  private static UUID trader(long collateral) {
    UUID account = desk.newId();
    desk.openAccount(account);
    desk.bringCollateral(account, "USDC", Decimal.of(collateral));
    return account;
  }

  private static UUID order(UUID account, String size, boolean reduceOnly) {
    return desk.order(
        account, Desk.line(MARKET, Decimal.of(size), "MARKET", null, reduceOnly, 3600));
  }

  /** One step of the venue: everybody sees {@code price} five minutes later. */
  private static void step(String price) {
    now = now.plus(STEP);
    operator
        .put(
            Service.ORACLE, "/v1/sandbox/clock", Map.of("mode", "DRIVEN", "now", Wire.instant(now)))
        .expect2xx("clock");
    Decimal value = Decimal.of(price);
    List<Observation> seen =
        BTC.publishers().stream()
            .map(
                publisher ->
                    new Observation(
                        "BTC-USD",
                        publisher,
                        value,
                        value.times(Decimal.of("0.0002"), 8, RoundingMode.UP),
                        now))
            .toList();
    operator.post(Service.ORACLE, "/v1/reports", publishers.batch(seen)).expect2xx("reports");
    clock(now);
  }

  private static void clock(Instant at) {
    for (Service service : Service.values()) {
      operator
          .put(service, "/v1/sandbox/clock", Map.of("mode", "DRIVEN", "now", Wire.instant(at)))
          .expect2xx("clock");
    }
  }

  private static void taken() {
    Instant deadline = Instant.now().plusSeconds(30);
    while (pool().path("commandsPending").asInt(-1) != 0) {
      assertThat(Instant.now()).isBefore(deadline);
    }
  }

  private static JsonNode pool() {
    return operator.get(Service.POOL, "/v1/pools/" + Setup.POOL).expect2xx("GET pool");
  }

  private static JsonNode activity() {
    return operator
        .get(Service.POOL, "/v1/pools/" + Setup.POOL + "/activity")
        .expect2xx("GET activity");
  }

  private static JsonNode status(String path) {
    return operator.get(Service.POOL, path).expect2xx("GET " + path);
  }

  private static String state(String path) {
    return status(path).path("state").asString();
  }

  private static Decimal sharePrice(String tranche) {
    JsonNode page =
        operator
            .get(Service.POOL, "/v1/pools/" + Setup.POOL + "/valuations?limit=500")
            .expect2xx("GET valuations");
    JsonNode last = page.path("items").path(page.path("items").size() - 1);
    for (JsonNode row : last.path("tranches")) {
      if (row.path("tranche").asString().equals(tranche)) {
        return decimal(row.path("sharePrice"));
      }
    }
    throw new AssertionError("no tranche " + tranche + " in " + last);
  }

  private static JsonNode positions(UUID account) {
    return operator
        .get(Service.POOL, "/v1/accounts/" + account + "/positions")
        .expect2xx("GET positions")
        .path("items");
  }

  private static Decimal decimal(JsonNode node) {
    return Decimal.of(node.asString());
  }
}
