package io.counterpool.fee.catalogue;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.fee.FeeVenue;
import io.counterpool.fee.Models;
import io.counterpool.kit.testing.Http.Answer;
import io.counterpool.kit.testing.VenueTest;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The schemas that a form is built from, held to what the service accepts. */
@VenueTest
class ModelSchemaApiTest {

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
                      new DescribedProperty(name, schema).of(field).fits(value);
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
        for (Object beyond : new DescribedProperty(name, property.getValue()).beyond()) {
          Map<String, Object> body = new LinkedHashMap<>(model.getValue());
          body.put(property.getKey(), beyond);
          Map<String, Object> schedule = FeeVenue.schedule();
          schedule.put(name.substring(0, name.indexOf(' ')), body);
          Answer refused = FeeVenue.at(port).create(FeeVenue.market(), schedule);
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
