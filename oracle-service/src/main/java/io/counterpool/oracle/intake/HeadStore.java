package io.counterpool.oracle.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The one row whose lock makes commit order the order of sequences. */
@Repository
class HeadStore {

  private final JdbcClient jdbc;

  HeadStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The head as committed last. */
  Head read() {
    return jdbc.sql("select intake_sequence, event_sequence, refusal_sequence from head")
        .query(HeadStore::head)
        .single();
  }

  /** The head, kept from every other writer until the transaction ends. */
  Head lock() {
    return jdbc.sql("select intake_sequence, event_sequence, refusal_sequence from head for update")
        .query(HeadStore::head)
        .single();
  }

  void write(Head head) {
    jdbc.sql(
            """
            update head set intake_sequence = :intake, event_sequence = :event,
                            refusal_sequence = :refusal
            """)
        .param("intake", head.intakeSequence())
        .param("event", head.eventSequence())
        .param("refusal", head.refusalSequence())
        .update();
  }

  private static Head head(ResultSet row, int number) throws SQLException {
    return new Head(
        row.getLong("intake_sequence"),
        row.getLong("event_sequence"),
        row.getLong("refusal_sequence"));
  }
}
