package io.counterpool.pool.runtime;

import static io.counterpool.pool.PoolFixture.POOL;
import static io.counterpool.pool.PoolFixture.expect;
import static io.counterpool.pool.PoolFixture.order;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.kit.testing.Http;
import io.counterpool.kit.testing.Http.Answer;
import io.counterpool.kit.testing.VenueTest;
import io.counterpool.models.Decimal;
import io.counterpool.pool.PoolFixture;
import io.counterpool.pool.audit.InvariantAudit;
import io.counterpool.pool.audit.RoundLogReplay;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** A short day under a driven clock: capital in, a trade, an outage of each other service. */
@VenueTest
@ActiveProfiles("sandbox")
@DirtiesContext
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@TestPropertySource(
    properties = {"counterpool.executor.attempts=1", "counterpool.executor.lease-ttl=2s"})
class TradingDayApiTest {

  private static final Instant START = Instant.parse("2026-03-02T23:50:00Z");
  private static final FakeUpstreams UPSTREAMS = new FakeUpstreams();
  private static final UUID ALICE = UUID.randomUUID();
  private static Instant now = START;

  @LocalServerPort int port;
  @Autowired JdbcClient jdbc;
  @Autowired InvariantAudit audit;
  @Autowired RoundLogReplay replay;

  private PoolFixture pool;

  @DynamicPropertySource
  static void upstreams(DynamicPropertyRegistry registry) {
    UPSTREAMS.register(registry);
  }

  @AfterAll
  static void close() {
    UPSTREAMS.close();
  }

  @BeforeEach
  void fixture() {
    pool = new PoolFixture(port);
  }

  private void step(String price) {
    now = now.plusSeconds(300);
    UPSTREAMS.report(now, Map.of("BTC-USD", price, "ETH-USD", "2000"));
    drive();
  }

  private void drive() {
    expect(
        pool.as("operator")
            .put("/v1/sandbox/clock", Map.of("mode", "DRIVEN", "now", now.toString())),
        200);
  }

  private long rounds() {
    return jdbc.sql("select count(*) from round_done").query(Long.class).single();
  }

  private Answer ended(String subject, String path) {
    Answer answer = expect(pool.as(subject).get(path + "?wait=PT10S"), 200);
    assertThat(answer.json().path("state").asString()).as(answer.text()).isNotIn("ACCEPTED");
    return answer;
  }

  /**
   * Waits until the pool has it, which for what waits for money or a price is long before its end.
   */
  private void taken(String subject, String path) {
    Answer answer = expect(pool.as(subject).get(path), 200);
    for (int n = 0; n < 200 && answer.json().path("state").asString().equals("ACCEPTED"); n++) {
      answer = expect(pool.as(subject).get(path + "?wait=PT0.05S"), 200);
    }
    assertThat(answer.json().path("state").asString()).as(answer.text()).isNotEqualTo("ACCEPTED");
  }

  private void confirm(String kind, UUID owner, UUID id, String amount) {
    assertThat(confirm("IN", kind, owner, id, amount).path("state").asString())
        .isEqualTo("EXECUTED");
  }

  private JsonNode confirm(String direction, String kind, UUID owner, UUID id, String amount) {
    UUID confirmation = UUID.randomUUID();
    String path = "/v1/custody-confirmations/" + confirmation;
    expect(
        pool.as("custodian")
            .put(
                path,
                Map.of(
                    "pool",
                    POOL,
                    "direction",
                    direction,
                    "asset",
                    "USDC",
                    "amount",
                    amount,
                    "externalReference",
                    "ref-" + confirmation,
                    "target",
                    Map.of("kind", kind, "owner", owner, "id", id))),
        202);
    return ended("custodian", path).json();
  }

  private String place(Map<String, Object> order) {
    String path = "/v1/accounts/" + ALICE + "/orders/" + UUID.randomUUID();
    expect(pool.as("alice").put(path, order), 202);
    taken("alice", path);
    return path;
  }

