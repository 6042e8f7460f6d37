package io.counterpool.pool.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.kit.testing.VenueDatabase;
import io.counterpool.kit.testing.VenueTest;
import io.counterpool.pool.PoolFixture;
import io.counterpool.pool.valuation.MovingVenue;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.json.JsonMapper;

/** The stored log gives the stored rows, and no other. */
@VenueTest
@DirtiesContext
@TestPropertySource(properties = "counterpool.executor.enabled=false")
class RoundLogReplayTest {

  private static final long SEED = Long.getLong("seed", 20_260_102L);
  private static final int ROUNDS = 80;

  @LocalServerPort int port;
  @Autowired VenueDatabase database;
  @Autowired JsonMapper mapper;
  @Autowired JdbcClient jdbc;
  @Autowired RoundLogReplay replay;

  @BeforeEach
  void liveAndStore() throws SQLException {
    if (jdbc.sql("select count(*) from transfer").query(Long.class).single() > 0) {
      return;
    }
    IO.println("RoundLogReplayTest: replay with -Dseed=" + SEED);
    new PoolFixture(port).configure(StoredLife.POOL, "A-PERP");
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
      new StoredLife(JdbcClient.create(new SingleConnectionDataSource(connection, true)), mapper)
          .write(venue);
      connection.commit();
    }
  }

  @Test
  void givesTheStoredRows() {
    ReplayReport report = replay.replay(StoredLife.POOL);

    assertThat(report.differences()).isEmpty();
    assertThat(report.steps()).isGreaterThan(ROUNDS);
    assertThat(report.rows()).isGreaterThan(report.steps());
    assertThat(payouts("state = 'EXECUTED'")).isEqualTo(ROUNDS / 10);
    assertThat(payouts("refusal::json ->> 'slug' = 'treasury-too-low'")).isEqualTo(ROUNDS / 10);
  }

  /** Payouts of the treasury that ended so. */
  private long payouts(String end) {
    return jdbc.sql(
            """
            select count(*)
              from command_outcome
              join command_taken using (pool_id, sequence)
              join intake using (pool_id, lane, lane_seq)
             where kind = 'TREASURY_PAYOUT' and %s
            """
                .formatted(end))
        .query(Long.class)
        .single();
  }

  @Test
  void namesTheRowThatTheLogDoesNotGive() throws SQLException {
    forge("update fill set fee = fee + 1 where sequence = 4");
    try {
      ReplayReport report = replay.replay(StoredLife.POOL);

      assertThat(report.differences()).hasSize(1);
      assertThat(report.differences().getFirst().table()).isEqualTo("fill");
      assertThat(report.differences().getFirst().key()).isEqualTo("4");
      assertThat(report.differences().getFirst().stored()).contains("fee");
    } finally {
      forge("update fill set fee = fee - 1 where sequence = 4");
    }
  }

  private void forge(String sql) throws SQLException {
    try (Connection connection = database.asSuperuser();
        Statement statement = connection.createStatement()) {
      statement.execute("set session_replication_role = replica");
      assertThat(statement.executeUpdate(sql)).isEqualTo(1);
    }
  }
}
