package io.counterpool.fee.curve;

import static io.counterpool.fee.FeeVenue.schedule;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.fee.FeeVenue;
import io.counterpool.fee.Models;
import io.counterpool.kit.testing.Http.Answer;
import io.counterpool.kit.testing.VenueTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@VenueTest
class CurveApiTest {

  @LocalServerPort private int port;

  private FeeVenue venue;
  private String market;

  @BeforeEach
  void configureAMarket() {
    venue = FeeVenue.at(port);
    market = FeeVenue.market();
    venue.create(market, schedule());
  }

  @Test
  void drawsTheBorrowingRateOfAStoredVersion() {
    JsonNode curve = get("borrow-by-utilisation", "&version=1&points=6").json();
    assertThat(curve.path("market").stringValue()).isEqualTo(market);
    assertThat(curve.path("scheduleVersion").asLong()).isEqualTo(1);
    assertThat(curve.path("from").stringValue()).isEqualTo("0");
    assertThat(curve.path("to").stringValue()).isEqualTo("1");
    assertThat(curve.path("xUnit").stringValue()).isEqualTo("reserved ÷ total");
    JsonNode line = curve.path("series").get(0);
    assertThat(line.path("name").stringValue()).isEqualTo("BORROW");
    // base 0.01, 0.04 up to the kink at 0.8, 0.6 from there on
    assertThat(line.path("points").findValuesAsString("y"))
        .containsExactly("0.01", "0.02", "0.03", "0.04", "0.05", "0.65");
    assertThat(line.path("points").findValuesAsString("x"))
        .containsExactly("0", "0.2", "0.4", "0.6", "0.8", "1");
    JsonNode beyond = get("borrow-by-utilisation", "&from=0.9&to=3&points=2").json();
    assertThat(beyond.path("series").get(0).path("points").get(1).path("y").stringValue())
        .isEqualTo("0.65");
  }

  @Test
  void drawsTheTradeFeeBySkewAndBySize() {
    JsonNode bySkew = get("trade-fee-by-skew", "&from=-2&to=2&points=5&size=2").json();
    // Two units bought: against a skew of −1 half of them reduce it.
    assertThat(ys(bySkew, 0)).containsExactly("0.0002", "0.00035", "0.0005", "0.0005", "0.0005");
    assertThat(ys(bySkew, 1)).containsExactly("0.0005", "0.0005", "0.0005", "0.00035", "0.0002");
    JsonNode bySize =
        get("trade-fee-by-size", "&from=-2&to=2&points=5&price=1000&skewSize=1").json();
    assertThat(ys(bySize, 0)).containsExactly("0.7", "0.2", "0", "0.5", "1");
  }

  @Test
  void drawsTheFundingRateBySkew() {
    JsonNode curve =
        get("funding-by-skew", "&from=-10000&to=10000&points=3&seconds=60&price=100").json();
    // 3 a day at full scale: a minute makes 3 ÷ 1,440
    assertThat(ys(curve, 0)).containsExactly("-0.002083333333333333", "0", "0.002083333333333333");
    assertThat(curve.path("series").findValuesAsString("name"))
        .containsExactly("RATE_PER_DAY", "INDEX", "VELOCITY_PER_DAY");
  }

  @Test
  void drawsPostedModelsWithoutStoringThem() {
    JsonNode curve =
        draw(
                "trade-fee-by-volatility",
                Map.of(
                    "models",
                    Map.of(
                        "tradeFee", Models.sigmoid(),
                        "latencyPremium",
                            Map.of("seconds", "4", "deviations", "2", "maxRate", "0.002")),
                    "at",
                    List.of("0", "0.4", "10")))
            .json();
    assertThat(curve.has("market")).isFalse();
    assertThat(ys(curve, 1)).containsExactly("0.0001", "0.00155", "0.015");
    assertThat(curve.path("series").get(2).path("name").stringValue()).isEqualTo("LATENCY_PREMIUM");
    JsonNode surge =
        draw("trade-fee-by-volatility", Map.of("models", Map.of("tradeFee", Models.surge())))
            .json();
    assertThat(surge.path("to").stringValue()).isEqualTo("350000");
    assertThat(surge.path("series").get(0).path("points").size()).isEqualTo(101);
    JsonNode tiers =
        draw(
                "trade-fee-by-volume",
                Map.of(
                    "models",
                    Map.of("discount", Models.tiers("0.1", "0.25")),
                    "at",
                    List.of("999999", "1000000", "5000000")))
            .json();
    assertThat(ys(tiers, 0)).containsExactly("1", "0.9", "0.75");
  }

  @Test
  void drawsAStoredVersionInAnyStateAtStatedPoints() {
    Map<String, Object> remembers = schedule();
    remembers.put("borrow", Models.adaptiveCurve());
    String drifting = FeeVenue.market();
    venue.create(drifting, remembers);
    String path = "/v1/curves/borrow-by-utilisation?market=" + drifting;
    JsonNode curve = venue.as("fee:read").get(path + "&at=0.9&at=1&memory=0.000000001").json();
    // At the target the remembered rate of a second × 31,536,000; everything lent four times it
    assertThat(ys(curve, 0)).containsExactly("0.031536", "0.126144");
    Answer both = venue.as("fee:read").get(path + "&at=0.9&points=3");
    assertThat(both.status()).isEqualTo(400);
    assertThat(both.json().path("detail").stringValue()).contains("at stands instead");
  }

  @Test
  void refusesWhatItCannotDraw() {
    assertThat(get("moon-phase", "").json().path("detail").stringValue())
        .contains("borrow-by-utilisation");
    assertThat(get("trade-fee-by-skew", "").json().path("parameter").stringValue())
        .isEqualTo("from");
    assertThat(get("borrow-by-utilisation", "&points=1002").json().path("detail").stringValue())
        .contains("points must be from 2 to 1001, was 1002");
    assertThat(get("borrow-by-utilisation", "&from=1&to=1").status()).isEqualTo(400);
    assertThat(get("borrow-by-utilisation", "&from=-1").status()).isEqualTo(400);
    assertThat(get("borrow-by-utilisation", "&version=9").status()).isEqualTo(404);
    assertThat(get("funding-by-mark", "&from=1&to=2").json().path("detail").stringValue())
        .contains("funding-by-skew");
    Answer missing = draw("borrow-by-utilisation", Map.of("models", Map.of()));
    assertThat(missing.status()).isEqualTo(400);
    assertThat(missing.json().path("detail").stringValue()).contains("this curve needs borrow");
    Answer both =
        draw(
            "borrow-by-utilisation",
            Map.of(
                "models",
                Map.of("borrow", Models.all().get("borrow flat")),
                "at",
                List.of("0"),
                "points",
                3));
    assertThat(both.json().path("detail").stringValue()).contains("at stands instead");
    assertThat(venue.as("fee:terms").get("/v1/curves/borrow-by-utilisation?market=X").status())
        .isEqualTo(403);
  }

  private static List<String> ys(JsonNode curve, int series) {
    return curve.path("series").get(series).path("points").findValuesAsString("y");
  }

  private Answer get(String curve, String query) {
    return venue.as("fee:read").get("/v1/curves/" + curve + "?market=" + market + query);
  }

  private Answer draw(String curve, Map<String, Object> body) {
    return venue.as("fee:read").post("/v1/curves/" + curve, body);
  }
}