  @Test
  @Order(1)
  void bringsCapitalInAtTheFirstStrikeAfterTheCutOff() {
    drive();
    pool.configure();
    Http lp = pool.as("lp");
    for (var tranche : List.of("junior", "mezzanine", "senior")) {
      UUID provider = pool.provider("lp");
      UUID deposit = UUID.randomUUID();
      String path = "/v1/providers/" + provider + "/deposits/" + deposit;
      expect(lp.put(path, Map.of("tranche", tranche, "amount", "1000000")), 202);
      taken("lp", path);
      confirm("DEPOSIT", provider, deposit, "1000000");
    }
    step("50000"); // 23:55: the first round
    assertThat(rounds()).isEqualTo(1);
    step("50000"); // 00:00: the cut-off itself
    step("50000"); // 00:05: the first round after it strikes
    assertThat(rounds()).isEqualTo(3);
    assertThat(
            jdbc.sql("select amount from balance where ledger_account = 'pool:' || :pool")
                .param("pool", POOL)
                .query(java.math.BigDecimal.class)
                .single())
        .isEqualByComparingTo("3000000");
  }

  @Test
  @Order(2)
  void fillsAnOrderAtTheNextPriceNobodyKnew() {
    expect(pool.as("alice").put("/v1/accounts/" + ALICE, Map.of("pool", POOL)), 201);
    UUID movement = UUID.randomUUID();
    String deposit = "/v1/accounts/" + ALICE + "/collateral-movements/" + movement;
    expect(
        pool.as("alice")
            .put(deposit, Map.of("kind", "DEPOSIT", "asset", "USDC", "amount", "100000")),
        202);
    taken("alice", deposit);
    confirm("COLLATERAL", ALICE, movement, "100000");
    assertThat(ended("alice", deposit).json().path("state").asString()).isEqualTo("EXECUTED");

    String path = place(order("1"));
    drive(); // the same instant again: the known price fills nothing
    assertThat(pool.as("alice").get(path).json().path("state").asString()).isEqualTo("WAITING");
    step("50100");
    var filled = ended("alice", path).json();
    assertThat(filled.path("state").asString()).as(filled.toString()).isEqualTo("EXECUTED");
    // 1 × 50,100 with skew premium 50,100 × 0.5 ÷ 1,000 = 25.05
    assertThat(filled.path("result").path("impact").asString()).isEqualTo("25.05");
    assertThat(filled.path("result").path("price").asString()).isEqualTo("50125.05");
    assertThat(
            jdbc.sql("select sum(amount) from balance").query(java.math.BigDecimal.class).single())
        .isEqualByComparingTo("0");
  }

  @Test
  @Order(3)
  void goesOnWithReducingOrdersWhileAnotherServiceIsGone() {
    UPSTREAMS.marginAnswers(false);
    String adding = place(order("0.1"));
    String reducing = place(order("-0.5"));
    step("50200");
    assertThat(ended("alice", reducing).json().path("state").asString()).isEqualTo("EXECUTED");
    UPSTREAMS.marginAnswers(true);
    UPSTREAMS.feeAnswers(false);
    String other = place(order("-0.1"));
    step("50200");
    assertThat(ended("alice", other).json().path("state").asString()).isEqualTo("EXECUTED");
    UPSTREAMS.feeAnswers(true);
    step("50300");
    assertThat(ended("alice", adding).json().path("state").asString()).isIn("EXECUTED", "REFUSED");
  }

  @Test
  @Order(4)
  void refusesWithTheProblemInsideTheStatus() {
    String path = place(order("100"));
    step("50300");
    var refused = ended("alice", path).json();
    assertThat(refused.path("state").asString()).isEqualTo("REFUSED");
    assertThat(refused.path("problem").path("type").asString()).startsWith("/problems/");
    assertThat(refused.path("problem").path("instance").asString()).isEqualTo(path);

    var newest =
        expect(pool.as("alice").get(path.substring(0, path.lastIndexOf('/')) + "?limit=1"), 200)
            .json();
    assertThat(newest.path("items").path(0).path("id").asString())
        .isEqualTo(path.substring(path.lastIndexOf('/') + 1));
    var older =
        expect(
                pool.as("alice")
                    .get(
                        path.substring(0, path.lastIndexOf('/'))
                            + "?limit=1&after="
                            + newest.path("next").asString()),
                200)
            .json();
    assertThat(older.path("items").path(0).path("sequence").asLong())
        .isLessThan(newest.path("items").path(0).path("sequence").asLong());
  }

