package io.counterpool.fee.quote;

import static io.counterpool.fee.FeeVenue.schedule;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.fee.FeeVenue;
import io.counterpool.kit.testing.Http.Answer;
import io.counterpool.kit.testing.VenueTest;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@VenueTest
class QuoteApiTest {

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
  void quotesLinesOneAfterTheOther() {
    Answer answer = venue.quote(market, "1000", "2", List.of("-3", "1"));
    assertThat(answer.status()).isEqualTo(200);
    // Sell 3 from 2 long: 2 × 1,000 × 0.0002 + 1 × 1,000 × 0.0005; then buy 1 from 1 short: 0.2.
    JsonNode quote = answer.json();
    assertThat(quote.path("fee").stringValue()).isEqualTo("1.1");
    assertThat(quote.path("scheduleVersion").asLong()).isEqualTo(1);
    assertThat(quote.path("lines").get(0).toString())
        .isEqualTo(
            "{\"size\":\"-3\",\"fee\":\"0.9\",\"parts\":["
                + "{\"effect\":\"REDUCES_SKEW\",\"size\":\"2\",\"rate\":\"0.0002\"},"
                + "{\"effect\":\"ADDS_SKEW\",\"size\":\"1\",\"rate\":\"0.0005\"}],"
                + "\"skewBefore\":\"2\",\"skewAfter\":\"-1\","
                + "\"explained\":{\"notional\":\"3000\",\"base\":\"0.6\",\"skew\":\"0.3\","
                + "\"volatility\":\"0\",\"discount\":\"0\",\"latency\":\"0\","
                + "\"impact\":\"0\",\"rebate\":\"0\",\"total\":\"0.9\"},"
                + "\"volumeBefore\":\"0\",\"volumeAfter\":\"3000\","
                + "\"rebatePaidBefore\":\"0\",\"rebatePaidAfter\":\"0\"}");
    assertThat(quote.path("lines").get(1).path("fee").stringValue()).isEqualTo("0.2");
  }

  @Test
  void refusesTooManyLinesAndASizeOfZero() {
    Answer many = venue.quote(market, "1", "0", Collections.nCopies(257, "1"));
    assertThat(many.status()).isEqualTo(400);
    assertThat(many.json().path("detail").stringValue()).contains("from 1 to 256, was 257");
    assertThat(venue.quote(market, "1", "0", Collections.nCopies(256, "1")).status())
        .isEqualTo(200);
    Answer zero = venue.quote(market, "1", "0", List.of("1", "0"));
    assertThat(zero.json().path("field").stringValue()).startsWith("lines[1]");
  }

  @Test
  void refusesFiguresBeyondTheRangeOfADecimal() {
    Answer answer =
        venue.quote(market, "99999999999999999999", "0", List.of("99999999999999999999"));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.problem()).isEqualTo("out-of-range");
  }

  @Test
  void quotesAtTheScaleOfTheSettlementAsset() {
    Answer answer =
        venue
            .as("fee:read")
            .post(
                "/v1/quotes",
                Map.of(
                    "market",
                    market,
                    "price",
                    "1.01",
                    "skewSize",
                    "0",
                    "settlementScale",
                    2,
                    "lines",
                    List.of(Map.of("size", "1"))));
    // 1.01 × 0.0005 = 0.000505 → 0.01 at 2 digits
    assertThat(answer.json().path("fee").stringValue()).isEqualTo("0.01");
  }

  @Test
  void knowsNoQuoteForAMarketWithoutASchedule() {
    assertThat(venue.quote(FeeVenue.market(), "1", "0", List.of("1")).problem())
        .isEqualTo("not-found");
  }
}
