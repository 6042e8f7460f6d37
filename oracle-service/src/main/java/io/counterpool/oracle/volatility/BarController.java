package io.counterpool.oracle.volatility;

import io.counterpool.kit.clock.VenueClock;
import io.counterpool.kit.intake.Answer;
import io.counterpool.kit.intake.StoredAnswers;
import io.counterpool.kit.page.Cursor;
import io.counterpool.kit.page.Limit;
import io.counterpool.kit.page.Page;
import io.counterpool.kit.problem.KitProblems;
import io.counterpool.kit.security.RequireScope;
import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;
import io.counterpool.oracle.feed.FeedId;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows the bars that forecasts are made from, and takes in history from before the feed's own. */
@RestController
class BarController {

  private static final int MOST_BARS = 10_000;

  /** The same greatest price as a report's. */
  private static final Decimal MOST_CLOSE = Decimal.of("1000000000000000");

  /**
   * A close of the past.
   *
   * @param endsAt end of its bar, a multiple of the feed's bar length
   */
  record Close(Instant endsAt, Decimal close) {

    Close {
      Bounds.within("close", Bounds.positive("close", close), Decimal.ZERO, MOST_CLOSE);
    }
  }

  /**
   * History of a feed.
   *
   * @param barSeconds as in the feed's forecast settings
   * @param bars ascending, each once
   */
  record BarBatch(int barSeconds, @Size(min = 1, max = MOST_BARS) List<@Valid Close> bars) {}

  /**
   * What became of a batch.
   *
   * @param stored new bars
   * @param known bars that were there, with the same close
   */
  record BarBatchResult(FeedId feed, int stored, int known) {}

  /** A bar on the wire; {@code observations} and {@code round} are null if it was brought in. */
  record BarView(
      Instant endsAt,
      Decimal close,
      Bar.Source source,
      @Nullable Integer observations,
      @Nullable Long round) {

    static BarView of(Bar bar) {
      return new BarView(bar.endsAt(), bar.close(), bar.source(), bar.observations(), bar.round());
    }
  }

  private final ForecastFeeds feeds;
  private final BarStore bars;
  private final StoredAnswers answers;
  private final VenueClock clock;

  BarController(ForecastFeeds feeds, BarStore bars, StoredAnswers answers, VenueClock clock) {
    this.feeds = feeds;
    this.bars = bars;
    this.answers = answers;
    this.clock = clock;
  }

  @RequireScope("oracle:configure")
  @PostMapping("/v1/feeds/{feed}/bars")
  @Operation(
      operationId = "importBars",
      summary = "Take in closes from before the feed's own bars, to learn from")
  ResponseEntity<BarBatchResult> post(
      @PathVariable FeedId feed,
      @RequestHeader("Idempotency-Key") String idempotencyKey,
      @Valid @RequestBody BarBatch batch) {
    feeds.find(feed);
    return answers.once(
        "/v1/feeds/" + feed + "/bars", idempotencyKey, batch, () -> Answer.ok(store(feed, batch)));
  }

  private BarBatchResult store(FeedId feed, BarBatch batch) {
    int barSeconds = feeds.forecasting(feed).barSeconds();
    if (batch.barSeconds() != barSeconds) {
      throw new OutOfRangeException(
          "barSeconds must be the feed's " + barSeconds + ", was " + batch.barSeconds());
    }
    Duration bar = Duration.ofSeconds(barSeconds);
    Instant limit =
        bars.lockProgress(feed, bar)
            .map(BarStore.Progress::begunAt)
            .orElseGet(() -> BarRules.floor(clock.instant(), bar));
    List<Bar> sent = batch.bars().stream().map(one -> bar(one, bar, limit)).toList();
    for (int i = 1; i < sent.size(); i++) {
      if (!sent.get(i).endsAt().isAfter(sent.get(i - 1).endsAt())) {
        throw new OutOfRangeException(
            "bars must ascend, each once; bar " + i + " ends at " + sent.get(i).endsAt());
      }
    }
    int stored = bars.insert(feed, bar, sent);
    if (stored < sent.size()) {
      requireSame(feed, bar, sent);
    }
    return new BarBatchResult(feed, stored, sent.size() - stored);
  }

  private static Bar bar(Close one, Duration bar, Instant limit) {
    if (!BarRules.floor(one.endsAt(), bar).equals(one.endsAt())) {
      throw new OutOfRangeException(
          "endsAt must be a multiple of " + bar.toSeconds() + " s, was " + one.endsAt());
    }
    if (one.endsAt().isAfter(limit)) {
      throw VolatilityProblems.tooLate(limit, one.endsAt());
    }
    return new Bar(one.endsAt(), one.close(), Bar.Source.IMPORTED, null, null);
  }

  /**
   * What was there and what was sent, both ascending: each one sent must be there as it was sent.
   */
  private void requireSame(FeedId feed, Duration bar, List<Bar> sent) {
    List<Bar> known =
        bars.list(feed, bar, sent.getFirst().endsAt(), sent.getLast().endsAt(), Integer.MAX_VALUE);
    int at = 0;
    for (Bar one : sent) {
      while (!known.get(at).endsAt().equals(one.endsAt())) {
        at++;
      }
      if (!known.get(at).close().equals(one.close())) {
        throw VolatilityProblems.conflict(known.get(at), one);
      }
    }
  }

  @RequireScope("oracle:read")
  @GetMapping("/v1/feeds/{feed}/bars")
  @Operation(operationId = "listBars", summary = "Bars that forecasts are made from, by time")
  Page<BarView> list(
      @PathVariable FeedId feed,
      @RequestParam(required = false) @Nullable Instant from,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable Integer limit) {
    feeds.find(feed);
    Duration bar = Duration.ofSeconds(feeds.forecasting(feed).barSeconds());
    int most = Limit.of(limit);
    Cursor cursor = Cursor.read(after);
    Instant start =
        cursor != null ? cursor.instant(0).plusSeconds(1) : from == null ? Instant.EPOCH : from;
    requireSane(start);
    return Page.of(
            bars.list(feed, bar, start, clock.instant(), most + 1),
            most,
            one -> Cursor.of(one.endsAt()))
        .map(BarView::of);
  }

  private static void requireSane(Instant start) {
    if (start.isBefore(Instant.EPOCH)) {
      throw KitProblems.invalidParameter("from", "must not be before 1970");
    }
  }
}
