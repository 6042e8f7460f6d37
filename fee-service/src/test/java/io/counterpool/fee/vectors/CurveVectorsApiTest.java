package io.counterpool.fee.vectors;

import static io.counterpool.fee.FeeVenue.schedule;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.fee.FeeVenue;
import io.counterpool.fee.vectors.VectorCase.Wanted;
import io.counterpool.kit.testing.Http.Answer;
import io.counterpool.kit.testing.VenueTest;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/**
 * Published cases, asked of the curves of stored schedules and of the models: both give the same
 * digits, and those are the published ones. What no schedule may have is refused, and asked of a
 * posted model.
 */
@VenueTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CurveVectorsApiTest {

  @LocalServerPort private int port;

  /** Markets by the model that their schedule has. */
  private final Map<String, String> markets = new HashMap<>();

  static Map<String, Function<Published, List<VectorCase>>> readers() {
    Map<String, Function<Published, List<VectorCase>>> readers = new TreeMap<>();
    readers.putAll(FeeVectors.readers());
    readers.putAll(RateVectors.readers());
    readers.putAll(FundingVectors.readers());
    return readers;
  }

  static Stream<VectorCase> cases() {
    return readers().entrySet().stream()
        .flatMap(
            reader ->
                VectorFiles.read(reader.getKey()).stream()
                    .flatMap(each -> reader.getValue().apply(each).stream()));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void answersThePublishedFiguresAsTheModelsDo(VectorCase vector) {
    JsonNode curve = vector.refusal == null ? stored(vector) : posted(vector, vector.refusal);
    assertThat(vector.wanted).as("%s", vector).isNotEmpty();
    for (Wanted wanted : vector.wanted) {
      BigDecimal shown = new BigDecimal(y(curve, wanted.series()));
      assertThat(shown)
          .as("%s, %s over HTTP and of the model", vector, wanted.series())
          .isEqualByComparingTo(wanted.direct().toBigDecimal());
      BigDecimal got = wanted.read().apply(shown);
      BigDecimal allowed = wanted.absolute().max(wanted.relative().multiply(wanted.want().abs()));
      assertThat(got.subtract(wanted.want()).abs())
          .as("%s, %s: %s, published %s", vector, wanted.series(), got, wanted.want())
          .isLessThanOrEqualTo(allowed);
    }
  }

  private JsonNode stored(VectorCase vector) {
    String market =
        markets.computeIfAbsent(
            vector.part + vector.model,
            _ -> {
              String name = FeeVenue.market();
              Answer stored = put(name, vector);
              assertThat(stored.status()).as("%s: %s", vector, stored.text()).isEqualTo(201);
              return name;
            });
    StringBuilder query =
        new StringBuilder("?market=" + market + "&version=1&at=" + vector.x.toString());
    vector.state.forEach((figure, value) -> query.append("&").append(figure).append("=" + value));
    Answer answer = FeeVenue.at(port).as("fee:read").get("/v1/curves/" + vector.curve + query);
    assertThat(answer.status()).as("%s: %s", vector, answer.text()).isEqualTo(200);
    assertThat(answer.json().path("market").stringValue()).isEqualTo(market);
    return answer.json();
  }

  private JsonNode posted(VectorCase vector, String refusal) {
    Answer refused = put(FeeVenue.market(), vector);
    assertThat(refused.status()).as("%s: %s", vector, refusal).isEqualTo(400);
    assertThat(refused.problem()).isEqualTo("fee-rate-jumps");
    Answer answer =
        FeeVenue.at(port)
            .as("fee:read")
            .post(
                "/v1/curves/" + vector.curve,
                Map.of(
                    "models",
                    Map.of(vector.part, vector.model),
                    "at",
                    List.of(vector.x.toString()),
                    "state",
                    vector.state));
    assertThat(answer.status()).as("%s: %s", vector, answer.text()).isEqualTo(200);
    return answer.json();
  }

  private Answer put(String market, VectorCase vector) {
    Map<String, Object> schedule = schedule();
    schedule.put(vector.part, vector.model);
    return FeeVenue.at(port).create(market, schedule);
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
