package io.counterpool.pool.intake;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterpool.kit.testing.VenueDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lanes and the intake against PostgreSQL. */
class IntakeStoreTest {

  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration OVER = Duration.ofSeconds(-1);
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private static DataSource app;
  private static IntakeStore store;

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
    store = new IntakeStore(app, JdbcClient.create(app));
  }

  private static Offer offer(UUID id, int content) {
    byte[] hash = new byte[32];
    hash[0] = (byte) content;
    return new Offer(
        new CommandPath("P", CommandKind.ORDER, new UUID(0, 1), id), "{}", hash, 1, "alice");
  }

  private static Lane lease(Duration ttl) {
    return requireNonNull(store.lease(UUID.randomUUID(), ttl));
  }

  @Test
  void writesTheSecondOfTwoEqualPathsInOneBatchNotAtAll() throws SQLException {
    Lane lane = lease(LONG);
    UUID id = UUID.randomUUID();
    long first = lane.lastSequence() + 1;
    assertThat(store.append(lane, first, NOW, List.of(offer(id, 1), offer(id, 2)), LONG))
        .containsExactly(first);
    CommandPath path = offer(id, 1).path();
    assertThat(requireNonNull(store.earlier(List.of(path)).get(path)).hash()[0])
        .isEqualTo((byte) 1);
    store.release(lane);
  }

  @Test
  void refusesTheWritesOfAHolderThatWasPausedTooLong() throws SQLException {
    Lane paused = lease(OVER);
    Lane successor = lease(LONG);
    assertThat(successor.number()).isEqualTo(paused.number());
    assertThat(successor.fence()).isGreaterThan(paused.fence());
    UUID id = UUID.randomUUID();
    assertThatThrownBy(
            () -> store.append(paused, paused.lastSequence() + 1, NOW, List.of(offer(id, 1)), LONG))
        .isInstanceOf(LaneLostException.class);
    CommandPath path = offer(id, 1).path();
    assertThat(store.earlier(List.of(path))).isEmpty();
    assertThat(store.renew(paused, LONG)).isFalse();
    store.release(successor);
  }

  @Test
  void givesEachProcessALaneOfItsOwn() {
    Lane one = lease(LONG);
    Lane two = lease(LONG);
    assertThat(one.number()).isNotEqualTo(two.number());
    store.release(one);
    store.release(two);
  }

  @Test
  void refusesEveryChangeOfWhatWasAccepted() throws SQLException {
    Lane lane = lease(LONG);
    store.append(lane, lane.lastSequence() + 1, NOW, List.of(offer(UUID.randomUUID(), 1)), LONG);
    store.release(lane);
    for (String change :
        List.of("update intake set body = '{\"x\":1}'", "delete from intake", "truncate intake")) {
      try (Connection connection = app.getConnection();
          var statement = connection.createStatement()) {
        assertThatThrownBy(() -> statement.execute(change)).isInstanceOf(SQLException.class);
      }
    }
  }
}
