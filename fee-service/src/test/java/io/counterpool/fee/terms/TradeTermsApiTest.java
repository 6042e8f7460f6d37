package io.counterpool.fee.terms;

import static io.counterpool.fee.FeeVenue.schedule;
import static io.counterpool.fee.FeeVenue.state;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.fee.FeeVenue;
import io.counterpool.fee.Models;
import io.counterpool.kit.testing.Http.Answer;
import io.counterpool.kit.testing.VenueTest;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What a schedule's models resolve to in the terms of rounds. */
@VenueTest
class TradeTermsApiTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  @LocalServerPort private int port;

  private FeeVenue venue;
  private String market;

  @BeforeEach
  void chooseAMarket() {
    venue = FeeVenue.at(port);
    market = FeeVenue.market();
  }

  @Test
  void carriesASurgeFromRoundToRound() {
    Map<String, Object> schedule = schedule();
    schedule.put("surcharge", Models.surge());
    venue.create(market, schedule);
    JsonNode first = venue.terms(market, 1, state(START, "2000")).json();
    assertThat(first.path("tradeFee").path("takerRate").stringValue()).isEqualTo("0.001");
    // Ten steps of ten basis points in ten seconds: 0.0005 + 0.0004 on each rate
    Answer answer = venue.terms(market, 2, state(START.plusSeconds(10), "2020"));
    JsonNode moved = answer.json();
    assertThat(moved.path("tradeFee").path("makerRate").stringValue()).isEqualTo("0.0011");
    assertThat(moved.path("tradeFee").path("takerRate").stringValue()).isEqualTo("0.0014");
    assertThat(moved.path("trade").toString())
        .isEqualTo(
            "{\"volatilityRate\":\"0.0009\",\"surge\":{\"step\":10,"
                + "\"priceStep\":7614,\"referenceStep\":7604,\"referenceVolatility\":0,"
                + "\"volatility\":100000,\"ageSeconds\":10}}");
    // Half of it after the filter, nothing after ten minutes of silence
    JsonNode later = venue.terms(market, 3, state(START.plusSeconds(50), "2020")).json();
    assertThat(later.path("trade").path("surge").path("volatility").intValue()).isEqualTo(50_000);
    JsonNode rates = venue.as("fee:read").get("/v1/markets/" + market + "/rates").json();
    assertThat(rates.path("surge")).isEqualTo(later.path("trade").path("surge"));
    JsonNode calm = venue.terms(market, 4, state(START.plusSeconds(700), "2020")).json();
    assertThat(calm.path("tradeFee")).isEqualTo(first.path("tradeFee"));
    assertThat(venue.terms(market, 2, state(START.plusSeconds(10), "2020")).text())
        .isEqualTo(answer.text());
  }

  @Test
  void resolvesTheFeeOfAVolatilityAndChargesTheMostWithoutOne() {
    Map<String, Object> schedule = schedule();
    schedule.put("tradeFee", Models.sigmoid());
    schedule.put("latencyPremium", Map.of("seconds", "4", "deviations", "2", "maxRate", "0.002"));
    schedule.put("discount", Models.tiers("0.1", "0.25"));
    schedule.put("impactRebate", Map.of("fraction", "0.5", "intervalSeconds", 3600));
    schedule.put("forcedClose", Map.of("liquidationRate", "0.01", "closeOutRate", "0.0025"));
    venue.create(market, schedule);
    Map<String, Object> quiet = state(START, "2000");
    quiet.put("volatilityAnnual", "0.4");
    JsonNode half = venue.terms(market, 1, quiet).json();
    assertThat(half.path("tradeFee").toString())
        .isEqualTo("{\"model\":\"flat-fee\",\"rate\":\"0.00155\"}");
    assertThat(half.path("trade").path("volatilityRate").stringValue()).isEqualTo("0.00145");
    assertThat(half.path("trade").path("latencyRate").stringValue()).startsWith("0.00028491");
    assertThat(half.path("trade").path("discount").path("tiers").size()).isEqualTo(2);
    assertThat(half.path("trade").path("impactRebate").path("fraction").stringValue())
        .isEqualTo("0.5");
    assertThat(half.path("trade").path("forcedClose").path("liquidationRate").stringValue())
        .isEqualTo("0.01");
    JsonNode unknown = venue.terms(market, 2, state(START.plusSeconds(5), "2000")).json();
    assertThat(unknown.path("tradeFee").path("rate").stringValue()).isEqualTo("0.015");
    assertThat(unknown.path("trade").path("latencyRate").stringValue()).isEqualTo("0.002");
  }
}
