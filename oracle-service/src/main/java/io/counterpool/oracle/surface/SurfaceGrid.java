package io.counterpool.oracle.surface;

import static io.counterpool.oracle.surface.SurfaceRules.decimal;

import io.counterpool.models.Decimal;
import io.counterpool.models.options.YearFraction;
import io.counterpool.models.surface.VarianceSurface;
import io.counterpool.models.surface.VarianceSurface.Slice;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Points of a surface, at strikes or log moneyness, at any expiry. Pure. */
final class SurfaceGrid {

  /** Where the volatilities of an expiry come from. */
  enum Basis {
    /** The expiry was quoted: its own smile. */
    FITTED,
    /** Between two expiries: linear in total variance at the same log moneyness. */
    INTERPOLATED,
    /** Before the first expiry: its volatilities. */
    BEFORE_FIRST,
    /** Beyond the last expiry: its volatilities, only as a guess. */
    EXTRAPOLATED
  }

  record Point(Decimal logMoneyness, Decimal strike, Decimal volatility, Decimal totalVariance) {}

  /** One row of the grid, in the order that was asked for. */
  record Row(Instant expiry, Decimal forward, Decimal years, Basis basis, List<Point> points) {}

  private static final int DIGITS = 12;
  private static final int USUAL_POINTS = 41;

  private final Surface surface;
  private final VarianceSurface variances;

  SurfaceGrid(Surface surface) {
    this.surface = surface;
    this.variances = surface.variances();
  }

  /** Expiries that have a smile, ascending. */
  List<Instant> expiries() {
    return surface.drawn().stream().map(ExpirySmile::expiry).toList();
  }

  Instant lastExpiry() {
    return surface.drawn().getLast().expiry();
  }

  /**
   * Points of one expiry, which is after the observation.
   *
   * @param strikes where to look, or null
   * @param moneyness log moneyness at which to look, if no strikes are given; by default even steps
   *     over two and a half deviations
   */
  Row row(Instant expiry, @Nullable List<Decimal> strikes, @Nullable List<Decimal> moneyness) {
    double years =
        YearFraction.ofSeconds(Duration.between(surface.observedAt(), expiry).toMillis() / 1000.0);
    boolean beyond = years > variances.lastYears();
    double forward = variances.forward(Math.min(years, variances.lastYears()));
    List<Point> points = new ArrayList<>();
    if (strikes != null) {
      for (Decimal strike : strikes) {
        double k = StrictMath.log(strike.toDouble() / forward);
        points.add(point(k, strike, years));
      }
    } else {
      for (double k : moneyness == null ? usual(years) : doubles(moneyness)) {
        points.add(point(k, decimal(forward * StrictMath.exp(k)), years));
      }
    }
    return new Row(
        expiry,
        decimal(forward),
        Decimal.of(years, DIGITS, RoundingMode.HALF_EVEN),
        basis(years, beyond),
        points);
  }

  private Point point(double k, Decimal strike, double years) {
    double w = variances.extrapolated(k, years);
    return new Point(
        Decimal.of(k, DIGITS, RoundingMode.HALF_EVEN),
        strike,
        decimal(Math.sqrt(w / years)),
        Decimal.of(w, DIGITS, RoundingMode.HALF_EVEN));
  }

  private double[] usual(double years) {
    double reach = 2.5 * Math.sqrt(variances.extrapolated(0, years));
    double[] ks = new double[USUAL_POINTS];
    for (int i = 0; i < ks.length; i++) {
      ks[i] = reach * (2.0 * i / (ks.length - 1) - 1);
    }
    return ks;
  }

  private static double[] doubles(List<Decimal> values) {
    return values.stream().mapToDouble(Decimal::toDouble).toArray();
  }

  private Basis basis(double years, boolean beyond) {
    if (beyond) {
      return Basis.EXTRAPOLATED;
    }
    if (variances.slices().stream().mapToDouble(Slice::years).anyMatch(own -> own == years)) {
      return Basis.FITTED;
    }
    return years < variances.slices().getFirst().years() ? Basis.BEFORE_FIRST : Basis.INTERPOLATED;
  }
}
