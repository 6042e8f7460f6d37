package io.counterpool.oracle.score;

import io.counterpool.kit.page.Page;
import io.counterpool.kit.problem.KitProblems;
import io.counterpool.kit.security.RequireScope;
import io.counterpool.models.Decimal;
import io.counterpool.models.oracle.score.PublisherScore;
import io.counterpool.models.oracle.score.ScoreRule;
import io.counterpool.oracle.feed.ConfiguredFeed;
import io.counterpool.oracle.feed.FeedCatalog;
import io.counterpool.oracle.feed.FeedId;
import io.counterpool.oracle.feed.Publisher;
import io.counterpool.oracle.feed.PublisherId;
import io.counterpool.oracle.score.ScoreLog.Stored;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Shows how well publishers do. */
@RestController
class ScoreController {

  /**
   * A publisher's score after the last round that tells of it; a changed rule shows with the next.
   *
   * @param round null before the first one
   * @param rounds how many the score is over
   * @param uptime part of them to which it had a fresh report that counted
   * @param distance median distance from their prices, as a fraction of the price
   * @param delaySpreadMillis interquartile range of the time from observation to intake
   * @param factor what the score leaves of the weight: above 0, at most 1; 1 where the feed does
   *     not weigh by scores
   * @param configuredWeight weight without the score
   * @param weight in the next round
   */
  record ScoreView(
      FeedId feed,
      PublisherId publisher,
      @Nullable Long round,
      int rounds,
      Decimal uptime,
      @Nullable Decimal distance,
      @Nullable Long delaySpreadMillis,
      Decimal factor,
      Decimal configuredWeight,
      Decimal weight) {

    static ScoreView of(Publisher publisher, @Nullable Stored stored) {
      PublisherScore score = stored == null ? PublisherScore.NONE : stored.score();
      Decimal factor = stored == null ? Decimal.ONE : stored.factor();
      return new ScoreView(
          publisher.feed(),
          publisher.id(),
          stored == null ? null : stored.round(),
          score.rounds(),
          score.uptime(),
          score.distance(),
          score.delaySpreadMillis(),
          factor,
          publisher.weight(),
          ScoreRule.lowered(publisher.weight(), factor));
    }
  }

  private final FeedCatalog catalog;
  private final ScoreLog scores;

  ScoreController(FeedCatalog catalog, ScoreLog scores) {
    this.catalog = catalog;
    this.scores = scores;
  }

  @RequireScope("oracle:read")
  @GetMapping("/v1/feeds/{feed}/publishers/{publisher}/score")
  @Operation(operationId = "getPublisherScore", summary = "How well a publisher does")
  ScoreView get(@PathVariable FeedId feed, @PathVariable PublisherId publisher) {
    Publisher found =
        catalog
            .find(feed, publisher)
            .orElseThrow(() -> KitProblems.notFound("publisher", publisher));
    return ScoreView.of(found, scores.last(feed, List.of(publisher)).get(publisher));
  }

  /** Complete: a feed has a bounded number of publishers. */
  @RequireScope("oracle:read")
  @GetMapping("/v1/feeds/{feed}/publisher-scores")
  @Operation(operationId = "listPublisherScores", summary = "How well a feed's publishers do")
  Page<ScoreView> list(@PathVariable FeedId feed) {
    ConfiguredFeed configured =
        catalog.find(feed).orElseThrow(() -> KitProblems.notFound("feed", feed));
    Map<PublisherId, Stored> last =
        scores.last(feed, configured.publishers().stream().map(Publisher::id).toList());
    return Page.complete(
        configured.publishers().stream()
            .map(publisher -> ScoreView.of(publisher, last.get(publisher.id())))
            .toList());
  }
}