  @Test
  @Order(5)
  void writesTheSameLedgerHashAsTheChainOfItsTransfers() {
    long transfers = jdbc.sql("select count(*) from transfer").query(Long.class).single();
    long covered =
        jdbc.sql("select sum(last_transfer - first_transfer + 1) from ledger_block")
            .query(Long.class)
            .single();
    assertThat(covered).isEqualTo(transfers).isPositive();
  }

  @Test
  @Order(6)
  void restoresWhatItHadWhenAnotherProcessTookOverAndDied() {
    takeOver();
    String waiting = place(order("0.2"));
    takeOver();
    step("50400");
    assertThat(ended("alice", waiting).json().path("state").asString()).isEqualTo("EXECUTED");
  }

  @Test
  @Order(7)
  void asksTheSameAgainWhenAPreparedRoundIsFinishedByTheNextHolder() {
    String path = place(order("0.1"));
    long next = rounds() + 1;
    UPSTREAMS.beforeAnswer("/rounds/" + next + "/liquidation-decisions", this::takeOver);
    step("50500");
    assertThat(ended("alice", path).json().path("state").asString()).isEqualTo("EXECUTED");
    assertThat(rounds()).isEqualTo(next);
    var terms = UPSTREAMS.asked("/markets/BTC-USD-PERP/rounds/" + next + "/terms");
    // fee and margin, each asked by both holders
    assertThat(terms).hasSize(4);
    assertThat(terms.stream().distinct()).hasSize(2);
    var decisions = UPSTREAMS.asked("/rounds/" + next + "/liquidation-decisions");
    assertThat(decisions).hasSize(2);
    assertThat(decisions.get(0)).isEqualTo(decisions.get(1));
  }

  @Test
  @Order(8)
  void wakesACallerThatWaitsForTheEndOfItsOrder() throws Exception {
    String path = place(order("0.1"));
    try (var callers = Executors.newSingleThreadExecutor()) {
      var answer = callers.submit(() -> pool.as("alice").get(path + "?wait=PT30S"));
      step("50500");
      assertThat(answer.get(20, TimeUnit.SECONDS).json().path("state").asString())
          .isEqualTo("EXECUTED");
    }
  }

  @Test
  @Order(9)
  void quotesWhatTheOrderWouldCostOrWhyItWouldBeRefused() {
    Http alice = pool.as("alice");
    var filled =
        expect(
                alice.post(
                    "/v1/quotes",
                    Map.of("account", ALICE, "market", PoolFixture.MARKET, "size", "0.1")),
                200)
            .json();
    assertThat(filled.path("problem").isNull()).as(filled.toString()).isTrue();
    assertThat(filled.path("trade").path("indexPrice").asString()).isEqualTo("50500");
    assertThat(filled.path("round").asLong()).isEqualTo(rounds());
    var refused =
        expect(
                alice.post(
                    "/v1/quotes",
                    Map.of("account", ALICE, "market", PoolFixture.MARKET, "size", "100")),
                200)
            .json();
    assertThat(refused.path("trade").isNull()).isTrue();
    assertThat(refused.path("problem").path("type").asString()).startsWith("/problems/");
    assertThat(
            pool.as("mallory", "pool:trade")
                .post(
                    "/v1/quotes",
                    Map.of("account", ALICE, "market", PoolFixture.MARKET, "size", "0.1"))
                .status())
        .isEqualTo(404);
  }

