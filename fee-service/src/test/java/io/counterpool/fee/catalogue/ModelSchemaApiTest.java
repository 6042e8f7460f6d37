package io.counterpool.fee.catalogue;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.fee.FeeVenue;
import io.counterpool.fee.Models;
import io.counterpool.kit.testing.Http.Answer;
import io.counterpool.kit.testing.VenueTest;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The schemas that a form is built from, held to what the service accepts. */
@VenueTest
class ModelSchemaApiTest {

  private static final String LOWEST_STEP = "0.000000000000000001";

  @LocalServerPort private int port;

  @Test
  void describesWhatTheServiceAccepts() {
    Map<String, JsonNode> schemas = schemas();
    assertThat(schemas.keySet()).isEqualTo(Models.all().keySet());
    Models.all()
        .forEach(
            (name, body) -> {
              JsonNode schema = of(schemas, name);
              assertThat(schema.path("$schema").stringValue()).endsWith("2020-12/schema");
              assertThat(schema.path("properties").path("model").path("const").stringValue())
                  .isEqualTo(body.get("model"));
              assertThat(schema.path("properties").propertyNames())
                  .as(name)
                  .containsExactlyElementsOf(body.keySet());
              Set<String> required = new TreeSet<>();
              schema.path("required").forEach(field -> required.add(field.stringValue()));
              assertThat(required).as(name).isEqualTo(new TreeSet<>(body.keySet()));
              body.forEach(
                  (field, value) -> {
                    if (!field.equals("model")) {
                      fits(name + "." + field, schema.path("properties").path(field), value);
                    }
                  });
              assertThat(drawn(name, body).status()).as(name).isEqualTo(200);
            });
  }

  @Test
  void statesTheBoundsThatTheServiceHolds() {
    Map<String, JsonNode> schemas = schemas();
    int tried = 0;
    for (var model : Models.all().entrySet()) {
      String name = model.getKey();
      for (var property : of(schemas, name).path("properties").properties()) {
        for (Object beyond : beyond(property.getValue())) {
          Map<String, Object> body = new LinkedHashMap<>(model.getValue());
          body.put(property.getKey(), beyond);
          Answer refused = drawn(name, body);
          assertThat(refused.status())
              .as("%s with %s = %s", name, property.getKey(), beyond)
              .isEqualTo(400);
          assertThat(refused.json().path("detail").stringValue()).contains(property.getKey());
          tried++;
        }
      }
    }
    assertThat(tried).isGreaterThan(70);
  }

  @Test
  void describesEveryParameterOfNestedObjectsToo() {
    JsonNode first = of(schemas(), "tradeFee sigmoid-fee").path("properties").path("first");
    assertThat(first.path("type").stringValue()).isEqualTo("object");
    assertThat(first.path("properties").path("width").path("minimum").intValue()).isEqualTo(1);
    JsonNode tiers = of(schemas(), "discount volume-tiers").path("properties").path("tiers");
    assertThat(tiers.path("type").stringValue()).isEqualTo("array");
    assertThat(tiers.path("maxItems").intValue()).isEqualTo(32);
    assertThat(
            tiers
                .path("items")
                .path("properties")
                .path("fromVolume")
                .path("decimalExclusiveMinimum")
                .stringValue())
        .isEqualTo("0");
  }

  /** Values just outside the bounds of a property. */
  private static Set<Object> beyond(JsonNode property) {
    Set<Object> beyond = new LinkedHashSet<>();
    BigDecimal step = new BigDecimal(LOWEST_STEP);
    property
        .properties()
        .forEach(
            keyword -> {
              JsonNode value = keyword.getValue();
              switch (keyword.getKey()) {
                case "decimalMinimum" -> beyond.add(decimal(value).subtract(step).toPlainString());
                case "decimalExclusiveMinimum" -> beyond.add(value.stringValue());
                case "decimalMaximum" -> beyond.add(decimal(value).add(step).toPlainString());
                case "decimalExclusiveMaximum" -> beyond.add(value.stringValue());
                case "minimum" -> beyond.add(value.bigIntegerValue().subtract(BigInteger.ONE));
                case "maximum" -> beyond.add(value.bigIntegerValue().add(BigInteger.ONE));
                default -> {}
              }
            });
    return beyond;
  }

  private static BigDecimal decimal(JsonNode value) {
    return new BigDecimal(value.stringValue());
  }

  private static void fits(String name, JsonNode schema, Object value) {
    assertThat(schema.path("description").stringValue()).as(name).isNotBlank();
    switch (schema.path("type").stringValue()) {
      case "string" -> {
        assertThat(schema.path("unit").stringValue()).as(name).isNotBlank();
        assertThat(value.toString())
            .as(name)
            .matches(Pattern.compile(schema.path("pattern").stringValue()));
      }
      case "integer" -> {
        assertThat(schema.path("unit").stringValue()).as(name).isNotBlank();
        assertThat(value).as(name).isInstanceOf(Integer.class);
      }
      case "boolean" -> assertThat(value).as(name).isInstanceOf(Boolean.class);
      case "object" -> {
        assertThat(value).as(name).isInstanceOf(Map.class);
        ((Map<?, ?>) value)
            .forEach(
                (field, inner) ->
                    fits(
                        name + "." + field,
                        schema.path("properties").path(field.toString()),
                        inner));
      }
      case "array" ->
          ((List<?>) value)
              .forEach(
                  item ->
                      ((Map<?, ?>) item)
                          .forEach(
                              (field, inner) ->
                                  fits(
                                      name + "." + field,
                                      schema
                                          .path("items")
                                          .path("properties")
                                          .path(field.toString()),
                                      inner)));
      default -> throw new AssertionError(name + " has the type " + schema.path("type"));
    }
  }

  private static JsonNode of(Map<String, JsonNode> schemas, String name) {
    return requireNonNull(schemas.get(name), name);
  }

  private Map<String, JsonNode> schemas() {
    Map<String, JsonNode> schemas = new TreeMap<>();
    for (JsonNode model : FeeVenue.at(port).as("fee:read").get("/v1/models").json().path("items")) {
      schemas.put(
          model.path("part").stringValue() + " " + model.path("model").stringValue(),
          model.path("schema"));
    }
    return schemas;
  }

  /** The answer to a curve that uses the model. */
  private Answer drawn(String name, Map<String, Object> body) {
    String part = name.substring(0, name.indexOf(' '));
    Map<String, Object> models = new HashMap<>(Map.of(part, body));
    models.putIfAbsent("tradeFee", Models.model("flat-fee", "rate", "0.001"));
    String curve =
        switch (part) {
          case "borrow" -> "borrow-by-utilisation";
          case "funding" -> name.endsWith("premium") ? "funding-by-mark" : "funding-by-skew";
          case "discount" -> "trade-fee-by-volume";
          default -> "trade-fee-by-volatility";
        };
    return FeeVenue.at(port)
        .as("fee:read")
        .post(
            "/v1/curves/" + curve,
            Map.of("models", models, "at", List.of("0.5"), "state", Map.of("poolCapital", "1000")));
  }
}
