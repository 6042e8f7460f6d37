package io.counterpool.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterpool.kit.testing.VenueDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AppendOnlyStoreTest {

  private static final VenueDatabase DATABASE = VenueDatabase.create("desk").migrated();

  private static void run(DataSource role, String sql) throws SQLException {
    try (Connection connection = role.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update entry set amount = 2",
        "delete from entry",
        "truncate entry",
        "delete from stored_answer",
        "alter table entry disable trigger all",
        "drop table entry",
        "create table mine (x int)",
        "insert into venue_mark (kind) values ('SANDBOX')",
        "delete from venue_clock"
      })
  void keepsTheRunningServiceFromChangingWhatIsWritten(String sql) throws SQLException {
    run(DATABASE.asApp(), "insert into entry values (" + System.nanoTime() + ", 1)");
    assertThatThrownBy(() -> run(DATABASE.asApp(), sql))
        .isInstanceOfSatisfying(
            SQLException.class, // insufficient_privilege
            refused -> assertThat(refused.getSQLState()).isEqualTo("42501"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"update entry set amount = 2", "delete from entry", "truncate entry"})
  void keepsEvenTheOwnerFromIt(String sql) throws SQLException {
    run(DATABASE.asApp(), "insert into entry values (" + System.nanoTime() + ", 1)");
    assertThatThrownBy(() -> run(DATABASE.asOwner(), sql))
        .isInstanceOfSatisfying(
            SQLException.class, // restrict_violation
            refused -> assertThat(refused.getSQLState()).isEqualTo("23001"));
  }

  @Test
  void holdsTheClockForward() throws SQLException {
    String set =
        """
        insert into venue_clock (mode, at) values ('DRIVEN', '%s')
        on conflict (one) do update set at = excluded.at
        """;
    run(DATABASE.asApp(), set.formatted("2026-01-02T00:00:00Z"));
    assertThatThrownBy(() -> run(DATABASE.asApp(), set.formatted("2026-01-01T00:00:00Z")))
        .hasMessageContaining("not before it");
  }
}
