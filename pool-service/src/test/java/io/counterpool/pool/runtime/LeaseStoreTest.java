package io.counterpool.pool.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterpool.kit.testing.VenueDatabase;
import io.counterpool.kit.wire.CanonicalJson;
import io.counterpool.kit.wire.WireConfiguration;
import io.counterpool.models.Decimal;
import io.counterpool.pool.executor.Journal;
import io.counterpool.pool.executor.PoolRows;
import io.counterpool.pool.executor.PoolRows.BalanceRow;
import io.counterpool.pool.ledger.LedgerChain;
import io.counterpool.pool.ledger.Transfer;
import io.counterpool.pool.ledger.TransferKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two executors and one pool. */
class LeaseStoreTest {

  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration OVER = Duration.ofSeconds(-1);
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private static DataSource app;
  private static JdbcClient jdbc;
  private static LeaseStore leases;
  private static StepStore steps;

  @BeforeAll
  static void migrate() {
    VenueDatabase database = VenueDatabase.create("pool");
    Flyway.configure()
        .dataSource(database.asOwner())
        .locations("classpath:db/migration/kit", "classpath:db/migration/pool")
        .outOfOrder(true)
        .placeholders(Map.of("app", database.app()))
        .load()
        .migrate();
    app = database.asApp();
    jdbc = JdbcClient.create(app);
    leases = new LeaseStore(jdbc);
    steps =
        new StepStore(new CanonicalJson(WireConfiguration.mapper()), WireConfiguration.mapper());
  }

  private static Lease acquired(String pool, Duration ttl) {
    return leases.acquire(pool, UUID.randomUUID(), ttl).orElseThrow();
  }

  /** A step with one transfer. */
  private static Step step(Lease lease, long number) {
    Journal journal = new Journal();
    journal.transfers.add(
        new Transfer(
            number,
            "custody",
            "suspense",
            "USDC",
            Decimal.ONE,
            TransferKind.SUSPENSE,
            "command:1",
            NOW));
    PoolRows rows =
        new PoolRows(
            null,
            List.of(new BalanceRow("suspense", "USDC", Decimal.of(number))),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of());
    return new Step(
        number,
        List.of(),
        List.of(journal),
        rows,
        null,
        lease.cursors(),
        1,
        0,
        number - 1,
        LedgerChain.START);
  }

  private static void commit(Lease lease, long number) throws SQLException {
    try (Connection connection = app.getConnection()) {
      connection.setAutoCommit(false);
      steps.commit(connection, lease.pool(), lease.fence(), step(lease, number), LONG);
    }
  }

  private static long transfers(String pool) {
    return jdbc.sql("select count(*) from transfer where pool_id = :pool")
        .param("pool", pool)
        .query(Long.class)
        .single();
  }

  @Test
  void givesAPoolToOneHolderAtATime() {
    Lease first = acquired("ONE", LONG);
    assertThat(leases.acquire("ONE", UUID.randomUUID(), LONG)).isEqualTo(Optional.empty());
    leases.release("ONE", first.fence());
    assertThat(acquired("ONE", LONG).fence()).isGreaterThan(first.fence());
  }

  @Test
  void refusesTheCommitOfAHolderThatWasPausedTooLong() throws SQLException {
    Lease paused = acquired("PAUSED", OVER);
    Lease successor = acquired("PAUSED", LONG);
    assertThatThrownBy(() -> commit(paused, 1)).isInstanceOf(FencedException.class);
    assertThat(transfers("PAUSED")).isZero();
    assertThat(leases.renew("PAUSED", paused.fence(), LONG)).isFalse();
    commit(successor, 1);
    assertThat(transfers("PAUSED")).isEqualTo(1);
  }

  @Test
  void letsACommitThatHasBegunEndBeforeTheNextHolderReads() throws Exception {
    Lease first = acquired("BEGUN", OVER);
    try (Connection connection = app.getConnection();
        var others = Executors.newSingleThreadExecutor()) {
      connection.setAutoCommit(false);
      // The old holder has passed its check and is about to commit.
      connection
          .createStatement()
          .executeUpdate(
              "update lease set step = 7 where pool_id = 'BEGUN' and fence = " + first.fence());
      Future<Lease> next = others.submit(() -> acquired("BEGUN", LONG));
      assertThatThrownBy(() -> next.get(300, TimeUnit.MILLISECONDS))
          .isInstanceOf(TimeoutException.class);
      connection.commit();
      assertThat(next.get(10, TimeUnit.SECONDS).step()).isEqualTo(7);
    }
  }

  @Test
  void keepsAllOfAStepOrNothing() throws SQLException {
    Lease lease = acquired("WHOLE", LONG);
    commit(lease, 1);
    // The number is taken, so the second transfer fails and its balance with it.
    assertThatThrownBy(() -> commit(lease, 1)).isInstanceOf(SQLException.class);
    assertThat(transfers("WHOLE")).isEqualTo(1);
    commit(lease, 2);
    assertThat(
            jdbc.sql("select amount from balance where pool_id = 'WHOLE'")
                .query(java.math.BigDecimal.class)
                .single())
        .isEqualByComparingTo("2");
  }

  @Test
  void refusesEveryChangeOfAMovement() throws SQLException {
    commit(acquired("KEPT", LONG), 1);
    for (String table :
        List.of(
            "transfer",
            "ledger_block",
            "fill",
            "receipt_block",
            "event",
            "liquidation",
            "share_movement",
            "epoch",
            "valuation",
            "round_prepared",
            "round_done",
            "intake",
            "command_taken",
            "command_outcome")) {
      for (String change :
          List.of(
              "update " + table + " set pool_id = 'X'",
              "delete from " + table,
              "truncate " + table)) {
        assertThatThrownBy(() -> jdbc.sql(change).update())
            .as(change)
            .isInstanceOf(org.springframework.dao.DataAccessException.class);
      }
    }
    assertThat(transfers("KEPT")).isEqualTo(1);
  }

  @Test
  void readsBackTextWithEverySeparatorOfCopy() throws SQLException {
    String text = "tab\there \\ back\\slash \n line \r return \\. end";
    try (Connection connection = app.getConnection()) {
      connection.setAutoCommit(false);
      CopyText.into(
          connection,
          "event",
          "pool_id, sequence, type, effective_at, payload",
          List.of(text),
          (row, out) -> out.text("COPY").plain(1L).text(row).plain(NOW).text(row));
      connection.commit();
    }
    assertThat(
            jdbc.sql("select payload from event where pool_id = 'COPY'")
                .query(String.class)
                .single())
        .isEqualTo(text);
  }
}
