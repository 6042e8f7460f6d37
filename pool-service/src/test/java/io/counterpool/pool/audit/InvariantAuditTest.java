package io.counterpool.pool.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.kit.testing.VenueDatabase;
import io.counterpool.kit.wire.WireConfiguration;
import io.counterpool.pool.audit.InvariantReport.Failed;
import io.counterpool.pool.valuation.MovingVenue;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.SplittableRandom;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The claims against PostgreSQL: they hold on a random life, and find what is forged. */
class InvariantAuditTest {

  private static final long SEED = Long.getLong("seed", 20_260_101L);
  private static final int ROUNDS = 120;

  private static VenueDatabase database;
  private static InvariantAudit audit;

  @BeforeAll
  static void liveAndStore() throws SQLException {
    database = VenueDatabase.create("pool");
    Flyway.configure()
        .dataSource(database.asOwner())
        .locations("classpath:db/migration/kit", "classpath:db/migration/pool")
        .outOfOrder(true)
        .placeholders(Map.of("app", database.app()))
        .load()
        .migrate();
    IO.println("InvariantAuditTest: replay with -Dseed=" + SEED);
    MovingVenue venue = new MovingVenue(new SplittableRandom(SEED));
    for (int i = 0; i < ROUNDS; i++) {
      venue.commands();
      if (i % 10 == 5) {
        venue.treasury(i % 20 == 5);
      }
      venue.move();
      venue.round();
    }
    try (Connection connection = database.asApp().getConnection()) {
      connection.setAutoCommit(false);
      StoredLife life =
          new StoredLife(
              JdbcClient.create(new SingleConnectionDataSource(connection, true)),
              WireConfiguration.mapper());
      life.configure();
      life.write(venue);
      connection.commit();
    }
    audit =
        new InvariantAudit(
            JdbcClient.create(database.asApp()),
            new DataSourceTransactionManager(database.asApp()),
            WireConfiguration.mapper());
  }

  @Test
  void holdsOnARandomLife() {
    InvariantReport report = audit.check(StoredLife.POOL);

    assertThat(report.failed()).isEmpty();
    assertThat(report.held()).isEqualTo(report.of()).isGreaterThan(30);
  }

  @Test
  void holdsOnAPoolInWhichNothingHasHappened() {
    assertThat(audit.check("EMPTY").failed()).isEmpty();
  }

  /** Each forgery breaks the claim that watches over it, and nothing stays broken after it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          INV-1  | update balance set amount = amount + 1 where ledger_account like 'pool:%'
          INV-1  | update transfer set amount = amount + 1 where sequence = 5
          INV-1  | update transfer set cause = 'round:1' where sequence = 5
          INV-1  | update ledger_block set hash = repeat('a', 64) where block = 3
          INV-1  | delete from payout where number = (select min(number) from payout)
          INV-1  | update payout set amount = amount + 1 where owner = '00000000-0000-0000-0000-000000000000'
          INV-3  | update holding set shares = shares + 1
          INV-3  | update share_movement set assets = assets * 2 where shares < 0
          INV-3  | update tranche_state set supply = supply + 1 where tranche = 'senior'
          INV-1  | update fill set fee = fee + 1 where sequence = (select min(sequence) from fill where kind = 'ORDER')
          INV-1  | update fill set fee = fee + 1 where sequence = (select min(sequence) from fill where kind = 'LIQUIDATION')
          INV-1  | update transfer set kind = 'IMPACT' where sequence = (select min(sequence) from transfer where kind = 'REFERRAL')
          INV-1  | update share_movement set command = gen_random_uuid() where command = provider
          INV-3  | update pool_state set income_waiting = income_waiting + 0.000001, income_releasing = 0
          INV-3  | update pool_state set income_releasing = 1000000
          INV-4  | update valuation set value = value + 1 where round = 7
          INV-4  | update valuation set utilisation = 1 where reserved = 0 and value = 0
          INV-7  | update valuation set unreleased = unreleased + 90000, value = value - 90000, lower = lower - 90000 where round = 7
          INV-6  | update market_state set long_size = long_size + 1
          INV-6  | update fill set size = size + 1 where sequence = 3
          INV-6  | update account_volume set notional = notional + 1
          INV-7  | update pool_state set bad_debt = bad_debt + 1
          INV-8  | delete from event where sequence = 9
          INV-8  | delete from valuation where round = 9
          INV-8  | delete from command_outcome where sequence = 2
          INV-8  | delete from command_outcome where refusal like '%treasury-too-low%'
          INV-9  | update command_outcome set state = 'REFUSED', refusal = '{}' where state = 'EXECUTED'
          INV-8  | update position set entry_notional = entry_notional + 1
          INV-8  | update market_state set funding_index = funding_index + 1
          INV-8  | update market_state set funding_index_short = funding_index_short + 1
          INV-15 | update round_done set input = replace(input, '"fundingIndexShort":"-', '"fundingIndexShort":"-9000000') where round = 100
          INV-8  | update balance set amount = amount + 1 where ledger_account = 'pool:P'
          INV-8  | update pool_state set income_waiting = income_waiting + 1
          INV-2  | update balance set amount = amount - 1000000 where ledger_account like 'collateral:%'
          INV-15 | update round_done set input = replace(input, '"borrowIndex":"', '"borrowIndex":"9') where round = 9
          INV-13 | update share_movement set shares = shares * 2 where shares > 0
          INV-14 | update receipt_block set body = (select body from receipt_block where first_sequence = 1) where first_sequence = 5
          INV-14 | delete from receipt_block where first_sequence = 4
          """)
  void findsAForgery(String id, String forgery) throws SQLException {
    try (Connection connection = database.asSuperuser()) {
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.execute("set local session_replication_role = replica");
        assertThat(statement.executeUpdate(forgery)).isPositive();
      }
      JdbcClient forged = JdbcClient.create(new SingleConnectionDataSource(connection, true));
      InvariantReport report =
          InvariantAudit.run(
              InvariantAudit.claims(forged, WireConfiguration.mapper()), StoredLife.POOL);
      assertThat(report.failed()).extracting(Failed::id).contains(id);
      connection.rollback();
    }
  }
}
