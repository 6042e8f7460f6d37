package io.counterpool.oracle.volatility;

import io.counterpool.kit.clock.VenueClock;
import io.counterpool.kit.page.Cursor;
import io.counterpool.kit.page.Limit;
import io.counterpool.kit.page.Page;
import io.counterpool.kit.problem.KitProblems;
import io.counterpool.kit.security.RequireScope;
import io.counterpool.models.Decimal;
import io.counterpool.models.volatility.forecast.Selection;
import io.counterpool.models.volatility.forecast.VolatilityForecaster;
import io.counterpool.oracle.feed.FeedId;
import io.counterpool.oracle.feed.ForecastSettings;
import io.swagger.v3.oas.annotations.Operation;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows how good forecasts are, what they were and what they were made from. */
@RestController
class ForecastController {

  private static final int LOSS_SCALE = 8;

  /**
   * How one forecaster does over one horizon, out of sample.
   *
   * @param targets scored so far
   * @param qlike running mean of rv ÷ h − ln(rv ÷ h) − 1, weights halved every scoreHalfLife
   *     targets
   * @param meanSquaredError the same of (rv − h)², in squared variance
   * @param lastOrigin of the last target that was scored
   * @param selected whether this one is in use
   * @param leadTargets scored targets in a row at which it led the selected one by enough
   */
  record ScoreView(
      int horizonSeconds,
      String model,
      long targets,
      Decimal qlike,
      Decimal meanSquaredError,
      Instant lastOrigin,
      boolean selected,
      int leadTargets) {}

  /**
   * A forecast of the past.
   *
   * @param variance of the log return over the horizon
   * @param realisedVariance null until its target is complete, or if too much of that is missing
   */
  record ForecastPoint(
      Instant origin,
      String model,
      long fit,
      boolean selected,
      Decimal volatilityAnnual,
      Decimal variance,
      @Nullable Decimal realisedVariance,
      @Nullable Decimal qlike) {

    static ForecastPoint of(ForecastStore.Judged judged) {
      Forecast forecast = judged.forecast();
      Score score = judged.score();
      return new ForecastPoint(
          forecast.origin(),
          forecast.model(),
          forecast.fit(),
          forecast.selected(),
          forecast.annual(),
          exact(forecast.variance()),
          score == null ? null : exact(score.realised()),
          score == null ? null : loss(score.qlike()));
    }
  }

  /**
   * What a forecaster learned.
   *
   * @param barsFrom end of the first bar it could read
   * @param barsUntil end of the last
   * @param bars how many were there
   * @param parameters JSON text, as stored
   */
  record FitView(
      long fit,
      String model,
      long feedVersion,
      long barSeconds,
      Instant barsFrom,
      Instant barsUntil,
      int bars,
      String parameters) {}

  private final ForecastFeeds feeds;
  private final ForecastStore forecasts;
  private final FitStore fits;
  private final VenueClock clock;

  ForecastController(
      ForecastFeeds feeds, ForecastStore forecasts, FitStore fits, VenueClock clock) {
    this.feeds = feeds;
    this.forecasts = forecasts;
    this.fits = fits;
    this.clock = clock;
  }

  /** Complete: horizons and models of a feed are few. */
  @RequireScope("oracle:read")
  @GetMapping("/v1/feeds/{feed}/volatility/scores")
  @Operation(
      operationId = "listVolatilityScores",
      summary = "How good each forecaster is, out of sample, by horizon")
  Page<ScoreView> scores(
      @PathVariable FeedId feed, @RequestParam(required = false) @Nullable Instant asOf) {
    feeds.find(feed);
    ForecastSettings settings = feeds.forecasting(feed);
    Instant at = past(asOf);
    List<ScoreView> views = new ArrayList<>();
    for (int horizon : settings.horizonsSeconds()) {
      Selection chosen =
          forecasts
              .chosen(feed, horizon, at)
              .map(ForecastStore.Chosen::selection)
              .orElseGet(() -> Selection.of(settings.initialModel()));
      for (Score score : forecasts.scores(feed, horizon, settings.models(), at)) {
        views.add(
            new ScoreView(
                horizon,
                score.model(),
                score.running().targets(),
                loss(score.running().qlike()),
                exact(score.running().squaredError()),
                score.origin(),
                score.model().equals(chosen.selected()),
                score.model().equals(chosen.rival()) ? chosen.streak() : 0));
      }
    }
    return Page.complete(views);
  }

  @RequireScope("oracle:read")
  @GetMapping("/v1/feeds/{feed}/volatility/forecasts")
  @Operation(
      operationId = "listVolatilityForecasts",
      summary = "Forecasts of one horizon by origin: those that were used, or those of one model")
  Page<ForecastPoint> forecasts(
      @PathVariable FeedId feed,
      @RequestParam int horizonSeconds,
      @RequestParam(required = false) @Nullable String model,
      @RequestParam(required = false) @Nullable Instant from,
      @RequestParam(required = false) @Nullable Instant until,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable Integer limit) {
    feeds.find(feed);
    if (model != null && VolatilityForecaster.named(model).isEmpty()) {
      throw KitProblems.invalidParameter(
          "model",
          "must be one of "
              + VolatilityForecaster.all().stream().map(VolatilityForecaster::name).toList());
    }
    int most = Limit.of(limit);
    Cursor cursor = Cursor.read(after);
    Instant start =
        cursor != null
            ? cursor.instant(0)
            : from == null || from.isBefore(Instant.EPOCH) ? Instant.EPOCH : from.minusMillis(1);
    Instant end = until == null ? clock.instant().plusMillis(1) : until;
    return Page.of(
            forecasts.list(feed, horizonSeconds, model, start, end, most + 1),
            most,
            judged -> Cursor.of(judged.forecast().origin()))
        .map(ForecastPoint::of);
  }

  @RequireScope("oracle:read")
  @GetMapping("/v1/feeds/{feed}/volatility/fits")
  @Operation(operationId = "listVolatilityFits", summary = "What forecasters learned, by number")
  Page<FitView> fits(
      @PathVariable FeedId feed,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable Integer limit) {
    feeds.find(feed);
    int most = Limit.of(limit);
    Cursor cursor = Cursor.read(after);
    return Page.of(
            fits.list(feed, cursor == null ? 0 : cursor.number(0), most + 1),
            most,
            fit -> Cursor.of(fit.number()))
        .map(this::view);
  }

  private FitView view(Fit fit) {
    return new FitView(
        fit.number(),
        fit.model(),
        fit.feedVersion(),
        fit.bar().toSeconds(),
        fit.barsFrom(),
        fit.barsUntil(),
        fit.bars(),
        fits.text(fit.parameters()));
  }

  private Instant past(@Nullable Instant asOf) {
    Instant now = clock.instant();
    if (asOf != null && asOf.isAfter(now)) {
      throw KitProblems.invalidParameter("asOf", "must not be after the venue's time");
    }
    return asOf == null ? now : asOf.isBefore(Instant.EPOCH) ? Instant.EPOCH : asOf;
  }

  private static Decimal loss(double value) {
    return Decimal.of(value, LOSS_SCALE, RoundingMode.HALF_EVEN);
  }

  private static Decimal exact(double value) {
    return Decimal.of(value, Decimal.SCALE, RoundingMode.HALF_EVEN);
  }
}
