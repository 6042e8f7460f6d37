package io.counterpool.launcher.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Asks the PostgreSQL server on one connection; not for several threads. */
final class Server implements AutoCloseable {

  private final Connection connection;

  Server(Connection connection) {
    this.connection = connection;
  }

  /** Makes one value of a row. */
  @FunctionalInterface
  interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  void execute(String sql) {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException failed) {
      throw new IllegalStateException(sql + ": " + failed.getMessage(), failed);
    }
  }

  <T> List<T> list(String sql, RowReader<T> reader, Object... parameters) {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int n = 0; n < parameters.length; n++) {
        statement.setObject(n + 1, parameters[n]);
      }
      List<T> values = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          values.add(reader.read(rows));
        }
      }
      return values;
    } catch (SQLException failed) {
      throw new IllegalStateException(sql + ": " + failed.getMessage(), failed);
    }
  }

  /** The value of the only row. */
  <T> T one(String sql, RowReader<T> reader, Object... parameters) {
    List<T> values = list(sql, reader, parameters);
    if (values.size() != 1) {
      throw new IllegalStateException(values.size() + " rows, not one, from " + sql);
    }
    return values.getFirst();
  }

  long number(String sql, Object... parameters) {
    return one(sql, row -> row.getLong(1), parameters);
  }

  String setting(String name) {
    return one("select current_setting(?)", row -> row.getString(1), name);
  }

  /** Where the write-ahead log is, in bytes. */
  long walPosition() {
    return number("select (pg_current_wal_insert_lsn() - '0/0')::bigint");
  }

  /** So that none falls into a measurement by chance. */
  void checkpoint() {
    execute("checkpoint");
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException failed) {
      throw new IllegalStateException("connection did not close", failed);
    }
  }
}
