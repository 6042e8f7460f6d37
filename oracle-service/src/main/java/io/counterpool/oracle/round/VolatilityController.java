package io.counterpool.oracle.round;

import io.counterpool.kit.problem.KitProblems;
import io.counterpool.kit.security.RequireScope;
import io.counterpool.models.Decimal;
import io.counterpool.models.volatility.VolatilityModel;
import io.counterpool.oracle.feed.ConfiguredFeed;
import io.counterpool.oracle.feed.FeedCatalog;
import io.counterpool.oracle.feed.FeedId;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Shows how much a feed moves. */
@RestController
class VolatilityController {

  /**
   * The estimate after a feed's last round.
   *
   * @param volatilityAnnual fraction; null before the second price
   * @param round null before the first round
   * @param at when that round was published
   */
  record VolatilityView(
      FeedId feed,
      VolatilityModel model,
      @Nullable Decimal volatilityAnnual,
      @Nullable Long round,
      @Nullable Instant at) {}

  private final RoundLog rounds;
  private final FeedCatalog catalog;

  VolatilityController(RoundLog rounds, FeedCatalog catalog) {
    this.rounds = rounds;
    this.catalog = catalog;
  }

  @RequireScope("oracle:read")
  @GetMapping("/v1/feeds/{feed}/volatility")
  @Operation(operationId = "getVolatility", summary = "Volatility of a feed after its last round")
  VolatilityView get(@PathVariable FeedId feed) {
    ConfiguredFeed configured =
        catalog.find(feed).orElseThrow(() -> KitProblems.notFound("feed", feed));
    VolatilityModel model = configured.feed().settings().volatility();
    List<Round> last = rounds.last(List.of(feed));
    return last.isEmpty()
        ? new VolatilityView(feed, model, null, null, null)
        : new VolatilityView(
            feed,
            model,
            last.getFirst().volatilityAnnual(),
            last.getFirst().number(),
            last.getFirst().publishedAt());
  }
}