  @Test
  @Order(10)
  void executesDepositsButNoOrderWhileTheOracleIsGone() {
    UPSTREAMS.oracleAnswers(false);
    String path = "/v1/accounts/" + ALICE + "/orders/" + UUID.randomUUID();
    UUID movement = UUID.randomUUID();
    String deposit = "/v1/accounts/" + ALICE + "/collateral-movements/" + movement;
    expect(
        pool.as("alice").put(deposit, Map.of("kind", "DEPOSIT", "asset", "USDC", "amount", "5")),
        202);
    confirm("COLLATERAL", ALICE, movement, "5");
    expect(pool.as("alice").put(path, order("0.1")), 202);
    assertThat(pool.as("alice").get(path + "?wait=PT0.5S").json().path("state").asString())
        .isEqualTo("ACCEPTED");
    UPSTREAMS.oracleAnswers(true);
    String taken = "ACCEPTED";
    for (int n = 0; n < 100 && taken.equals("ACCEPTED"); n++) {
      taken = pool.as("alice").get(path + "?wait=PT0.1S").json().path("state").asString();
    }
    step("50500");
    assertThat(ended("alice", path).json().path("state").asString()).isEqualTo("EXECUTED");
  }

  /** The oracle answers a halted feed's rounds, so the trader hears of the halt and no outage. */
  @Test
  @Order(11)
  void endsOrdersOfAHaltedFeedWithItsGradeAndRunsNoRoundForThem() {
    step("50500");
    long asked =
        UPSTREAMS.asked("/markets/BTC-USD-PERP/rounds/" + rounds() + "/terms").stream()
            .filter(each -> each.body().contains("\"allows\":[\"OPEN\",\"REDUCE\",\"LIQUIDATE\""))
            .count();
    assertThat(asked).isEqualTo(1);

    UPSTREAMS.halted("BTC-USD", true);
    String path = place(order("0.1"));
    long before = rounds();
    now = now.plusSeconds(2);
    drive();
    assertThat(rounds()).isEqualTo(before);
    step("50600");
    var problem = ended("alice", path).json().path("problem");
    assertThat(problem.path("type").asString()).isEqualTo("/problems/price-grade");
    assertThat(problem.path("grade").asString()).isEqualTo("HALTED");
    var quote =
        expect(
                pool.as("alice")
                    .post(
                        "/v1/quotes",
                        Map.of("account", ALICE, "market", PoolFixture.MARKET, "size", "0.1")),
                200)
            .json();
    assertThat(quote.path("problem").path("type").asString()).isEqualTo("/problems/price-grade");
    assertThat(quote.path("problem").path("grade").asString()).isEqualTo("HALTED");

    UPSTREAMS.halted("BTC-USD", false);
    String next = place(order("0.1"));
    step("50700");
    assertThat(ended("alice", next).json().path("state").asString()).isEqualTo("EXECUTED");
  }

  @Test
  @Order(12)
  void distributesAFeeAsItsReceiptSays() {
    var tag = expect(pool.as("operator").get("/v1/pools/" + POOL + "/tranches/junior"), 200);
    expect(
        pool.as("operator")
            .with("Idempotency-Key", UUID.randomUUID().toString())
            .with("If-Match", requireNonNull(tag.header("ETag")))
            .put(
                "/v1/pools/" + POOL + "/tranches/junior",
                Map.of("rank", 2, "targetReturnAnnual", "0", "performanceFee", "0.2")),
        200);
    pool.configureIncome("30", 86_400L);
    UUID bob = UUID.randomUUID();
    expect(pool.as("bob").put("/v1/accounts/" + bob, Map.of("pool", POOL, "referrer", ALICE)), 201);
    UUID movement = UUID.randomUUID();
    String deposit = "/v1/accounts/" + bob + "/collateral-movements/" + movement;
    expect(
        pool.as("bob").put(deposit, Map.of("kind", "DEPOSIT", "asset", "USDC", "amount", "100000")),
        202);
    confirm("COLLATERAL", bob, movement, "100000");
    var receipt = receiptOf("bob", bob, "1");
    assertThat(receipt.path("referrer").asString()).isEqualTo(ALICE.toString());
    assertThat(receipt.path("volume30d").asString()).isEqualTo("0");
    assertThat(receipt.path("insuranceTarget").asString()).isEqualTo("30");
    BigDecimal parts = BigDecimal.ZERO;
    for (String part : List.of("Pool", "Insurance", "Treasury", "Referrer")) {
      BigDecimal amount = new BigDecimal(receipt.path("feeTo" + part).asString());
      assertThat(amount).as(part).isNotNegative();
      parts = parts.add(amount);
    }
    assertThat(parts).isEqualByComparingTo(receipt.path("fee").asString());
    assertThat(
            jdbc.sql(
                    """
                    select amount from transfer
                     where kind = 'REFERRAL' and credit = 'collateral:' || :alice
                    """)
                .param("alice", ALICE.toString())
                .query(BigDecimal.class)
                .single())
        .isEqualByComparingTo(receipt.path("feeToReferrer").asString())
        .isPositive();
    takeOver();
    var second = receiptOf("bob", bob, "-0.5");
    assertThat(second.path("tierDiscount").asString()).isEqualTo("0.1");
    assertThat(second.path("volume30d").asString()).isEqualTo(receipt.path("notional").asString());
    assertThat(second.path("referrer").asString()).isEqualTo(ALICE.toString());
    BigDecimal earned =
        new BigDecimal(receipt.path("feeToPool").asString())
            .add(new BigDecimal(second.path("feeToPool").asString()));
    var valuations = expect(pool.as("lp").get("/v1/pools/" + POOL + "/valuations?limit=200"), 200);
    var items = valuations.json().path("items");
    assertThat(items.path(items.size() - 1).path("unreleased").asString())
        .isEqualTo(earned.stripTrailingZeros().toPlainString());
    now = now.plusSeconds(86_400);
    step("50700");
    var epochs = expect(pool.as("lp").get("/v1/pools/" + POOL + "/epochs"), 200).json();
    var last = epochs.path("items").path(epochs.path("items").size() - 1);
    assertThat(last.path("unreleased").asString())
        .isEqualTo(earned.stripTrailingZeros().toPlainString());
    takeOver();
    step("50700");
  }

