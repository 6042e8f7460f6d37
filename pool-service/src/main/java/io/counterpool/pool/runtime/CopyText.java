package io.counterpool.pool.runtime;

import io.counterpool.models.Decimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Rows in the text form of COPY: tabs between columns, a line feed after each row. */
final class CopyText {

  private final StringBuilder text = new StringBuilder(4096);
  private boolean first = true;

  /**
   * Copies rows into a table.
   *
   * @param columns of the table, comma separated, in the order in which {@code row} writes them
   */
  static <T> void into(
      Connection connection,
      String table,
      String columns,
      List<T> rows,
      BiConsumer<T, CopyText> row)
      throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    CopyText copy = new CopyText();
    for (T each : rows) {
      row.accept(each, copy);
      copy.text.append('\n');
      copy.first = true;
    }
    byte[] bytes = copy.text.toString().getBytes(StandardCharsets.UTF_8);
    CopyIn in =
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn("copy " + table + " (" + columns + ") from stdin");
    try {
      in.writeToCopy(bytes, 0, bytes.length);
      in.endCopy();
    } finally {
      if (in.isActive()) {
        in.cancelCopy();
      }
    }
  }

  private StringBuilder column() {
    if (first) {
      first = false;
    } else {
      text.append('\t');
    }
    return text;
  }

  CopyText plain(long value) {
    column().append(value);
    return this;
  }

  CopyText plain(@Nullable Long value) {
    column().append(value == null ? "\\N" : value.toString());
    return this;
  }

  CopyText plain(Decimal value) {
    column().append(value);
    return this;
  }

  CopyText plain(UUID value) {
    column().append(value);
    return this;
  }

  CopyText plain(Instant value) {
    column().append(value);
    return this;
  }

  CopyText plain(Enum<?> value) {
    column().append(value.name());
    return this;
  }

  /** Any text, escaped. */
  CopyText text(@Nullable String value) {
    StringBuilder out = column();
    if (value == null) {
      out.append("\\N");
      return this;
    }
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '\\' -> out.append("\\\\");
        case '\t' -> out.append("\\t");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        default -> out.append(c);
      }
    }
    return this;
  }
}
