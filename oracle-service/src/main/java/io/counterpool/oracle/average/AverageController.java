package io.counterpool.oracle.average;

import io.counterpool.kit.clock.VenueClock;
import io.counterpool.kit.problem.KitProblems;
import io.counterpool.kit.problem.Problem;
import io.counterpool.kit.security.RequireScope;
import io.counterpool.models.Decimal;
import io.counterpool.oracle.average.AverageRules.Outcome;
import io.counterpool.oracle.feed.FeedCatalog;
import io.counterpool.oracle.feed.FeedId;
import io.counterpool.oracle.history.HistoryProblems;
import io.counterpool.oracle.history.HistoryProperties;
import io.counterpool.oracle.round.AskedTime;
import io.counterpool.oracle.round.RoundLog;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows averages of a feed. */
@RestController
class AverageController {

  /**
   * An average on the wire.
   *
   * @param from start of the window
   * @param asOf its end; nothing published later was used
   * @param halfLife seconds; null unless EXPONENTIAL
   * @param average eighteen fraction digits, rounded half to even
   * @param downShare share of the window without a usable price, of its weight if EXPONENTIAL, 0 to
   *     1, rounded up
   */
  record AverageView(
      FeedId feed,
      AverageKind kind,
      long window,
      @Nullable Long halfLife,
      Instant from,
      Instant asOf,
      Decimal average,
      Decimal downShare) {}

  private final Averages averages;
  private final RoundLog rounds;
  private final FeedCatalog catalog;
  private final HistoryProperties properties;
  private final VenueClock clock;

  AverageController(
      Averages averages,
      RoundLog rounds,
      FeedCatalog catalog,
      HistoryProperties properties,
      VenueClock clock) {
    this.averages = averages;
    this.rounds = rounds;
    this.catalog = catalog;
    this.properties = properties;
    this.clock = clock;
  }

  @RequireScope("oracle:read")
  @GetMapping("/v1/feeds/{feed}/averages")
  @Operation(
      operationId = "getAverage",
      summary = "Average of a feed over a window that ends at a past instant",
      description =
          "window and halfLife are whole seconds from 1; EXPONENTIAL needs halfLife. A price is in"
              + " force until the next round, at most for the feed's maxAgeSeconds; time without a"
              + " usable price, before the first round too, is down time. 409 too-much-down-time"
              + " above the stated share of it, 400 window-too-wide above the stated window.")
  AverageView get(
      @PathVariable FeedId feed,
      @RequestParam long window,
      @RequestParam(defaultValue = "TIME_WEIGHTED") AverageKind kind,
      @RequestParam(required = false) @Nullable Long halfLife,
      @RequestParam(required = false) @Nullable Instant asOf) {
    if (catalog.find(feed).isEmpty()) {
      throw KitProblems.notFound("feed", feed);
    }
    requireSeconds("window", window);
    Instant until = AskedTime.asOf(asOf, clock.instant());
    Instant from = AskedTime.from(until.minusSeconds(window));
    rounds.kept(feed).ifPresent(kept -> kept.requireInstant(from));
    Outcome outcome =
        switch (kind) {
          case TIME_WEIGHTED -> {
            if (halfLife != null) {
              throw KitProblems.invalidParameter("halfLife", "goes with kind EXPONENTIAL only");
            }
            yield averages.timeWeighted(feed, from, until);
          }
          case EXPONENTIAL -> {
            if (halfLife == null) {
              throw KitProblems.invalidParameter("halfLife", "is required");
            }
            requireSeconds("halfLife", halfLife);
            yield averages.exponential(feed, Duration.ofSeconds(halfLife), from, until);
          }
        };
    return new AverageView(
        feed, kind, window, halfLife, from, until, mean(feed, outcome), outcome.downShare());
  }

  private void requireSeconds(String parameter, long seconds) {
    if (seconds < 1) {
      throw KitProblems.invalidParameter(parameter, "must be at least 1 second");
    }
    HistoryProblems.requireWithin(parameter, seconds, properties.largestWindow());
  }

  private Decimal mean(FeedId feed, Outcome outcome) {
    Decimal limit = properties.downShareLimit();
    if (outcome.mean() == null || outcome.downShare().isGreaterThan(limit)) {
      throw Problem.of(AverageProblems.TOO_MUCH_DOWN_TIME)
          .detail("Too much of this window has no usable price.")
          .with("feed", feed)
          .with("limit", limit)
          .with("actual", outcome.downShare())
          .asException();
    }
    return outcome.mean();
  }
}
