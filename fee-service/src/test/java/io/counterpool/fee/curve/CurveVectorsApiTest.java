package io.counterpool.fee.curve;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.fee.FeeVenue;
import io.counterpool.fee.curve.VectorCase.Wanted;
import io.counterpool.kit.testing.Http.Answer;
import io.counterpool.kit.testing.VenueTest;
import io.counterpool.models.Decimal;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Published cases of rates, funding and volatility fees, asked of the service and of the models:
 * both give the same digits, and those are the published ones.
 */
@VenueTest
class CurveVectorsApiTest {

  @LocalServerPort private int port;
  @Autowired private JsonMapper json;

  @ParameterizedTest
  @MethodSource("io.counterpool.fee.curve.ScheduleVectors#cases")
  void showsThePublishedFigures(VectorCase vector) {
    Answer answer =
        FeeVenue.at(port).as("fee:read").post("/v1/curves/" + vector.curve, vector.body());
    assertThat(answer.status()).as("%s: %s", vector, answer.text()).isEqualTo(200);
    List<Series> direct =
        CurveRules.series(
            CurveKind.of(vector.curve).orElseThrow(),
            json.convertValue(vector.body().get("models"), CurveModels.class),
            json.convertValue(vector.state, CurveState.class),
            List.of(Decimal.of(vector.x)));
    for (Wanted wanted : vector.wanted) {
      BigDecimal shown = new BigDecimal(y(answer.json(), wanted.series()));
      assertThat(shown)
          .as("%s, %s over HTTP and in the models", vector, wanted.series())
          .isEqualByComparingTo(
              direct.stream()
                  .filter(series -> series.name().equals(wanted.series()))
                  .findFirst()
                  .orElseThrow()
                  .points()
                  .getFirst()
                  .y()
                  .toBigDecimal());
      BigDecimal got = wanted.read().apply(shown);
      BigDecimal allowed = wanted.absolute().max(wanted.relative().multiply(wanted.want().abs()));
      assertThat(got.subtract(wanted.want()).abs())
          .as("%s, %s: %s, published %s", vector, wanted.series(), got, wanted.want())
          .isLessThanOrEqualTo(allowed);
    }
  }

  @Test
  void readsEveryFileThatAScheduleCanExpress() {
    List<VectorCase> cases = ScheduleVectors.cases().toList();
    assertThat(cases).hasSizeGreaterThan(100);
    Set<String> models = new TreeSet<>();
    cases.forEach(each -> models.add(String.valueOf(each.model.get("model"))));
    assertThat(models)
        .containsExactly(
            "adaptive",
            "adaptive-curve",
            "capped-premium",
            "dynamic-kink",
            "inventory",
            "jump",
            "kinked",
            "premium",
            "sigmoid-fee",
            "skew-velocity",
            "surge-fee",
            "two-curve");
    assertThat(cases).allSatisfy(each -> assertThat(each.wanted).as(each.name).isNotEmpty());
  }

  private static String y(JsonNode curve, String series) {
    for (JsonNode line : curve.path("series")) {
      if (line.path("name").stringValue().equals(series)) {
        return line.path("points").get(0).path("y").stringValue();
      }
    }
    throw new AssertionError("no series " + series + " in " + curve);
  }
}
