package io.counterpool.launcher.journey;

import static io.counterpool.launcher.journey.DrivenVenue.decimal;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.launcher.replay.Desk;
import io.counterpool.launcher.venue.Service;
import io.counterpool.models.Decimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
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

  private static final String MARKET = "BTC-USD-PERP";

  private static DrivenVenue venue;

  private static UUID junior;
  private static UUID senior;
  private static UUID bull;
  private static UUID bear;
  private static UUID reckless;

  @BeforeAll
  static void start() {
    venue = DrivenVenue.start(Map.of("BTC-USD", Decimal.of(50_000)));
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
    Desk desk = venue.desk();
    junior = venue.provider();
    UUID mezzanine = venue.provider();
    senior = venue.provider();
    UUID deposit = desk.deposit(junior, "junior", Decimal.of(400_000));
    desk.deposit(mezzanine, "mezzanine", Decimal.of(300_000));
    desk.deposit(senior, "senior", Decimal.of(600_000));
    desk.fundInsurance(Decimal.of(2_000));
    venue.strike(Map.of("BTC-USD", "50000"));

    assertThat(venue.state("/v1/providers/" + junior + "/deposits/" + deposit))
        .isEqualTo("EXECUTED");
    // 400,000 + 300,000 + 600,000; the insurance is not the providers'.
    assertThat(decimal(venue.pool("").path("value"))).isEqualTo(Decimal.of(1_300_000));
  }

  @Test
  @Order(2)
  void tradesBothSidesWithNoOtherTraderPresent() {
    bull = venue.account(20_000);
    bear = venue.account(20_000);
    reckless = venue.account(10_000);
    UUID buy = venue.order(bull, MARKET, "1");
    UUID sell = venue.order(bear, MARKET, "-2");
    // 3.6 × 50,000 = 180,000 notional on 10,000: eighteen times.
    UUID leveraged = venue.order(reckless, MARKET, "3.6");
    venue.taken();
    step("50000");

    assertThat(orderState(bull, buy)).isEqualTo("EXECUTED");
    assertThat(orderState(bear, sell)).isEqualTo("EXECUTED");
    assertThat(orderState(reckless, leveraged)).isEqualTo("EXECUTED");
    // 1 + 3.6 − 2 = 2.6 long; the pool is the other side.
    JsonNode market = venue.pool("/exposure").path("markets").path(0);
    assertThat(decimal(market.path("skewSize"))).isEqualTo(Decimal.of("2.6"));
    assertThat(decimal(market.path("delta"))).isEqualTo(Decimal.of("-2.6"));
  }

  @Test
  @Order(3)
  void refusesMoreThanTheMarginAllowsAndSaysWhy() {
    UUID tooMuch = venue.order(bull, MARKET, "30");
    venue.taken();
    step("50000");

    JsonNode answer = venue.get("/v1/accounts/" + bull + "/orders/" + tooMuch);
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
        venue
            .operator()
            .get(Service.FEE, "/v1/markets/" + MARKET + "/rates")
            .expect2xx("GET rates");

    // Longs outweigh shorts: the rate is above zero and the index has grown.
    assertThat(decimal(rates.path("fundingRatePerDay")).isPositive()).isTrue();
    assertThat(decimal(rates.path("fundingIndex")).isPositive()).isTrue();
    assertThat(decimal(rates.path("borrowIndex")).isPositive()).isTrue();
  }

  @Test
  @Order(5)
  void chargesEveryOrderWhatFeeServiceQuotes() {
    rewardVolumeAndLimitRebates();
    UUID turning = venue.account(20_000);
    // From 2.6 long through 0: mostly a maker, with a rebate beyond half of what is held.
    venue.order(turning, MARKET, "-3");
    venue.taken();
    step("50000");
    // 150,000 traded: a tenth off.
    venue.order(turning, MARKET, "3");
    venue.taken();
    step("50000");

    List<FeeQuote> quotes =
        Stream.of(bull, bear, reckless, turning)
            .flatMap(account -> FeeQuote.ofOrders(venue, account).stream())
            .toList();
    assertThat(quotes).hasSize(5);
    assertThat(quotes).allSatisfy(FeeQuote::assertCharged);
    assertThat(quotes).anyMatch(FeeQuote::isDiscounted);
    assertThat(quotes).anyMatch(FeeQuote::isRebateLimited);
  }

  /** The market's schedule with tiers and a budget of rebates, from the next round on. */
  private static void rewardVolumeAndLimitRebates() {
    String path = "/v1/schedules/" + MARKET;
    Map<String, Object> schedule = new LinkedHashMap<>();
    venue
        .operator()
        .get(Service.FEE, path)
        .expect2xx("GET schedule")
        .properties()
        .forEach(field -> schedule.put(field.getKey(), field.getValue()));
    schedule.keySet().removeAll(Set.of("market", "version", "effectiveFrom"));
    schedule.put(
        "discount",
        Map.of(
            "model",
            "volume-tiers",
            "tiers",
            List.of(Map.of("fromVolume", "100000", "discount", "0.1"))));
    schedule.put("impactRebate", Map.of("fraction", "0.5", "intervalSeconds", 3600));
    venue
        .operator()
        .send(
            Service.FEE,
            "PUT",
            path,
            schedule,
            Map.of("Idempotency-Key", "tiers-and-rebates", "If-Match", "\"1\""))
        .expect2xx("PUT schedule");
  }

  @Test
  @Order(6)
  void liquidatesInAFortyPercentFallAndBooksBadDebtInOrder() {
    Decimal juniorBefore = venue.sharePrice("junior");
    Decimal seniorBefore = venue.sharePrice("senior");
    // One jump through the bankruptcy price of the reckless account: 50,000 → 40,000 → 30,000.
    step("40000");
    step("30000");
    step("30000");

    JsonNode activity = activity();
    assertThat(activity.path("liquidations").asInt()).isPositive();
    assertThat(decimal(activity.path("badDebt")).isPositive()).isTrue();
    // 3.6 × 10,000 lost against about 10,000 of collateral: far more than 2,000 of insurance.
    assertThat(decimal(activity.path("insurancePaid"))).isGreaterThanOrEqualTo(Decimal.of(2_000));
    assertThat(venue.sharePrice("senior")).isGreaterThanOrEqualTo(seniorBefore);
    assertThat(venue.sharePrice("junior")).isNotEqualTo(juniorBefore);
    assertThat(venue.get("/v1/accounts/" + reckless + "/positions").path("items")).isEmpty();
  }

  @Test
  @Order(7)
  void paysARedemptionAtTheStrikeAndKeepsItPendingUntilConfirmed() {
    UUID redemption = venue.desk().redeem(senior, "senior", Decimal.of(60_000));
    venue.strike(Map.of("BTC-USD", "30000"));
    JsonNode answer = venue.get("/v1/providers/" + senior + "/redemptions/" + redemption);

    assertThat(answer.path("state").asString()).isIn("EXECUTED", "WAITING");
    assertThat(venue.pool("/epochs").path("items").size()).isGreaterThanOrEqualTo(2);
  }

  @Test
  @Order(8)
  void balancesToTheLastUnit() {
    venue.assertBalanced();
  }

  @Test
  @Order(9)
  void measuresWhatTheDashboardAsks() throws java.io.IOException {
    Dashboard.assertAnswered(venue.venue(), venue.operator());
  }

  private static void step(String price) {
    venue.step(Map.of("BTC-USD", price));
  }

  private static JsonNode activity() {
    return venue.pool("/activity");
  }

  private static String orderState(UUID account, UUID order) {
    return venue.state("/v1/accounts/" + account + "/orders/" + order);
  }
}
