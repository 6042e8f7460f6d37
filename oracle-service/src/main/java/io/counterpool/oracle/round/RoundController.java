package io.counterpool.oracle.round;

import io.counterpool.kit.page.Cursor;
import io.counterpool.kit.page.Limit;
import io.counterpool.kit.page.Page;
import io.counterpool.kit.problem.KitProblems;
import io.counterpool.kit.security.RequireScope;
import io.counterpool.oracle.feed.FeedCatalog;
import io.counterpool.oracle.feed.FeedId;
import io.swagger.v3.oas.annotations.Operation;
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

  RoundController(RoundLog rounds, FeedCatalog catalog) {
    this.rounds = rounds;
    this.catalog = catalog;
  }

  @RequireScope("oracle:read")
  @GetMapping("/v1/feeds/{feed}/rounds/{round}")
  @Operation(operationId = "getRound", summary = "A round with the verdict on every report")
  RoundDetail get(@PathVariable FeedId feed, @PathVariable long round) {
    Round found =
        rounds.find(feed, round).orElseThrow(() -> KitProblems.notFound("round of " + feed, round));
    return RoundDetail.of(found, rounds.reports(feed, round));
  }

  @RequireScope("oracle:read")
  @GetMapping("/v1/feeds/{feed}/rounds")
  @Operation(operationId = "listRounds", summary = "Rounds of a feed by number")
  Page<RoundView> list(
      @PathVariable FeedId feed,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable Integer limit) {
    if (catalog.find(feed).isEmpty()) {
      throw KitProblems.notFound("feed", feed);
    }
    int most = Limit.of(limit);
    Cursor cursor = Cursor.read(after);
    return Page.of(
            rounds.list(feed, cursor == null ? 0 : cursor.number(0), most + 1),
            most,
            round -> Cursor.of(round.number()))
        .map(RoundView::of);
  }
}
