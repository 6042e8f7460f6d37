package io.counterpool.fee.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** A property of a schema, read as a form reads it. */
record DescribedProperty(String name, JsonNode schema) {

  private static final BigDecimal LOWEST_STEP = new BigDecimal("0.000000000000000001");
  private static final BigDecimal FAR = new BigDecimal("1000000000");

  DescribedProperty of(String field) {
    return new DescribedProperty(name + "." + field, schema.path("properties").path(field));
  }

  private DescribedProperty item() {
    return new DescribedProperty(name, schema.path("items"));
  }

  /** Values just outside the bounds. */
  Set<Object> beyond() {
    Set<Object> beyond = new LinkedHashSet<>();
    schema
        .properties()
        .forEach(
            keyword -> {
              JsonNode value = keyword.getValue();
              switch (keyword.getKey()) {
                case "decimalMinimum" -> beyond.add(plain(decimal(value).subtract(LOWEST_STEP)));
                case "decimalExclusiveMinimum" -> beyond.add(value.stringValue());
                case "decimalMaximum" -> beyond.add(plain(decimal(value).add(LOWEST_STEP)));
                case "decimalExclusiveMaximum" -> beyond.add(value.stringValue());
                case "minimum" -> beyond.add(value.bigIntegerValue().subtract(BigInteger.ONE));
                case "maximum" -> beyond.add(value.bigIntegerValue().add(BigInteger.ONE));
                default -> {}
              }
            });
    return beyond;
  }

  /** The first and last values inside the bounds; far ones where there is no bound. */
  Set<Object> within() {
    return switch (schema.path("type").stringValue()) {
      case "string" ->
          schema.path("format").stringValue().equals("decimal")
              ? Set.of(
                  schema.has("decimalMinimum")
                      ? schema.path("decimalMinimum").stringValue()
                      : plain(FAR.negate()),
                  schema.has("decimalMaximum")
                      ? schema.path("decimalMaximum").stringValue()
                      : plain(FAR))
              : Set.of();
      case "integer" ->
          Set.of(
              schema.path("minimum").bigIntegerValue(), schema.path("maximum").bigIntegerValue());
      default -> Set.of();
    };
  }

  /** Fails unless the value is of the described form and everything about it is described. */
  void fits(Object value) {
    assertThat(schema.path("description").stringValue()).as(name).isNotBlank();
    switch (schema.path("type").stringValue()) {
      case "string" -> {
        assertThat(schema.path("unit").stringValue()).as(name).isNotBlank();
        if (schema.has("pattern")) {
          assertThat(value.toString())
              .as(name)
              .matches(Pattern.compile(schema.path("pattern").stringValue()));
        }
      }
      case "integer" -> {
        assertThat(schema.path("unit").stringValue()).as(name).isNotBlank();
        assertThat(value).as(name).isInstanceOf(Integer.class);
      }
      case "boolean" -> assertThat(value).as(name).isInstanceOf(Boolean.class);
      case "object" -> fitsFields((Map<?, ?>) value);
      case "array" -> ((List<?>) value).forEach(each -> item().fitsFields((Map<?, ?>) each));
      default -> throw new AssertionError(name + " has the type " + schema.path("type"));
    }
  }

  private void fitsFields(Map<?, ?> fields) {
    fields.forEach((field, value) -> of(field.toString()).fits(value));
  }

  private static String plain(BigDecimal value) {
    return value.toPlainString();
  }

  private static BigDecimal decimal(JsonNode value) {
    return new BigDecimal(value.stringValue());
  }
}
