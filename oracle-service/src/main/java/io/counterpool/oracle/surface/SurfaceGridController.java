package io.counterpool.oracle.surface;

import io.counterpool.kit.clock.VenueClock;
import io.counterpool.kit.problem.KitProblems;
import io.counterpool.kit.problem.Problem;
import io.counterpool.kit.security.RequireScope;
import io.counterpool.models.Decimal;
import io.counterpool.oracle.surface.SurfaceStore.Heading;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reads surfaces between their strikes and expiries: grids for plots, single volatilities. */
@RestController
class SurfaceGridController {

  private static final int MOST_EXPIRIES = 64;
  private static final int MOST_POINTS = 201;
  private static final int MOST_MONEYNESS = 10;
  private static final Decimal MOST_STRIKE = Decimal.of("1000000000000000");

  /**
   * A grid of a surface.
   *
   * @param ageSeconds since the market was looked at
   */
  record GridView(
      Underlying underlying,
      long version,
      Instant observedAt,
      Instant at,
      long ageSeconds,
      boolean stale,
      List<SurfaceGrid.Row> rows) {}

  /** One volatility of a surface. */
  record VolatilityPoint(
      Underlying underlying,
      long version,
      Instant observedAt,
      Instant at,
      long ageSeconds,
      boolean stale,
      Instant expiry,
      Decimal forward,
      Decimal years,
      SurfaceGrid.Basis basis,
      Decimal strike,
      Decimal logMoneyness,
      Decimal volatility,
      Decimal totalVariance) {}

  private final SurfaceDesk desk;
  private final SurfaceStore store;
  private final VenueClock clock;
  private final SurfaceProperties properties;

  SurfaceGridController(
      SurfaceDesk desk, SurfaceStore store, VenueClock clock, SurfaceProperties properties) {
    this.desk = desk;
    this.store = store;
    this.clock = clock;
    this.properties = properties;
  }

  @RequireScope("oracle:read")
  @GetMapping("/v1/surfaces/{underlying}/grid")
  @Operation(
      operationId = "getSurfaceGrid",
      summary = "Volatility and total variance over expiries and strikes or log moneyness")
  GridView grid(
      @PathVariable Underlying underlying,
      @RequestParam(required = false) @Size(max = MOST_EXPIRIES) @Nullable List<Instant> expiry,
      @RequestParam(required = false) @Size(max = MOST_POINTS) @Nullable List<Decimal> strike,
      @RequestParam(required = false) @Size(max = MOST_POINTS) @Nullable List<Decimal> logMoneyness,
      @RequestParam(defaultValue = "false") boolean extrapolate,
      @RequestParam(required = false) @Nullable Instant asOf) {
    if (strike != null && logMoneyness != null) {
      throw KitProblems.invalidParameter("logMoneyness", "does not go with strike: ask for one");
    }
    Surface surface = surface(underlying, asOf);
    SurfaceGrid grid = new SurfaceGrid(surface);
    List<Decimal> strikes = strike == null ? null : strike.stream().map(this::strike).toList();
    List<Decimal> moneyness =
        logMoneyness == null ? null : logMoneyness.stream().map(this::moneyness).toList();
    List<SurfaceGrid.Row> rows =
        (expiry == null ? grid.expiries() : expiry)
            .stream()
                .map(each -> within(each, surface, grid, extrapolate))
                .map(each -> grid.row(each, strikes, moneyness))
                .toList();
    Instant at = asOf == null ? clock.instant() : asOf;
    Duration age = Duration.between(surface.observedAt(), at);
    return new GridView(
        underlying,
        surface.version(),
        surface.observedAt(),
        at,
        age.toSeconds(),
        age.compareTo(properties.maxAge()) > 0,
        rows);
  }

  @RequireScope("oracle:read")
  @GetMapping("/v1/surfaces/{underlying}/volatility")
  @Operation(
      operationId = "getSurfaceVolatility",
      summary = "Volatility of one strike and expiry on the surface")
  VolatilityPoint volatility(
      @PathVariable Underlying underlying,
      @RequestParam Instant expiry,
      @RequestParam Decimal strike,
      @RequestParam(defaultValue = "false") boolean extrapolate,
      @RequestParam(required = false) @Nullable Instant asOf) {
    GridView grid = grid(underlying, List.of(expiry), List.of(strike), null, extrapolate, asOf);
    SurfaceGrid.Row row = grid.rows().getFirst();
    SurfaceGrid.Point point = row.points().getFirst();
    return new VolatilityPoint(
        underlying,
        grid.version(),
        grid.observedAt(),
        grid.at(),
        grid.ageSeconds(),
        grid.stale(),
        row.expiry(),
        row.forward(),
        row.years(),
        row.basis(),
        point.strike(),
        point.logMoneyness(),
        point.volatility(),
        point.totalVariance());
  }

  private Surface surface(Underlying underlying, @Nullable Instant asOf) {
    Heading heading =
        desk.heading(underlying, Optional.ofNullable(asOf))
            .orElseThrow(() -> SurfaceProblems.noSurface(underlying));
    return store.read(heading);
  }

  private static Instant within(
      Instant expiry, Surface surface, SurfaceGrid grid, boolean extrapolate) {
    if (!expiry.isAfter(surface.observedAt())) {
      throw Problem.of(KitProblems.INVALID_PARAMETER)
          .detail("expiry must be after the instant at which the surface was observed.")
          .with("parameter", "expiry")
          .with("observedAt", surface.observedAt())
          .with("actual", expiry)
          .asException();
    }
    if (expiry.isAfter(surface.observedAt().plus(SurfaceRules.FARTHEST))) {
      throw KitProblems.invalidParameter(
          "expiry", "must be within " + SurfaceRules.FARTHEST.toDays() + " days");
    }
    if (!extrapolate && expiry.isAfter(grid.lastExpiry())) {
      throw SurfaceProblems.beyond(grid.lastExpiry(), expiry);
    }
    return expiry;
  }

  private Decimal strike(Decimal strike) {
    if (!strike.isPositive() || strike.isGreaterThan(MOST_STRIKE)) {
      throw KitProblems.invalidParameter(
          "strike", "must be above 0 and at most " + MOST_STRIKE + ", was " + strike);
    }
    return strike;
  }

  private Decimal moneyness(Decimal k) {
    if (k.abs().isGreaterThan(Decimal.of(MOST_MONEYNESS))) {
      throw KitProblems.invalidParameter(
          "logMoneyness",
          "must be from -" + MOST_MONEYNESS + " to " + MOST_MONEYNESS + ", was " + k);
    }
    return k;
  }
}
