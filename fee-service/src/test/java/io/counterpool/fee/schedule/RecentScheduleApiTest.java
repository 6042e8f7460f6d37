package io.counterpool.fee.schedule;

import static io.counterpool.fee.FeeVenue.schedule;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.fee.FeeVenue;
import io.counterpool.kit.testing.Http.Answer;
import io.counterpool.kit.testing.VenueTest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@VenueTest
class RecentScheduleApiTest {

  @LocalServerPort private int port;
  @Autowired private RecentSchedules recent;

  @Test
  void quotesByTheVersionThatWasJustStored() {
    FeeVenue venue = FeeVenue.at(port);
    String market = FeeVenue.market();
    assertThat(venue.quote(market, "1000", "0", List.of("1")).status()).isEqualTo(404);
    venue.create(market, schedule());
    for (int version = 1; version <= 5; version++) {
      assertThat(
              venue
                  .quote(market, "1000", "0", List.of("1"))
                  .json()
                  .path("scheduleVersion")
                  .asLong())
          .isEqualTo(version);
      venue
          .as("fee:configure")
          .with("Idempotency-Key", UUID.randomUUID().toString())
          .with("If-Match", "\"" + version + "\"")
          .put("/v1/schedules/" + market, schedule());
    }
  }

  @Test
  void readsANumberedVersionOnceAndAMissingOneAgain() {
    FeeVenue venue = FeeVenue.at(port);
    String market = FeeVenue.market();
    venue.create(market, schedule());
    MarketId id = new MarketId(market);
    assertThat(pinned(venue, market, 1).status()).isEqualTo(200);
    assertThat(recent.version(id, 1)).isSameAs(recent.version(id, 1));
    assertThat(pinned(venue, market, 2).status()).isEqualTo(404);
    Map<String, Object> next = schedule();
    next.put("termsValiditySeconds", 120);
    venue
        .as("fee:configure")
        .with("Idempotency-Key", UUID.randomUUID().toString())
        .with("If-Match", "\"1\"")
        .put("/v1/schedules/" + market, next);
    assertThat(pinned(venue, market, 2).json().path("scheduleVersion").asLong()).isEqualTo(2);
    assertThat(recent.version(id, 2).schedule().termsValiditySeconds()).isEqualTo(120);
    assertThat(recent.version(id, 1).schedule().termsValiditySeconds()).isEqualTo(900);
  }

  private static Answer pinned(FeeVenue venue, String market, long version) {
    return venue
        .as("fee:read")
        .post(
            "/v1/quotes",
            Map.of(
                "market",
                market,
                "price",
                "1000",
                "skewSize",
                "0",
                "scheduleVersion",
                version,
                "lines",
                List.of(Map.of("size", "1"))));
  }

  @Test
  void keepsNothingThatWasAskedForAnInstantBeforeWhatIsStored() {
    FeeVenue venue = FeeVenue.at(port);
    String market = FeeVenue.market();
    venue.create(market, schedule());
    JsonNode stored =
        venue
            .as("fee:configure")
            .with("Idempotency-Key", UUID.randomUUID().toString())
            .with("If-Match", "\"1\"")
            .put("/v1/schedules/" + market, schedule())
            .json();
    Instant from = Instant.parse(stored.path("effectiveFrom").stringValue());
    MarketId id = new MarketId(market);
    // A caller that read the clock before the version was stored, and looks it up after.
    assertThat(recent.at(id, from.minusMillis(1)).version()).isEqualTo(1);
    assertThat(recent.at(id, from).version()).isEqualTo(2);
  }

  @Test
  void looksAgainForAnotherInstant() {
    FeeVenue venue = FeeVenue.at(port);
    String market = FeeVenue.market();
    venue.create(market, schedule());
    Instant later = Instant.parse("2130-01-01T00:00:00Z");
    Map<String, Object> next = schedule();
    next.put("effectiveFrom", later);
    venue
        .as("fee:configure")
        .with("Idempotency-Key", UUID.randomUUID().toString())
        .with("If-Match", "\"1\"")
        .put("/v1/schedules/" + market, next);
    MarketId id = new MarketId(market);
    assertThat(recent.at(id, later.minusSeconds(2)).version()).isEqualTo(1);
    assertThat(recent.at(id, later).version()).isEqualTo(2);
    assertThat(recent.at(id, later.minusMillis(1)).version()).isEqualTo(1);
  }
}
