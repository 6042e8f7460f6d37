package io.counterpool.fee.catalogue;

import io.counterpool.kit.wire.ModelFamily;
import io.counterpool.models.Decimal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON Schema (2020-12) of a schedule and of the models that it names: names, types and order from
 * their records, bounds, units and descriptions from {@code catalogue/parameters.json}.
 *
 * <p>A decimal is a string, for which JSON Schema has no bounds: they stand in {@code
 * decimalMinimum}, {@code decimalExclusiveMinimum} and so on, the unit in {@code unit}. A validator
 * that does not know these keywords passes over them, as the standard says.
 */
@Component
class ModelSchemas {

  private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";
  private static final String DECIMAL = "^-?(0|[1-9][0-9]{0,19})(\\.[0-9]{1,18})?$";
  private static final String NOTES = "/catalogue/parameters.json";
  private static final String SCHEDULE_ID = "urn:counterpool:fee-schedule";

  private final Map<String, ParameterNote> notes;
  private final List<ModelFamily<?>> families;

  ModelSchemas(JsonMapper json, List<ModelFamily<?>> families) {
    this.families = families;
    try (InputStream file = ModelSchemas.class.getResourceAsStream(NOTES)) {
      if (file == null) {
        throw new IllegalStateException(NOTES + " is missing");
      }
      notes = Map.copyOf(json.readValue(file, new TypeReference<Map<String, ParameterNote>>() {}));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Schema of a model with its tag, as {@code part} of a schedule. */
  Map<String, Object> model(String part, String tag, Class<?> model) {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("model", Map.of("const", tag));
    List<String> required = new ArrayList<>(List.of("model"));
    describe(tag, model, properties, required);
    return object(head(id(part, tag), tag), properties, required);
  }

  /** Schema of a whole schedule; a part that is a model refers to the schemas of its family. */
  Map<String, Object> schedule(Class<?> asked) {
    Map<String, Object> properties = new LinkedHashMap<>();
    List<String> required = new ArrayList<>();
    describe("schedule", asked, properties, required);
    return object(head(SCHEDULE_ID, "schedule"), properties, required);
  }

  private static Map<String, Object> head(String id, String title) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("$schema", DIALECT);
    schema.put("$id", id);
    schema.put("title", title);
    return schema;
  }

  private static String id(String part, String tag) {
    return SCHEDULE_ID + ":" + part + ":" + tag;
  }

  private void describe(
      String owner, Class<?> type, Map<String, Object> properties, List<String> required) {
    for (RecordComponent component : type.getRecordComponents()) {
      properties.put(component.getName(), property(owner, component));
      if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
        required.add(component.getName());
      }
    }
  }

  private Map<String, Object> property(String owner, RecordComponent component) {
    Class<?> type = component.getType();
    String field = component.getName();
    String name = owner + "." + field;
    ParameterNote note = notes.get(name);
    if (note == null) {
      throw new IllegalStateException("no note about the parameter " + name);
    }
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("description", note.description());
    if (type == Decimal.class) {
      schema.put("type", "string");
      schema.put("format", "decimal");
      schema.put("pattern", DECIMAL);
      bound(schema, "decimalMinimum", "decimalExclusiveMinimum", low(note), note.minimum());
      bound(schema, "decimalMaximum", "decimalExclusiveMaximum", high(note), note.maximum());
    } else if (type == int.class || type == long.class) {
      schema.put("type", "integer");
      bound(schema, "minimum", "exclusiveMinimum", low(note), whole(note.minimum()));
      bound(schema, "maximum", "exclusiveMaximum", high(note), whole(note.maximum()));
    } else if (type == boolean.class) {
      schema.put("type", "boolean");
    } else if (type == Instant.class) {
      schema.put("type", "string");
      schema.put("format", "date-time");
    } else if (type == List.class) {
      schema.put("type", "array");
      schema.put("minItems", 1);
      bound(schema, "maxItems", "maxItems", false, whole(note.maximum()));
      schema.put("items", nested(element(component)));
    } else if (type.isRecord()) {
      schema.putAll(nested(type));
      bound(schema, "minProperties", "minProperties", false, whole(note.minimum()));
    } else {
      schema.put("oneOf", family(field, type));
    }
    if (note.unit() != null) {
      schema.put("unit", note.unit());
    }
    return schema;
  }

  /** References to the schemas of the models that a part may be. */
  private List<Map<String, Object>> family(String part, Class<?> type) {
    ModelFamily<?> family =
        families.stream()
            .filter(each -> each.type().equals(type))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "a parameter of type " + type.getName() + " has no form"));
    return new TreeSet<>(family.models().keySet())
        .stream().map(tag -> Map.<String, Object>of("$ref", id(part, tag))).toList();
  }

  private Map<String, Object> nested(Class<?> type) {
    Map<String, Object> properties = new LinkedHashMap<>();
    List<String> required = new ArrayList<>();
    describe(type.getSimpleName(), type, properties, required);
    return object(new LinkedHashMap<>(), properties, required);
  }

  private static Map<String, Object> object(
      Map<String, Object> schema, Map<String, Object> properties, List<String> required) {
    schema.put("type", "object");
    schema.put("properties", properties);
    schema.put("required", required);
    schema.put("additionalProperties", false);
    return schema;
  }

  private static Class<?> element(RecordComponent list) {
    return (Class<?>) ((ParameterizedType) list.getGenericType()).getActualTypeArguments()[0];
  }

  private static void bound(
      Map<String, Object> schema,
      String including,
      String excluding,
      boolean excluded,
      @Nullable Object value) {
    if (value != null) {
      schema.put(excluded ? excluding : including, value);
    }
  }

  private static boolean low(ParameterNote note) {
    return Boolean.TRUE.equals(note.minimumExcluded());
  }

  private static boolean high(ParameterNote note) {
    return Boolean.TRUE.equals(note.maximumExcluded());
  }

  private static @Nullable BigInteger whole(@Nullable String value) {
    return value == null ? null : new BigInteger(value);
  }
}
