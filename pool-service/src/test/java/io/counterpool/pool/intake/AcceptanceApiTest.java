package io.counterpool.pool.intake;

import static io.counterpool.pool.PoolFixture.expect;
import static io.counterpool.pool.PoolFixture.order;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.kit.testing.Http.Answer;
import io.counterpool.kit.testing.VenueDatabase;
import io.counterpool.kit.testing.VenueTest;
import io.counterpool.pool.PoolFixture;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** S11: each write once, whoever repeats it and however many at the same time. */
@VenueTest
@DirtiesContext
@TestPropertySource(
    properties = {
      "counterpool.executor.enabled=false",
      "counterpool.intake.backlog-orders=150",
      "counterpool.clients.oracle.base-url=http://localhost:1",
      "counterpool.clients.fee.base-url=http://localhost:1",
      "counterpool.clients.margin.base-url=http://localhost:1"
    })
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AcceptanceApiTest {

  @LocalServerPort int port;
  @Autowired JdbcClient jdbc;
  @Autowired VenueDatabase database;

  private PoolFixture pool;
  private UUID account;

  @BeforeEach
  void configure() {
    pool = new PoolFixture(port);
    if (pool.as("reader").get("/v1/markets/" + PoolFixture.MARKET).status() == 404) {
      pool.configure();
    }
    account = pool.account("alice");
  }

  private String path() {
    return "/v1/accounts/" + account + "/orders/" + UUID.randomUUID();
  }

  private long rows(String path) {
    return jdbc.sql("select count(*) from intake where id = :id")
        .param("id", UUID.fromString(path.substring(path.lastIndexOf('/') + 1)))
        .query(Long.class)
        .single();
  }

  @Test
  void answersFiftyCallersOfOneIdWithTheSameBytes() throws Exception {
    String path = path();
    CountDownLatch together = new CountDownLatch(1);
    List<Future<Answer>> calls = new ArrayList<>();
    try (ExecutorService callers = Executors.newFixedThreadPool(50)) {
      for (int n = 0; n < 50; n++) {
        calls.add(
            callers.submit(
                () -> {
                  together.await();
                  return pool.as("alice").put(path, order("0.5"));
                }));
      }
      together.countDown();
      for (Future<Answer> call : calls) {
        Answer answer = call.get();
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.header("Location")).isEqualTo(path);
        assertThat(answer.text()).isEqualTo(calls.getFirst().get().text());
      }
    }
    assertThat(rows(path)).isEqualTo(1);
  }

  @Test
  void treatsAnotherSpellingOfTheSameCommandAsTheSame() {
    String path = path();
    Answer first = expect(pool.as("alice").put(path, order("0.5")), 202);
    Answer again =
        pool.as("alice")
            .put(
                path,
                """
                { "maxAgeSeconds": 300, "size":"0.5000", "type":"MARKET",
                  "market":"BTC-USD-PERP", "limitPrice": null, "reduceOnly": false }
                """);
    assertThat(again.status()).isEqualTo(202);
    assertThat(again.text()).isEqualTo(first.text());
    assertThat(rows(path)).isEqualTo(1);
  }

  @Test
  void refusesAnotherCommandUnderAUsedId() {
    String path = path();
    expect(pool.as("alice").put(path, order("0.5")), 202);
    Answer other = pool.as("alice").put(path, order("0.6"));
    assertThat(other.status()).isEqualTo(409);
    assertThat(other.problem()).isEqualTo("id-reused");
  }

  @Test
  void tellsWhereAnAcceptedCommandStands() {
    String path = path();
    assertThat(pool.as("alice").get(path).status()).isEqualTo(404);
    Answer accepted = expect(pool.as("alice").put(path, order("0.5")), 202);
    Answer read = expect(pool.as("alice").get(path), 200);
    assertThat(read.text()).isEqualTo(accepted.text());
    assertThat(read.json().path("state").asString()).isEqualTo("ACCEPTED");
  }

  @Test
  void hidesTheAccountsOfOthers() {
    String path = path();
    assertThat(pool.as("mallory").put(path, order("0.5")).status()).isEqualTo(404);
    expect(pool.as("alice").put(path, order("0.5")), 202);
    assertThat(pool.as("mallory", "pool:trade").get(path).status()).isEqualTo(404);
    assertThat(pool.as("venue", "pool:read", "pool:operate").get(path).status()).isEqualTo(200);
    assertThat(pool.as("mallory").put("/v1/accounts/" + account, Map.of("pool", PoolFixture.POOL)))
        .extracting(Answer::status)
        .isEqualTo(404);
  }

  @Test
  void takesAReferrerOnceAndOnlyAnAccountOfAnotherOwner() {
    UUID friend = pool.account("friend");
    String path = "/v1/accounts/" + UUID.randomUUID();
    Map<String, Object> referred = Map.of("pool", PoolFixture.POOL, "referrer", friend);
    expect(pool.as("bob").put(path, referred), 201);
    assertThat(expect(pool.as("bob").put(path, referred), 200).json().path("referrer").asString())
        .isEqualTo(friend.toString());
    assertThat(expect(pool.as("bob").get(path), 200).json().path("referrer").asString())
        .isEqualTo(friend.toString());
    Answer other =
        expect(
            pool.as("bob").put(path, Map.of("pool", PoolFixture.POOL, "referrer", account)), 409);
    assertThat(other.json().path("type").asString()).isEqualTo("/problems/id-reused");
    assertThat(other.json().path("referrer").asString()).isEqualTo(friend.toString());

    UUID self = UUID.randomUUID();
    Answer itself =
        pool.as("bob")
            .put("/v1/accounts/" + self, Map.of("pool", PoolFixture.POOL, "referrer", self));
    assertThat(itself.status()).isEqualTo(400);
    for (UUID bad : List.of(UUID.randomUUID(), friend)) {
      Answer refused =
          expect(
              pool.as("friend")
                  .put(
                      "/v1/accounts/" + UUID.randomUUID(),
                      Map.of("pool", PoolFixture.POOL, "referrer", bad)),
              409);
      assertThat(refused.json().path("type").asString()).isEqualTo("/problems/referrer-invalid");
      assertThat(refused.json().path("referrer").asString()).isEqualTo(bad.toString());
    }
  }

  @Test
  void refusesWhatIsMalformedAndStoresNothing() {
    for (Map<String, Object> bad :
        List.<Map<String, Object>>of(
            Map.of("market", "NOPE", "size", "1", "type", "MARKET"),
            Map.of("market", PoolFixture.MARKET, "size", "0", "type", "MARKET"),
            Map.of("market", PoolFixture.MARKET, "size", "0.00001", "type", "MARKET"),
            Map.of("market", PoolFixture.MARKET, "size", "1", "type", "LIMIT"),
            Map.of("market", PoolFixture.MARKET, "size", 1, "type", "MARKET"),
            Map.of("market", PoolFixture.MARKET, "size", "1", "type", "MARKET", "extra", 1))) {
      String path = path();
      Answer answer = pool.as("alice").put(path, bad);
      assertThat(answer.status()).as("%s", bad).isEqualTo(400);
      assertThat(rows(path)).isZero();
    }
  }

  /** The audit knows a performance fee by the id of its owner. */
  @Test
  void takesNoCommandUnderTheIdOfItsOwner() {
    UUID provider = pool.provider("carol");
    Answer answer =
        pool.as("carol")
            .put(
                "/v1/providers/" + provider + "/redemptions/" + provider,
                Map.of("tranche", "junior", "shares", "1"));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("parameter").asString()).isEqualTo("id");
  }

  @Test
  void acceptsATreasuryPayoutOnceUnderItsId() {
    String path = "/v1/pools/" + PoolFixture.POOL + "/treasury-payouts/" + UUID.randomUUID();
    var operator = pool.as("operator", "treasury:pay");
    assertThat(operator.get(path).status()).isEqualTo(404);
    Answer first = expect(operator.put(path, Map.of("amount", "12.5")), 202);
    assertThat(first.header("Location")).isEqualTo(path);
    assertThat(first.json().path("kind").asString()).isEqualTo("TREASURY_PAYOUT");
    Answer again = expect(operator.put(path, Map.of("amount", "12.50")), 202);
    assertThat(again.text()).isEqualTo(first.text());
    assertThat(operator.put(path, Map.of("amount", "12.6")).problem()).isEqualTo("id-reused");
    assertThat(rows(path)).isEqualTo(1);
    Answer read = expect(pool.as("auditor", "pool:operate").get(path + "?wait=PT0.01S"), 200);
    assertThat(read.text()).isEqualTo(first.text());
  }

  @Test
  void refusesATreasuryPayoutWithoutItsScopeItsPoolOrAnAmount() {
    String payouts = "/v1/pools/" + PoolFixture.POOL + "/treasury-payouts/";
    String path = payouts + UUID.randomUUID();
    Answer forbidden =
        pool.as("auditor", "pool:operate", "pool:read", "pool:configure", "custody:confirm")
            .put(path, Map.of("amount", "1"));
    assertThat(forbidden.status()).isEqualTo(403);
    assertThat(pool.as("alice", "pool:trade", "pool:read").get(path).status()).isEqualTo(403);

    var operator = pool.as("operator", "treasury:pay");
    for (Object amount : List.of("0", "-1", "0.0000001", 1)) {
      Answer answer = operator.put(path, Map.of("amount", amount));
      assertThat(answer.status()).as("%s", amount).isEqualTo(400);
      assertThat(answer.json().path("field").asString()).as("%s", amount).isEqualTo("amount");
    }
    assertThat(operator.put(path, Map.of()).status()).isEqualTo(400);
    assertThat(
            operator
                .put("/v1/pools/NOPE/treasury-payouts/" + UUID.randomUUID(), Map.of("amount", "1"))
                .status())
        .isEqualTo(404);
    assertThat(rows(path)).isZero();
  }

  /** Its payouts could be taken for those of the treasury. */
  @Test
  void registersNobodyUnderTheNilUuid() {
    String nil = "00000000-0000-0000-0000-000000000000";
    for (String path : List.of("/v1/accounts/" + nil, "/v1/providers/" + nil)) {
      Answer answer = pool.as("mallory").put(path, Map.of("pool", PoolFixture.POOL));
      assertThat(answer.status()).as(path).isEqualTo(400);
      assertThat(answer.problem()).isEqualTo("invalid-parameter");
    }
    assertThat(pool.as("mallory").get("/v1/accounts/" + nil).status()).isEqualTo(404);
  }

  @Test
  void keepsWhatItAcceptedWhenItsConnectionsAreCut() throws SQLException {
    String path = path();
    Answer first = expect(pool.as("alice").put(path, order("0.5")), 202);
    database.cutConnections();
    Answer again = pool.as("alice").patient().put(path, order("0.5"));
    assertThat(again.text()).isEqualTo(first.text());
    assertThat(rows(path)).isEqualTo(1);
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void refusesToAcceptMoreThanCanBeFinished() {
    Map<String, Object> batch = Map.of("orders", Collections.nCopies(40, order("0.5")));
    Answer answer = null;
    String path = "";
    for (int n = 0; n < 5 && (answer == null || answer.status() == 202); n++) {
      path = "/v1/accounts/" + account + "/order-batches/" + UUID.randomUUID();
      answer = pool.as("alice").put(path, batch);
    }
    assertThat(requireNonNull(answer).status()).isEqualTo(503);
    assertThat(answer.problem()).isEqualTo("overloaded");
    assertThat(answer.header("Retry-After")).isEqualTo("1");
    assertThat(rows(path)).isZero();
    assertThat(jdbc.sql("select sum(orders) from intake").query(Long.class).single())
        .isLessThanOrEqualTo(150);
  }
}
