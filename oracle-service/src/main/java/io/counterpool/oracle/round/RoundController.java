package io.counterpool.oracle.round;

import io.counterpool.kit.clock.VenueClock;
import io.counterpool.kit.page.Cursor;
import io.counterpool.kit.page.Limit;
import io.counterpool.kit.page.Page;
import io.counterpool.kit.problem.KitProblems;
import io.counterpool.kit.security.RequireScope;
import io.counterpool.oracle.feed.FeedCatalog;
import io.counterpool.oracle.feed.FeedId;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows rounds. */
@RestController
class RoundController {

  private final RoundLog rounds;
  private final FeedCatalog catalog;
  private final VenueClock clock;

  RoundController(RoundLog rounds, FeedCatalog catalog, VenueClock clock) {
    this.rounds = rounds;
    this.catalog = catalog;
    this.clock = clock;
  }

  @RequireScope("oracle:read")
  @GetMapping("/v1/feeds/{feed}/rounds/{round}")
  @Operation(operationId = "getRound", summary = "A round with the verdict on every report")
  RoundDetail get(@PathVariable FeedId feed, @PathVariable long round) {
    Optional<Round> found = rounds.find(feed, round);
    if (found.isEmpty()) {
      rounds.kept(feed).ifPresent(kept -> kept.requireNumber(round));
      throw KitProblems.notFound("round of " + feed, round);
    }
    return RoundDetail.of(found.get(), rounds.reports(feed, round));
  }

  @RequireScope("oracle:read")
  @GetMapping("/v1/feeds/{feed}/rounds")
  @Operation(
      operationId = "listRounds",
      summary = "Rounds of a feed by number, or of a stretch of time",
      description =
          "Ascending. from (inclusive) and to (exclusive) bound when they were published, from the"
              + " oldest round that is kept if from is absent. asOf answers the one round in force"
              + " at that instant, or none before the first, and goes with no other parameter.")
  Page<RoundView> list(
      @PathVariable FeedId feed,
      @RequestParam(required = false) @Nullable Instant from,
      @RequestParam(required = false) @Nullable Instant to,
      @RequestParam(required = false) @Nullable Instant asOf,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable Integer limit) {
    if (catalog.find(feed).isEmpty()) {
      throw KitProblems.notFound("feed", feed);
    }
    int most = Limit.of(limit);
    Optional<KeptRounds> kept = rounds.kept(feed);
    if (asOf != null) {
      if (from != null || to != null || after != null) {
        throw KitProblems.invalidParameter("asOf", "goes without from, to and after");
      }
      Instant at = AskedTime.asOf(asOf, clock.instant());
      kept.ifPresent(present -> present.requireInstant(at));
      return Page.complete(rounds.inForce(feed, at).stream().map(RoundView::of).toList());
    }
    Cursor cursor = Cursor.read(after);
    long behind = cursor == null ? first(kept) - 1 : cursor.number(0);
    if (from != null) {
      kept.ifPresent(present -> present.requireInstant(from));
    }
    if (cursor != null && behind >= 1) {
      kept.ifPresent(present -> present.requireNumber(behind + 1));
    }
    return Page.of(
            from == null && to == null
                ? rounds.list(feed, behind, most + 1)
                : rounds.list(feed, AskedTime.from(from), AskedTime.until(to), behind, most + 1),
            most,
            round -> Cursor.of(round.number()))
        .map(RoundView::of);
  }

  private static long first(Optional<KeptRounds> kept) {
    return kept.map(KeptRounds::first).orElse(1L);
  }
}