  private JsonNode receiptOf(String subject, UUID account, String size) {
    String path = "/v1/accounts/" + account + "/orders/" + UUID.randomUUID();
    expect(pool.as(subject).put(path, order(size)), 202);
    Answer taken = pool.as(subject).get(path);
    for (int n = 0; n < 200 && taken.json().path("state").asString().equals("ACCEPTED"); n++) {
      taken = pool.as(subject).get(path + "?wait=PT0.05S");
    }
    step("50700");
    var result = ended(subject, path).json();
    assertThat(result.path("state").asString()).as(result.toString()).isEqualTo("EXECUTED");
    String receipt = "/v1/receipts/" + POOL + ":" + result.path("result").path("fill").asString();
    JsonNode shown = expect(pool.as(subject).get(receipt), 200).json();
    assertThat(shown.path("differences").isEmpty()).as(shown.toString()).isTrue();
    return shown.path("figures");
  }

  @Test
  @Order(13)
  void settlesAShortOnTheIndexOfItsSideAlsoAfterARestart() {
    String turned = place(order("-2"));
    step("50700");
    assertThat(ended("alice", turned).json().path("state").asString()).isEqualTo("EXECUTED");
    UPSTREAMS.fundingIndexShort("-5.0000001");
    step("50700");
    var held =
        expect(pool.as("alice").get("/v1/accounts/" + ALICE), 200).json().path("positions").path(0);
    Decimal size = Decimal.of(held.path("size").asString());
    assertThat(size.isNegative()).isTrue();
    Decimal owed = size.times(Decimal.of("-5.0000001"), 6, RoundingMode.CEILING);
    assertThat(held.path("fundingOwed").asString()).isEqualTo(owed.toString());

    takeOver();
    UPSTREAMS.feeAnswers(false); // the last terms hold
    String closing = place(order(size.negate().toString()));
    step("50700");
    var closed = ended("alice", closing).json();
    assertThat(closed.path("state").asString()).as(closed.toString()).isEqualTo("EXECUTED");
    UPSTREAMS.feeAnswers(true);
    assertThat(
            jdbc.sql("select funding from fill order by sequence desc limit 1")
                .query(BigDecimal.class)
                .single())
        .isEqualByComparingTo(owed.toBigDecimal());
    assertThat(
            jdbc.sql("select funding_index_short from market_state")
                .query(BigDecimal.class)
                .single())
        .isEqualByComparingTo("-5.0000001");
    assertThat(UPSTREAMS.asked("/terms"))
        .anySatisfy(
            asked ->
                assertThat(asked.body())
                    .contains("\"premium\":\"-0.00")
                    .containsPattern("\"poolValue\":\"(2999|3000)")
                    .contains("\"skewDepth\":\"1000\""));
  }

