package io.counterpool.pool.audit;

import io.counterpool.kit.wire.CanonicalJson;
import io.counterpool.models.Decimal;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A record and the row that stores it in one form: text by column name, so that they can be
 * compared. Columns are the components in snake case unless renamed; lists and maps are canonical
 * JSON on both sides; an absent value is {@link #ABSENT}.
 */
final class RowForm {

  /** Stands for null on both sides. */
  static final String ABSENT = "null";

  private final CanonicalJson canonical;
  private final JsonMapper mapper;

  RowForm(JsonMapper mapper) {
    this.mapper = mapper;
    this.canonical = new CanonicalJson(mapper);
  }

  /**
   * What {@code row} must be stored as.
   *
   * @param renamed column by component, where it is not the name in snake case
   * @param left components that are not stored
   */
  Map<String, String> of(Record row, Map<String, String> renamed, Set<String> left) {
    Map<String, String> columns = new TreeMap<>();
    for (RecordComponent component : row.getClass().getRecordComponents()) {
      String name = component.getName();
      if (!left.contains(name)) {
        Object value = value(row, component);
        columns.put(renamed.getOrDefault(name, snake(name)), value == null ? ABSENT : text(value));
      }
    }
    return columns;
  }

  private static String snake(String name) {
    return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  private static @Nullable Object value(Record row, RecordComponent component) {
    try {
      return component.getAccessor().invoke(row);
    } catch (ReflectiveOperationException closed) {
      throw new IllegalStateException("cannot read " + component, closed);
    }
  }

  private String text(Object value) {
    return switch (value) {
      case Decimal decimal -> decimal.toString();
      case Instant instant -> instant.toString();
      case Enum<?> constant -> constant.name();
      case Collection<?> list -> json(list);
      case Map<?, ?> map -> json(map);
      case Record row -> json(row);
      default -> value.toString();
    };
  }

  /** Canonical text of a value as JSON. */
  String json(Object value) {
    return new String(canonical.bytes(value), StandardCharsets.UTF_8);
  }

  /** Columns {@code names} of a stored row; {@code json} are those that hold JSON text. */
  Map<String, String> stored(Map<String, Object> row, Set<String> names, Set<String> json) {
    Map<String, String> columns = new TreeMap<>();
    for (String name : names) {
      Object value = row.get(name);
      columns.put(
          name,
          value == null
              ? ABSENT
              : json.contains(name) ? canonical(value.toString()) : plain(value));
    }
    return columns;
  }

  /** Canonical text of JSON text. */
  String canonical(String json) {
    return json(mapper.readTree(json));
  }

  private static String plain(Object value) {
    return switch (value) {
      case BigDecimal number -> Decimal.of(number).toString();
      case Timestamp timestamp -> timestamp.toInstant().toString();
      default -> value.toString();
    };
  }
}
