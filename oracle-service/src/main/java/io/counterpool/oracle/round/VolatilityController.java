package io.counterpool.oracle.round;

import io.counterpool.kit.clock.VenueClock;
import io.counterpool.kit.problem.KitProblems;
import io.counterpool.kit.security.RequireScope;
import io.counterpool.models.Decimal;
import io.counterpool.models.volatility.VolatilityModel;
import io.counterpool.oracle.feed.ConfiguredFeed;
import io.counterpool.oracle.feed.FeedCatalog;
import io.counterpool.oracle.feed.FeedId;
import io.counterpool.oracle.volatility.ForecastReader;
import io.counterpool.oracle.volatility.ForecastView;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows how much a feed moves. */
@RestController
class VolatilityController {

  /**
   * What a feed's last round said, and the forecasts.
   *
   * @param model of the estimate from rounds
   * @param volatilityAnnual fraction; null before the second price
   * @param round null before the first round
   * @param at when that round was published
   * @param volatilityForecast number of the forecast that the round carries; null if it is the
   *     estimate
   * @param forecasts by horizon; empty if the feed forecasts none or has none yet
   */
  record VolatilityView(
      FeedId feed,
      VolatilityModel model,
      @Nullable Decimal volatilityAnnual,
      @Nullable Long round,
      @Nullable Instant at,
      @Nullable Long volatilityForecast,
      List<ForecastView> forecasts) {}

  private final RoundLog rounds;
  private final FeedCatalog catalog;
  private final ForecastReader forecasts;
  private final VenueClock clock;

  VolatilityController(
      RoundLog rounds, FeedCatalog catalog, ForecastReader forecasts, VenueClock clock) {
    this.rounds = rounds;
    this.catalog = catalog;
    this.forecasts = forecasts;
    this.clock = clock;
  }

  @RequireScope("oracle:read")
  @GetMapping("/v1/feeds/{feed}/volatility")
  @Operation(
      operationId = "getVolatility",
      summary = "Volatility of a feed after its last round, and its forecasts; also of the past")
  VolatilityView get(
      @PathVariable FeedId feed, @RequestParam(required = false) @Nullable Instant asOf) {
    ConfiguredFeed configured =
        catalog.find(feed).orElseThrow(() -> KitProblems.notFound("feed", feed));
    Instant now = clock.instant();
    if (asOf != null && asOf.isAfter(now)) {
      throw KitProblems.invalidParameter("asOf", "must not be after the venue's time");
    }
    Round last =
        asOf == null
            ? rounds.last(List.of(feed)).stream().findFirst().orElse(null)
            : rounds.lastUntil(feed, asOf).orElse(null);
    return new VolatilityView(
        feed,
        configured.feed().settings().volatility(),
        last == null ? null : last.volatilityAnnual(),
        last == null ? null : last.number(),
        last == null ? null : last.publishedAt(),
        last == null ? null : last.volatilityForecast(),
        forecasts.at(configured.feed(), asOf == null ? now : asOf));
  }
}