  @Test
  @Order(14)
  void paysTheTreasuryOutWhenTheCustodianSaysSo() {
    BigDecimal held = treasury();
    assertThat(held).isPositive();
    BigDecimal part = held.divide(BigDecimal.TWO, 6, RoundingMode.DOWN);
    UUID first = UUID.randomUUID();
    JsonNode opened = payOut(POOL, first, part);
    assertThat(opened.path("state").asString()).as(opened.toString()).isEqualTo("EXECUTED");
    assertThat(new BigDecimal(opened.path("result").path("amount").asString()))
        .isEqualByComparingTo(part);
    assertThat(treasury()).isEqualByComparingTo(held.subtract(part));
    expect(
        pool.as("operator").put(payout(POOL, first), Map.of("amount", part.toPlainString())),
        202); // the same again: nothing more
    assertThat(treasury()).isEqualByComparingTo(held.subtract(part));

    JsonNode refused = payOut(POOL, UUID.randomUUID(), held);
    assertThat(refused.path("state").asString()).isEqualTo("REFUSED");
    JsonNode problem = refused.path("problem");
    assertThat(problem.path("type").asString()).isEqualTo("/problems/treasury-too-low");
    assertThat(new BigDecimal(problem.path("held").asString()))
        .isEqualByComparingTo(held.subtract(part));
    assertThat(new BigDecimal(problem.path("amount").asString())).isEqualByComparingTo(held);

    pool.configure("EMPTY", "OTHER-PERP");
    JsonNode elsewhere = payOut("EMPTY", UUID.randomUUID(), part);
    assertThat(elsewhere.path("problem").path("type").asString())
        .isEqualTo("/problems/treasury-too-low");
    assertThat(elsewhere.path("problem").path("held").asString()).isEqualTo("0");
    assertThat(treasury()).isEqualByComparingTo(held.subtract(part));

    takeOver();
    UUID nobody = new UUID(0, 0);
    JsonNode differs =
        confirm(
            "OUT",
            "PAYOUT",
            nobody,
            first,
            part.subtract(BigDecimal.ONE.movePointLeft(6)).toPlainString());
    assertThat(differs.path("problem").path("type").asString())
        .isEqualTo("/problems/payout-amount-differs");
    JsonNode left = confirm("OUT", "PAYOUT", nobody, first, part.toPlainString());
    assertThat(left.path("state").asString()).as(left.toString()).isEqualTo("EXECUTED");
    assertThat(jdbc.sql("select count(*) from payout").query(Long.class).single()).isZero();

    assertThat(payOut(POOL, UUID.randomUUID(), treasury()).path("state").asString())
        .isEqualTo("EXECUTED"); // stays open
    assertThat(treasury()).isEqualByComparingTo(BigDecimal.ZERO);
  }

  private static String payout(String ofPool, UUID id) {
    return "/v1/pools/" + ofPool + "/treasury-payouts/" + id;
  }

  private JsonNode payOut(String ofPool, UUID id, BigDecimal amount) {
    expect(
        pool.as("operator").put(payout(ofPool, id), Map.of("amount", amount.toPlainString())), 202);
    return ended("operator", payout(ofPool, id)).json();
  }

  private BigDecimal treasury() {
    return jdbc.sql("select amount from balance where ledger_account = 'fees:treasury'")
        .query(BigDecimal.class)
        .single();
  }

  @Test
  @Order(15)
  void keepsBooksThatBalanceAndALogThatRunsAgainToTheSameRows() {
    assertThat(audit.check(POOL).failed()).isEmpty();
    var replayed = replay.replay(POOL);
    assertThat(replayed.differences()).isEmpty();
    assertThat(replayed.rows()).isPositive();
  }

  /** What another process leaves that took the pool over and died. */
  private void takeOver() {
    jdbc.sql(
            """
            update lease set fence = fence + 1, holder = gen_random_uuid(),
                   expires_at = clock_timestamp() - interval '1 s'
            """)
        .update();
  }
}
