package io.counterpool.oracle.feed;

import io.counterpool.kit.intake.Answer;
import io.counterpool.kit.intake.StoredAnswers;
import io.counterpool.kit.intake.Versions;
import io.counterpool.kit.page.Cursor;
import io.counterpool.kit.page.Limit;
import io.counterpool.kit.page.Page;
import io.counterpool.kit.problem.KitProblems;
import io.counterpool.kit.security.RequireScope;
import io.counterpool.models.Decimal;
import io.counterpool.models.oracle.Aggregation;
import io.counterpool.models.oracle.score.ScoreRule;
import io.counterpool.models.volatility.VolatilityModel;
import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Configures feeds. */
@RestController
class FeedController {

  /** A feed on the wire. */
  record FeedView(
      FeedId feed,
      long version,
      String base,
      String quote,
      int priceScale,
      int heartbeatSeconds,
      Decimal deviation,
      int quorum,
      int maxAgeSeconds,
      int maxFutureMillis,
      int publishedLagMillis,
      Decimal outlierCut,
      Decimal uncertainAbove,
      Aggregation aggregation,
      VolatilityModel volatility,
      @Nullable GradeLimits gradeLimits,
      @Nullable ForecastSettings forecast,
      @Nullable Integer scheduledSeconds,
      @Nullable ScoreRule score) {

    static FeedView of(Feed feed) {
      FeedSettings settings = feed.settings();
      return new FeedView(
          feed.id(),
          feed.version(),
          settings.base(),
          settings.quote(),
          settings.priceScale(),
          settings.heartbeatSeconds(),
          settings.deviation(),
          settings.quorum(),
          settings.maxAgeSeconds(),
          settings.maxFutureMillis(),
          settings.publishedLagMillis(),
          settings.outlierCut(),
          settings.uncertainAbove(),
          settings.aggregation(),
          settings.volatility(),
          settings.gradeLimits(),
          settings.forecast(),
          settings.scheduledSeconds(),
          settings.score());
    }
  }

  private final FeedCatalog catalog;
  private final FeedRegistry registry;
  private final StoredAnswers answers;

  FeedController(FeedCatalog catalog, FeedRegistry registry, StoredAnswers answers) {
    this.catalog = catalog;
    this.registry = registry;
    this.answers = answers;
  }

  @RequireScope("oracle:configure")
  @PutMapping("/v1/feeds/{feed}")
  @Operation(operationId = "putFeed", summary = "Configure a feed")
  ResponseEntity<FeedView> put(
      @PathVariable FeedId feed,
      @RequestHeader("Idempotency-Key") String idempotencyKey,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
      @RequestBody FeedSettings settings) {
    String path = "/v1/feeds/" + feed;
    return answers.once(
        path,
        idempotencyKey,
        settings,
        () -> {
          Feed stored = registry.configure(feed, settings, ifMatch);
          FeedView view = FeedView.of(stored);
          return stored.version() == 1
              ? Answer.created(path, 1, view)
              : Answer.updated(stored.version(), view);
        });
  }

  @RequireScope("oracle:read")
  @GetMapping("/v1/feeds/{feed}")
  @Operation(operationId = "getFeed", summary = "A feed as configured")
  ResponseEntity<FeedView> get(@PathVariable FeedId feed) {
    Feed found =
        catalog
            .find(feed)
            .map(ConfiguredFeed::feed)
            .orElseThrow(() -> KitProblems.notFound("feed", feed));
    return ResponseEntity.ok().eTag(Versions.etag(found.version())).body(FeedView.of(found));
  }

  @RequireScope("oracle:read")
  @GetMapping("/v1/feeds")
  @Operation(operationId = "listFeeds", summary = "Feeds by name")
  Page<FeedView> list(
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable Integer limit) {
    int most = Limit.of(limit);
    Cursor cursor = Cursor.read(after);
    return Page.of(
            catalog.list(cursor == null ? "" : cursor.string(0), most + 1),
            most,
            feed -> Cursor.of(feed.id().value()))
        .map(FeedView::of);
  }
}
