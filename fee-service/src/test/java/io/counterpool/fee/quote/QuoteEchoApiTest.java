package io.counterpool.fee.quote;

import static io.counterpool.fee.FeeVenue.schedule;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.fee.FeeVenue;
import io.counterpool.kit.testing.Http.Answer;
import io.counterpool.kit.testing.VenueTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;

/** The echo reads and writes what the quotes read and write. */
@VenueTest
@DirtiesContext
@ActiveProfiles("benchmark")
class QuoteEchoApiTest {

  @LocalServerPort private int port;

  @Test
  void answersWithTheBytesOfAQuoteOfAsManyLinesAndChecksTheRequest() {
    FeeVenue venue = FeeVenue.at(port);
    String market = FeeVenue.market();
    venue.create(market, schedule());
    Answer quote = venue.quote(market, "1000", "2", List.of("-3", "1"));
    assertThat(echo(venue, market, "-3", "1").text()).isEqualTo(quote.text());
    assertThat(echo(venue, market, "5", "6").text()).isEqualTo(quote.text());
    assertThat(echo(venue, market, "5", "0").status()).isEqualTo(400);
    assertThat(venue.as("fee:terms").post("/v1/benchmark/quotes", Map.of()).status())
        .isEqualTo(403);
  }

  private static Answer echo(FeeVenue venue, String market, String first, String second) {
    return venue
        .as("fee:read")
        .post(
            "/v1/benchmark/quotes",
            Map.of(
                "market",
                market,
                "price",
                "1000",
                "skewSize",
                "2",
                "lines",
                List.of(Map.of("size", first), Map.of("size", second))));
  }
}
