package io.counterpool.pool.echo;

import static io.counterpool.pool.PoolFixture.expect;
import static io.counterpool.pool.PoolFixture.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.kit.testing.Http;
import io.counterpool.kit.testing.Http.Answer;
import io.counterpool.kit.testing.VenueTest;
import io.counterpool.pool.PoolFixture;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.TestPropertySource;

/** The echo reads and writes what the intake reads and writes, and keeps nothing. */
@VenueTest
@DirtiesContext
@ActiveProfiles("benchmark")
@TestPropertySource(properties = "counterpool.executor.enabled=false")
class EchoApiTest {

  private static final Map<String, Object> BATCH =
      Map.of("orders", List.of(order("0.5"), order("-0.5")));

  @LocalServerPort int port;
  @Autowired JdbcClient jdbc;

  private PoolFixture pool;
  private String account;

  @BeforeEach
  void configure() {
    pool = new PoolFixture(port);
    if (pool.as("reader").get("/v1/markets/" + PoolFixture.MARKET).status() == 404) {
      pool.configure();
    }
    account = "/accounts/" + pool.account("alice");
  }

  @Test
  void answersWithTheFieldsOfTheIntakeAndStoresNothing() {
    Http alice = pool.as("alice", "pool:trade");
    for (var each : Map.of("/orders/", order("0.5"), "/order-batches/", BATCH).entrySet()) {
      String path = account + each.getKey() + UUID.randomUUID();
      long before = rows();
      Answer echo = expect(alice.put("/v1/benchmark" + path, each.getValue()), 202);
      assertThat(rows()).isEqualTo(before);
      Answer intake = expect(alice.put("/v1" + path, each.getValue()), 202);
      assertThat(echo.json().propertyNames())
          .containsExactlyElementsOf(intake.json().propertyNames());
      assertThat(echo.json().path("kind")).isEqualTo(intake.json().path("kind"));
      assertThat(echo.header("Location")).isEqualTo(intake.header("Location"));
    }
  }

  @Test
  void needsTheScopeOfTrading() {
    String path = "/v1/benchmark" + account + "/orders/" + UUID.randomUUID();
    assertThat(pool.as("alice", "pool:read").put(path, order("0.5")).status()).isEqualTo(403);
    assertThat(Http.to(port).put(path, order("0.5")).status()).isEqualTo(401);
  }

  private long rows() {
    return jdbc.sql("select count(*) from intake").query(Long.class).single();
  }
}
