package io.counterpool.launcher.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.launcher.replay.Desk;
import io.counterpool.launcher.venue.Api;
import io.counterpool.launcher.venue.Api.Answer;
import io.counterpool.launcher.venue.Service;
import io.counterpool.models.Decimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Scenarios from public incidents on four real processes, one after the other on one venue: S9 on
 * the empty pool, S4, S11; after each of them the books balance.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ScenariosIT {

  private static final String BTC = "BTC-USD-PERP";
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private static DrivenVenue venue;

  @BeforeAll
  static void start() {
    venue = DrivenVenue.start(Map.of("BTC-USD", Decimal.of(50_000), "ETH-USD", Decimal.of(2_000)));
  }

  @AfterAll
  static void stop() {
    if (venue != null) {
      venue.close();
    }
  }

  private static Map<String, String> prices(String btc) {
    return Map.of("BTC-USD", btc, "ETH-USD", "2000");
  }

  /** S9: junior first, because the senior tranches need it below them. */
  @Test
  @Order(1)
  void givesTheFirstDepositorOfATrancheNothingOfTheSecond() {
    for (String tranche : List.of("junior", "mezzanine", "senior")) {
      Desk desk = venue.desk();
      UUID ann = venue.provider();
      UUID bob = venue.provider();
      desk.deposit(ann, tranche, Decimal.of("0.000001"));
      venue.strike(prices("50000"));
      desk.confirm("IN", "USDC", Decimal.of(100_000), "NONE", null, null);
      UUID deposit = desk.deposit(bob, tranche, Decimal.of(50_000));
      venue.strike(prices("50000"));

      assertThat(venue.state("/v1/providers/" + bob + "/deposits/" + deposit))
          .isEqualTo("EXECUTED");
      Decimal worth =
          venue.shares(bob, tranche).times(venue.sharePrice(tranche), 6, RoundingMode.DOWN);
      assertThat(worth).isGreaterThanOrEqualTo(Decimal.of("49999.999999"));
      // Ann can redeem at most the one unit that she brought.
      assertThat(venue.shares(ann, tranche).times(venue.sharePrice(tranche), 6, RoundingMode.DOWN))
          .isLessThanOrEqualTo(Decimal.of("0.000001"));
    }
    assertThat(venue.suspense()).isEqualTo(Decimal.of(300_000));
    venue.assertBalanced();
  }

  /** S4: collateral of 410,000 in WETH against a debt of about 390,000. */
  @Test
  @Order(2)
  void keepsTheCollateralOfAnIndebtedAccount() {
    Desk desk = venue.desk();
    UUID backer = venue.provider();
    desk.deposit(backer, "junior", Decimal.of(2_000_000));
    venue.strike(prices("50000"));
    UUID debtor = venue.account(10_000);
    UUID sister = venue.account(1_000);
    // 256.25 × 2,000 × (1 − 20 %) = 410,000
    desk.bringCollateral(debtor, "WETH", Decimal.of("256.25"));
    UUID open = venue.order(debtor, BTC, "20");
    venue.taken();
    venue.step(prices("50000"));
    assertThat(venue.state(order(debtor, open))).isEqualTo("EXECUTED");
    for (String price : List.of("47000", "44000", "41000", "38000", "35000", "32000", "30500")) {
      venue.step(prices(price));
    }
    // A small position stays: without one the venue would sell collateral to pay the debt.
    UUID close = venue.order(debtor, BTC, "-19.9");
    venue.taken();
    venue.step(prices("30500"));
    assertThat(venue.state(order(debtor, close))).isEqualTo("EXECUTED");
    // 19.9 × (30,500 − 50,000) = −388,050, less what trading cost, beside 10,000 of cash
    assertThat(venue.cash(debtor)).isLessThan(Decimal.of(-378_000));

    UUID out = desk.withdraw(debtor, "WETH", Decimal.of("62.5"));
    UUID away = desk.transfer(debtor, sister, "WETH", Decimal.of("62.5"));
    UUID more = venue.order(debtor, BTC, "20");
    venue.taken();
    venue.step(prices("30500"));
    for (UUID movement : List.of(out, away)) {
      assertThat(venue.refusal(movement(debtor, movement))).isEqualTo("margin-too-low");
    }
    assertThat(venue.refusal(order(debtor, more))).isEqualTo("margin-too-low");

    // Neither insurance nor fees are accounts that collateral could be moved to.
    for (Object target : List.of("insurance:USDC-MAIN", "fees:treasury", UUID.randomUUID())) {
      Answer answer =
          venue
              .trader()
              .put(
                  Service.POOL,
                  movement(debtor, UUID.randomUUID()),
                  Map.of(
                      "kind", "TRANSFER",
                      "asset", "WETH",
                      "amount", "62.5",
                      "to", target.toString()));
      assertThat(answer.status()).as(answer.body().toString()).isEqualTo(400);
    }
    venue.assertBalanced();
  }

  /** S11: one effect and one answer, whoever repeats a write and whatever dies in between. */
  @Test
  @Order(3)
  void answersALostWriteWithWhatItDid() throws Exception {
    UUID account = venue.account(20_000);
    String path = order(account, UUID.randomUUID());
    Map<String, Object> body = Desk.line(BTC, Decimal.of("0.1"), "MARKET", null, false, 3600);
    Api caller = venue.trader().patient(PATIENCE);
    assertThat(caller.get(Service.POOL, path).status()).isEqualTo(404);

    // The second half sends while nobody listens; the kill falls among the answers to the first.
    var answered = new CountDownLatch(1);
    var killed = new CountDownLatch(1);
    List<Answer> answers = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Answer>> running = new ArrayList<>();
      for (int n = 0; n < 25; n++) {
        running.add(
            threads.submit(
                () -> {
                  Answer answer = caller.put(Service.POOL, path, body);
                  answered.countDown();
                  return answer;
                }));
        running.add(
            threads.submit(
                () -> {
                  killed.await();
                  return caller.put(Service.POOL, path, body);
                }));
      }
      answered.await();
      venue.venue().process(Service.POOL).kill();
      killed.countDown();
      venue.venue().killAndRestart(Service.POOL);
      for (Future<Answer> each : running) {
        answers.add(each.get());
      }
    }

    assertThat(answers).extracting(Answer::status).containsOnly(202);
    assertThat(answers)
        .extracting(each -> each.body().toString())
        .containsOnly(answers.getFirst().body().toString());
    Answer other =
        caller.put(
            Service.POOL, path, Desk.line(BTC, Decimal.of("0.2"), "MARKET", null, false, 3600));
    assertThat(other.status()).isEqualTo(409);
    assertThat(other.body().path("type").asString()).isEqualTo("/problems/id-reused");
    venue.taken();
    venue.step(prices("30500"));
    assertThat(venue.state(path)).isEqualTo("EXECUTED");
    assertThat(venue.get("/v1/accounts/" + account + "/fills").path("items")).hasSize(1);
    assertThat(caller.put(Service.POOL, path, body).body().toString())
        .isEqualTo(answers.getFirst().body().toString());
    venue.assertBalanced();
  }

  private static String order(UUID account, UUID order) {
    return "/v1/accounts/" + account + "/orders/" + order;
  }

  private static String movement(UUID account, UUID movement) {
    return "/v1/accounts/" + account + "/collateral-movements/" + movement;
  }
}
