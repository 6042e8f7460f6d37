package io.counterpool.pool.runtime;

import io.counterpool.models.Decimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One statement over many rows, handed over as an array a column. */
final class Unnest<T> {

  private record Column<T>(String type, Function<T, @Nullable Object> value) {}

  private final List<Column<T>> columns = new ArrayList<>();

  Unnest<T> text(Function<T, @Nullable String> value) {
    return add("text", value::apply);
  }

  Unnest<T> uuid(Function<T, UUID> value) {
    return add("uuid", value::apply);
  }

  Unnest<T> numeric(Function<T, @Nullable Decimal> value) {
    return add(
        "numeric",
        row -> {
          Decimal decimal = value.apply(row);
          return decimal == null ? null : decimal.toBigDecimal();
        });
  }

  Unnest<T> bigint(Function<T, @Nullable Long> value) {
    return add("bigint", value::apply);
  }

  Unnest<T> bool(Function<T, Boolean> value) {
    return add("boolean", value::apply);
  }

  Unnest<T> instant(Function<T, @Nullable Instant> value) {
    return add(
        "timestamptz",
        row -> {
          Instant instant = value.apply(row);
          return instant == null ? null : instant.toString();
        });
  }

  private Unnest<T> add(String type, Function<T, @Nullable Object> value) {
    columns.add(new Column<>(type, value));
    return this;
  }

  /**
   * Runs {@code sql}, whose first parameter is the pool, with {@code %s} replaced by {@code
   * unnest(…)} of the columns. Does nothing without rows.
   */
  void execute(Connection connection, String sql, String pool, List<T> rows) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    String arrays =
        columns.stream()
            .map(column -> "?::" + column.type() + "[]")
            .collect(Collectors.joining(", ", "unnest(", ")"));
    try (PreparedStatement statement = connection.prepareStatement(sql.formatted(arrays))) {
      statement.setString(1, pool);
      int parameter = 2;
      for (Column<T> column : columns) {
        @Nullable Object[] values = new @Nullable Object[rows.size()];
        for (int n = 0; n < values.length; n++) {
          values[n] = column.value().apply(rows.get(n));
        }
        statement.setArray(parameter++, connection.createArrayOf(column.type(), values));
      }
      statement.executeUpdate();
    }
  }
}
