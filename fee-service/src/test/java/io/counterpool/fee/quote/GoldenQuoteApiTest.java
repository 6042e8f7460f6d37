package io.counterpool.fee.quote;

import static io.counterpool.fee.FeeVenue.schedule;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.fee.FeeVenue;
import io.counterpool.fee.Models;
import io.counterpool.kit.testing.Http.Answer;
import io.counterpool.kit.testing.VenueTest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/**
 * Answers frozen in {@code golden-quotes.txt}: one line a quote, byte for byte. They change only
 * when the venue breaks its word that the same request and version have the same answer for ever.
 */
@VenueTest
class GoldenQuoteApiTest {

  private static final String MARKET = "GOLDEN-QUOTES";

  @LocalServerPort private int port;

  private FeeVenue venue;

  @BeforeEach
  void configureTheMarketOnce() {
    venue = FeeVenue.at(port);
    if (venue.as("fee:read").get("/v1/schedules/" + MARKET).status() == 404) {
      Map<String, Object> first = schedule();
      first.put("surcharge", Models.surge());
      first.put("discount", Models.tiers("0.1", "0.25"));
      first.put("latencyPremium", Map.of("seconds", "4", "deviations", "2", "maxRate", "0.002"));
      first.put("impactRebate", Map.of("fraction", "0.5", "intervalSeconds", 3600));
      venue.create(MARKET, first);
      Map<String, Object> second = schedule();
      second.put("tradeFee", Models.sigmoid());
      second.put("borrow", Models.all().get("borrow hyperbolic"));
      assertThat(
              venue
                  .as("fee:configure")
                  .with("Idempotency-Key", UUID.randomUUID().toString())
                  .with("If-Match", "\"1\"")
                  .put("/v1/schedules/" + MARKET, second)
                  .status())
          .isEqualTo(200);
    }
  }

  @Test
  void answersTheSameBytesForEver() throws IOException {
    List<String> answers = requests().stream().map(request -> quote(request).text()).toList();
    try (InputStream frozen = getClass().getResourceAsStream("/golden-quotes.txt")) {
      assertThat(frozen).isNotNull();
      assertThat(answers)
          .isEqualTo(new String(frozen.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
    }
  }

  @Test
  void answersAStatedVersionWhateverIsInForce() {
    Map<String, Object> request = request(1, "2");
    JsonNode stated = quote(request).json();
    assertThat(stated.path("scheduleVersion").asLong()).isEqualTo(1);
    request.remove("scheduleVersion");
    assertThat(quote(request).json().path("scheduleVersion").asLong()).isEqualTo(2);
    request.put("scheduleVersion", 3);
    assertThat(quote(request).status()).isEqualTo(404);
  }

  @Test
  void refusesAStateOutsideItsBounds() {
    for (String field :
        List.of(
            "volatilityAnnual",
            "surgeVolatility",
            "utilisation",
            "volume30d",
            "rebatePaid",
            "impactBalance")) {
      Map<String, Object> request = request(1, "2");
      request.put(field, "-0.1");
      Answer refused = quote(request);
      assertThat(refused.status()).as(field).isEqualTo(400);
      assertThat(refused.json().path("detail").stringValue()).contains(field);
    }
  }

  private static List<Map<String, Object>> requests() {
    Map<String, Object> plain = request(1, "2");
    Map<String, Object> everything = request(1, "-7.5");
    everything.put("volatilityAnnual", "0.8");
    everything.put("surgeVolatility", "123456");
    everything.put("utilisation", "0.9");
    everything.put("volume30d", "4999999.5");
    everything.put("immediate", true);
    everything.put("rebateHeld", "3");
    everything.put("rebatePaid", "0.25");
    everything.put(
        "lines",
        List.of(
            Map.of("size", "3.25", "premium", "-1.1"),
            Map.of("size", "9", "premium", "-0.5"),
            Map.of("size", "-0.000001", "premium", "0.2")));
    Map<String, Object> smooth = request(2, "0");
    smooth.put("volatilityAnnual", "0.437");
    smooth.put("utilisation", "1.25");
    Map<String, Object> unknown = request(2, "0");
    unknown.put("settlementScale", 18);
    Map<String, Object> held = request(2, "-1");
    held.put("impactBalance", "1.75");
    held.put(
        "lines",
        List.of(
            Map.of("size", "1", "premium", "-1.0000009"),
            Map.of("size", "0.5", "premium", "0.0000001"),
            Map.of("size", "0.25", "premium", "-3")));
    return List.of(plain, everything, smooth, unknown, held);
  }

  private static Map<String, Object> request(int version, String skew) {
    Map<String, Object> request = new LinkedHashMap<>();
    request.put("market", MARKET);
    request.put("scheduleVersion", version);
    request.put("price", "61234.56789");
    request.put("skewSize", skew);
    request.put("lines", List.of(Map.of("size", "-3"), Map.of("size", "0.125")));
    return request;
  }

  private Answer quote(Map<String, Object> request) {
    return venue.as("fee:read").post("/v1/quotes", request);
  }
}
