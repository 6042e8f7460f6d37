package io.counterpool.fee.curve;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.counterpool.fee.curve.CurveRules.Range;
import io.counterpool.fee.schedule.EffectiveSchedule;
import io.counterpool.fee.schedule.MarketId;
import io.counterpool.fee.schedule.ScheduleVersion;
import io.counterpool.kit.clock.VenueClock;
import io.counterpool.kit.problem.KitProblems;
import io.counterpool.kit.security.RequireScope;
import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;
import io.swagger.v3.oas.annotations.Operation;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Points of curves for plots. */
@RestController
class CurveController {

  private static final int USUAL_POINTS = 101;

  /**
   * A curve of posted models, or of those of a stored version.
   *
   * @param models what is drawn; posted ones are neither stored nor checked against a cap
   * @param from first x; may be left out for utilisation (0) and volatility (0)
   * @param to last x; may be left out for utilisation (1) and volatility (2, or the largest that a
   *     surge fee gathers)
   * @param points 2 to 1,001 at equal distances; 101 if left out
   * @param at the values of x instead, 1 to 1,001; then neither from nor to nor points
   */
  record CurveRequest(
      CurveModels models,
      @Nullable CurveState state,
      @Nullable Decimal from,
      @Nullable Decimal to,
      @Nullable Integer points,
      @Nullable List<Decimal> at) {

    CurveRequest {
      if (at != null) {
        Bounds.within("number of values at", at.size(), 1, CurveRules.MOST_POINTS);
      }
      if (points != null) {
        Bounds.within("points", points, CurveRules.FEWEST_POINTS, CurveRules.MOST_POINTS);
      }
      if (at != null && (from != null || to != null || points != null)) {
        throw new OutOfRangeException("at stands instead of from, to and points");
      }
    }

    List<Decimal> xs(CurveKind kind) {
      return at == null ? CurveController.xs(kind, models, from, to, points) : at;
    }
  }

  /**
   * A plot.
   *
   * @param curve its name in the path
   * @param market whose schedule is drawn; left out for posted models
   * @param scheduleVersion the version that is drawn; left out for posted models
   * @param xUnit unit of x
   * @param from least x
   * @param to greatest x
   */
  record Curve(
      String curve,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable MarketId market,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long scheduleVersion,
      String xUnit,
      Decimal from,
      Decimal to,
      List<Series> series) {}

  private final EffectiveSchedule schedules;
  private final VenueClock clock;

  CurveController(EffectiveSchedule schedules, VenueClock clock) {
    this.schedules = schedules;
    this.clock = clock;
  }

  @RequireScope("fee:read")
  @GetMapping("/v1/curves/{curve}")
  @Operation(
      operationId = "getCurve",
      summary = "Points of a curve of a market's schedule: the version in force, or a stated one")
  Curve get(
      @PathVariable String curve,
      @RequestParam MarketId market,
      @RequestParam(required = false) @Nullable Long version,
      @RequestParam(required = false) @Nullable Decimal from,
      @RequestParam(required = false) @Nullable Decimal to,
      @RequestParam(required = false) @Nullable Integer points,
      @RequestParam(required = false) @Nullable List<Decimal> at,
      @RequestParam(required = false) @Nullable Decimal price,
      @RequestParam(required = false) @Nullable Decimal skewSize,
      @RequestParam(required = false) @Nullable Decimal size,
      @RequestParam(required = false) @Nullable Decimal volatilityAnnual,
      @RequestParam(required = false) @Nullable Decimal surgeVolatility,
      @RequestParam(required = false) @Nullable Long seconds,
      @RequestParam(required = false) @Nullable Decimal memory,
      @RequestParam(required = false) @Nullable Decimal fundingRatePerDay,
      @RequestParam(required = false) @Nullable Decimal longSize,
      @RequestParam(required = false) @Nullable Decimal shortSize,
      @RequestParam(required = false) @Nullable Decimal tradersNet,
      @RequestParam(required = false) @Nullable Decimal feePool,
      @RequestParam(required = false) @Nullable Decimal poolCapital) {
    CurveKind kind = kind(curve);
    ScheduleVersion drawn =
        version == null
            ? schedules.at(market, clock.instant())
            : schedules.version(market, version);
    CurveState state =
        new CurveState(
            price,
            skewSize,
            size,
            volatilityAnnual,
            surgeVolatility,
            seconds,
            memory,
            fundingRatePerDay,
            longSize,
            shortSize,
            tradersNet,
            feePool,
            poolCapital);
    CurveRequest request =
        new CurveRequest(CurveModels.of(drawn.schedule()), state, from, to, points, at);
    return answer(kind, market, drawn.version(), request);
  }

  @RequireScope("fee:read")
  @PostMapping("/v1/curves/{curve}")
  @Operation(
      operationId = "drawCurve",
      summary = "Points of a curve of posted models; stores nothing")
  Curve draw(@PathVariable String curve, @RequestBody CurveRequest request) {
    return answer(kind(curve), null, null, request);
  }

  private static CurveKind kind(String path) {
    return CurveKind.of(path)
        .orElseThrow(
            () ->
                KitProblems.invalidParameter(
                    "curve",
                    "must be one of "
                        + Arrays.stream(CurveKind.values()).map(CurveKind::path).toList()));
  }

  private static List<Decimal> xs(
      CurveKind kind,
      CurveModels models,
      @Nullable Decimal from,
      @Nullable Decimal to,
      @Nullable Integer points) {
    Optional<Range> usual = CurveRules.usual(kind, models);
    Decimal first = from == null ? usual.map(Range::from).orElse(null) : from;
    Decimal last = to == null ? usual.map(Range::to).orElse(null) : to;
    if (first == null || last == null) {
      throw KitProblems.invalidParameter(
          first == null ? "from" : "to", "is required for " + kind.path());
    }
    return new Range(first, last).points(points == null ? USUAL_POINTS : points);
  }

  private static Curve answer(
      CurveKind kind, @Nullable MarketId market, @Nullable Long version, CurveRequest request) {
    List<Decimal> xs = request.xs(kind);
    CurveModels models = request.models();
    CurveState state = request.state() == null ? CurveState.STILL : request.state();
    return new Curve(
        kind.path(),
        market,
        version,
        CurveRules.unit(kind, models),
        xs.stream().reduce(xs.getFirst(), Decimal::min),
        xs.stream().reduce(xs.getFirst(), Decimal::max),
        CurveRules.series(kind, models, state, xs));
  }
}
