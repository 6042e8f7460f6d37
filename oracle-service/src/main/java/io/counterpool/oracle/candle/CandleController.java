package io.counterpool.oracle.candle;

import io.counterpool.kit.clock.VenueClock;
import io.counterpool.kit.page.Cursor;
import io.counterpool.kit.page.Limit;
import io.counterpool.kit.page.Page;
import io.counterpool.kit.problem.KitProblems;
import io.counterpool.kit.security.RequireScope;
import io.counterpool.oracle.feed.FeedCatalog;
import io.counterpool.oracle.feed.FeedId;
import io.counterpool.oracle.history.HistoryProblems;
import io.counterpool.oracle.history.HistoryProperties;
import io.counterpool.oracle.round.AskedTime;
import io.counterpool.oracle.round.KeptRounds;
import io.counterpool.oracle.round.RoundLog;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows candles of a feed. */
@RestController
class CandleController {

  private final CandleStore store;
  private final RoundLog rounds;
  private final FeedCatalog catalog;
  private final HistoryProperties properties;
  private final VenueClock clock;

  CandleController(
      CandleStore store,
      RoundLog rounds,
      FeedCatalog catalog,
      HistoryProperties properties,
      VenueClock clock) {
    this.store = store;
    this.rounds = rounds;
    this.catalog = catalog;
    this.properties = properties;
    this.clock = clock;
  }

  @RequireScope("oracle:read")
  @GetMapping("/v1/feeds/{feed}/candles")
  @Operation(
      operationId = "listCandles",
      summary = "Open, high, low and close of a feed in each interval",
      description =
          "interval is a whole number of seconds from 1; candles begin at its multiples since"
              + " 1970-01-01T00:00:00Z and are listed ascending, one for each interval: one without"
              + " a usable price carries the close before it and says so, those before the first"
              + " price are left out. from (inclusive) and to (exclusive) are widened to whole"
              + " intervals; without to it ends with the running candle, which is not complete,"
              + " without from it begins a page earlier. Nothing published after asOf, by default"
              + " now, is used. A page covers no more time than the largest window.")
  Page<Candle> list(
      @PathVariable FeedId feed,
      @RequestParam long interval,
      @RequestParam(required = false) @Nullable Instant from,
      @RequestParam(required = false) @Nullable Instant to,
      @RequestParam(required = false) @Nullable Instant asOf,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable Integer limit) {
    if (catalog.find(feed).isEmpty()) {
      throw KitProblems.notFound("feed", feed);
    }
    if (interval < 1) {
      throw KitProblems.invalidParameter("interval", "must be at least 1 second");
    }
    HistoryProblems.requireWithin("interval", interval, properties.largestWindow());
    if (from != null && to != null && to.isBefore(from)) {
      throw KitProblems.invalidParameter("to", "must not be before from");
    }
    Instant now = AskedTime.asOf(asOf, clock.instant());
    Cursor cursor = Cursor.read(after);
    Duration step = Duration.ofSeconds(interval);
    int most = (int) Math.min(Limit.of(limit), properties.largestWindow().toSeconds() / interval);
    Instant until = until(to, step, now);
    Optional<KeptRounds> kept = rounds.kept(feed);
    if (kept.isEmpty()) {
      return Page.complete(List.of());
    }
    Instant first = first(from, cursor, step, until.minus(step.multipliedBy(most)), kept.get());
    Instant end = min(until, first.plus(step.multipliedBy(most)));
    if (!first.isBefore(end)) {
      return Page.complete(List.of());
    }
    List<Candle> candles =
        CandleRules.candles(
            store.buckets(feed, step, first, end, now),
            store.before(feed, first).orElse(null),
            first,
            end,
            step,
            now);
    return new Page<>(candles, end.isBefore(until) ? Cursor.of(end.minus(step)).encode() : null);
  }

  /** End of the last interval: of the one before {@code to}, and no later than the running one. */
  private static Instant until(@Nullable Instant to, Duration step, Instant now) {
    Instant running = CandleRules.start(now, step).plus(step);
    if (to == null) {
      return running;
    }
    Instant asked = CandleRules.start(AskedTime.until(to), step);
    return min(running, asked.isBefore(to) ? asked.plus(step) : asked);
  }

  /** Start of the first interval that is asked for and of which all rounds are there. */
  private static Instant first(
      @Nullable Instant from,
      @Nullable Cursor cursor,
      Duration step,
      Instant usual,
      KeptRounds kept) {
    Instant asked = usual;
    if (cursor != null) {
      asked = cursor.instant(0).plus(step);
      kept.requireInstant(asked);
    } else if (from != null) {
      asked = AskedTime.from(from);
      kept.requireInstant(asked);
    }
    Instant oldest = CandleRules.start(kept.firstAt(), step);
    if (kept.first() > 1 && oldest.isBefore(kept.firstAt())) {
      oldest = oldest.plus(step); // Others of that interval were removed.
    }
    Instant first = CandleRules.start(asked, step);
    return first.isBefore(oldest) ? oldest : first;
  }

  private static Instant min(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }
}
