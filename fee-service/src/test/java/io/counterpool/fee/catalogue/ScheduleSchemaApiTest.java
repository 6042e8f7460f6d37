package io.counterpool.fee.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.fee.FeeVenue;
import io.counterpool.fee.Models;
import io.counterpool.kit.testing.Http.Answer;
import io.counterpool.kit.testing.VenueTest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The schema of a whole schedule, held to what the service accepts. */
@VenueTest
class ScheduleSchemaApiTest {

  private static final String EFFECTIVE_FROM = "effectiveFrom";

  @LocalServerPort private int port;

  private FeeVenue venue;
  private JsonNode models;
  private DescribedProperty schedule;

  @BeforeEach
  void readTheForm() {
    venue = FeeVenue.at(port);
    models = venue.as("fee:read").get("/v1/models").json();
    schedule = new DescribedProperty("schedule", models.path("schedule"));
  }

  /** A schedule with every field; its fees leave room for any cap. */
  private static Map<String, Object> full() {
    Map<String, Object> full = new LinkedHashMap<>(bare());
    full.put(EFFECTIVE_FROM, "2026-01-01T00:00:00Z");
    full.put("surcharge", Models.surge());
    full.put("discount", Models.tiers("0.1", "0.25"));
    full.put("latencyPremium", Map.of("seconds", "4", "deviations", "2", "maxRate", "0.002"));
    full.put("impactRebate", Map.of("fraction", "0.5", "intervalSeconds", 3600));
    full.put("forcedClose", Map.of("liquidationRate", "0.01", "closeOutRate", "0.0025"));
    full.put("maxFeeRate", "0.01");
    full.put("poolFundingBudget", Map.of("unitsPerDay", "102", "poolFractionPerDay", "0.001"));
    full.put(
        "split", Map.of("pool", "0.6", "insurance", "0.2", "treasury", "0.1", "referrer", "0.1"));
    return full;
  }

  private static Map<String, Object> bare() {
    Map<String, Object> bare = FeeVenue.schedule();
    bare.put("tradeFee", Models.model("flat-fee", "rate", "0"));
    return bare;
  }

  @Test
  void describesEveryFieldThatAScheduleMayHave() {
    assertThat(schedule.schema().path("properties").propertyNames())
        .containsExactlyInAnyOrderElementsOf(full().keySet());
    assertThat(strings(schedule.schema().path("required")))
        .containsExactlyInAnyOrderElementsOf(bare().keySet());
    assertThat(put(full()).status()).isEqualTo(201);
    full()
        .forEach(
            (field, value) -> {
              DescribedProperty property = schedule.of(field);
              if (property.schema().has("oneOf")) {
                assertThat(property.schema().path("description").stringValue()).isNotBlank();
              } else {
                property.fits(value);
              }
            });
    assertThat(strings(schedule.of("split").schema().path("required")))
        .containsExactly("pool", "insurance", "treasury");
    assertThat(schedule.of(EFFECTIVE_FROM).schema().path("format").stringValue())
        .isEqualTo("date-time");
  }

  @Test
  void refersToTheSchemaOfEveryModelOfAPart() {
    Map<String, List<String>> ids = new LinkedHashMap<>();
    models
        .path("items")
        .forEach(
            model ->
                ids.computeIfAbsent(model.path("part").stringValue(), _ -> new ArrayList<>())
                    .add(model.path("schema").path("$id").stringValue()));
    Map<String, List<String>> refs = new LinkedHashMap<>();
    schedule
        .schema()
        .path("properties")
        .properties()
        .forEach(
            property -> {
              JsonNode either = property.getValue().path("oneOf");
              if (!either.isMissingNode()) {
                refs.put(property.getKey(), either.findValuesAsString("$ref"));
              }
            });
    assertThat(refs).isEqualTo(ids).hasSize(5);
  }

  @Test
  void statesTheBoundsThatTheServiceHoldsAndNoOthers() {
    int refused = 0;
    int accepted = 0;
    for (String field : schedule.schema().path("properties").propertyNames()) {
      DescribedProperty property = schedule.of(field);
      List<String> inner = List.copyOf(property.schema().path("properties").propertyNames());
      for (String leaf : inner.isEmpty() ? List.of("") : inner) {
        DescribedProperty described = leaf.isEmpty() ? property : property.of(leaf);
        if (described.schema().has("oneOf")) {
          continue;
        }
        for (Object beyond : described.beyond()) {
          Answer answer = put(with(field, leaf, beyond));
          assertThat(answer.status()).as("%s %s", described.name(), beyond).isEqualTo(400);
          assertThat(answer.json().path("detail").stringValue())
              .contains(leaf.isEmpty() ? field : leaf);
          refused++;
        }
        for (Object within : described.within()) {
          Answer answer = put(with(field, leaf, within));
          assertThat(answer.status())
              .as("%s %s: %s", described.name(), within, answer.text())
              .isEqualTo(201);
          accepted++;
        }
      }
    }
    assertThat(refused).isGreaterThan(25);
    assertThat(accepted).isGreaterThan(25);
  }

  @Test
  void demandsALimitOfABudget() {
    assertThat(schedule.of("poolFundingBudget").schema().path("minProperties").intValue())
        .isEqualTo(1);
    Map<String, Object> empty = bare();
    empty.put("poolFundingBudget", Map.of());
    assertThat(put(empty).status()).isEqualTo(400);
  }

  /** A bare schedule with one field at a value, or one member of a part. */
  private static Map<String, Object> with(String field, String leaf, Object value) {
    Map<String, Object> schedule = bare();
    if (leaf.isEmpty()) {
      schedule.put(field, value);
      return schedule;
    }
    Map<String, Object> part = new LinkedHashMap<>();
    if (field.equals("split")) {
      String rest = leaf.equals("pool") ? "insurance" : "pool";
      part.putAll(Map.of("pool", "0", "insurance", "0", "treasury", "0"));
      BigDecimal others = BigDecimal.ONE.subtract(new BigDecimal(value.toString()));
      part.put(rest, others.max(BigDecimal.ZERO).min(BigDecimal.ONE).toPlainString());
    } else if (full().get(field) instanceof Map<?, ?> usual) {
      usual.forEach((name, given) -> part.put(name.toString(), given));
    }
    part.put(leaf, value);
    schedule.put(field, part);
    return schedule;
  }

  private Answer put(Map<String, Object> asked) {
    return venue.create(FeeVenue.market(), asked);
  }

  private static List<String> strings(JsonNode list) {
    List<String> strings = new ArrayList<>();
    list.forEach(each -> strings.add(each.stringValue()));
    return strings;
  }
}
