package io.counterpool.fee.curve;

import io.counterpool.fee.curve.Series.Point;
import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;
import io.counterpool.models.fees.FeeResolution;
import io.counterpool.models.fees.SurgeFee;
import io.counterpool.models.fees.TradeFeeModel;
import io.counterpool.models.rates.DriftingRate;
import io.counterpool.models.rates.RateCurve;
import io.counterpool.models.rates.TwoCurveRate;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The points of curves. Pure. */
final class CurveRules {

  /** Fewest and most points of a curve. */
  static final int FEWEST_POINTS = 2;

  static final int MOST_POINTS = 1_001;

  private static final String FRACTION = "fraction of notional";

  private CurveRules() {}

  /** Where x runs when nothing is said; empty for curves whose range depends on the market. */
  static Optional<Range> usual(CurveKind kind, CurveModels models) {
    return switch (kind) {
      case BORROW_BY_UTILISATION -> Optional.of(new Range(Decimal.ZERO, Decimal.ONE));
      case TRADE_FEE_BY_VOLATILITY ->
          Optional.of(
              new Range(
                  Decimal.ZERO,
                  surge(models)
                      .map(surge -> Decimal.of(surge.largestVolatility()).max(Decimal.ONE))
                      .orElse(Decimal.of(2))));
      default -> Optional.empty();
    };
  }

  /** A stretch of x. */
  record Range(Decimal from, Decimal to) {

    Range {
      if (!to.isGreaterThan(from)) {
        throw new OutOfRangeException("to must be above from " + from + ", was " + to);
      }
    }

    /** {@code points} values at equal distances, both ends included. */
    List<Decimal> points(int points) {
      Bounds.within("points", points, FEWEST_POINTS, MOST_POINTS);
      List<Decimal> xs = new ArrayList<>(points);
      for (int i = 0; i < points; i++) {
        xs.add(
            from.plus(
                to.minus(from)
                    .timesOver(
                        Decimal.of(i), Decimal.of(points - 1), Decimal.SCALE, RoundingMode.DOWN)));
      }
      return xs;
    }
  }

  /** Unit of x. */
  static String unit(CurveKind kind, CurveModels models) {
    return switch (kind) {
      case TRADE_FEE_BY_SKEW, TRADE_FEE_BY_SIZE, FUNDING_BY_SKEW -> "base units";
      case TRADE_FEE_BY_VOLUME, FUNDING_BY_MARK -> "settlement units";
      case BORROW_BY_UTILISATION -> "reserved ÷ total";
      case TRADE_FEE_BY_VOLATILITY ->
          surge(models).isPresent() ? "ten-thousandths of a step" : "fraction per √year";
    };
  }

  /**
   * The lines of a curve.
   *
   * @throws OutOfRangeException if the curve needs a model or a figure that is not there
   */
  static List<Series> series(
      CurveKind kind, CurveModels models, CurveState state, List<Decimal> xs) {
    return switch (kind) {
      case TRADE_FEE_BY_SKEW -> bySkew(models, state, xs);
      case TRADE_FEE_BY_VOLATILITY -> byVolatility(models, state, xs);
      case TRADE_FEE_BY_SIZE -> bySize(models, state, xs);
      case TRADE_FEE_BY_VOLUME -> byVolume(models, xs);
      case BORROW_BY_UTILISATION -> borrow(models, state, xs);
      case FUNDING_BY_SKEW -> FundingCurves.bySkew(needed("funding", models.funding()), state, xs);
      case FUNDING_BY_MARK -> FundingCurves.byMark(needed("funding", models.funding()), state, xs);
    };
  }

  static Series line(String name, String unit, List<Decimal> xs, UnaryOperator<Decimal> y) {
    return new Series(name, unit, xs.stream().map(x -> new Point(x, y.apply(x))).toList());
  }

  static <M> M needed(String part, @Nullable M model) {
    if (model == null) {
      throw new OutOfRangeException("this curve needs " + part);
    }
    return model;
  }

  private static Optional<SurgeFee> surge(CurveModels models) {
    if (models.tradeFee() instanceof SurgeFee surge) {
      return Optional.of(surge);
    }
    return models.surcharge() instanceof SurgeFee surge ? Optional.of(surge) : Optional.empty();
  }

  private static FeeResolution fee(CurveModels models, CurveState state) {
    TradeFeeModel model = needed("tradeFee", models.tradeFee());
    return FeeResolution.at(
        model,
        models.surcharge(),
        state.volatilityAnnual(),
        CurveState.orZero(state.surgeVolatility()));
  }

  private static List<Series> bySkew(CurveModels models, CurveState state, List<Decimal> xs) {
    FeeResolution fee = fee(models, state);
    Decimal price = state.priceOrOne();
    Decimal size = state.sizeOrOne();
    Decimal notional = price.times(size, RoundingMode.FLOOR);
    return List.of(
        line(
            "BUY",
            FRACTION,
            xs,
            skew ->
                fee.fee()
                    .fee(price, skew, size, Decimal.SCALE)
                    .dividedBy(notional, RoundingMode.CEILING)),
        line(
            "SELL",
            FRACTION,
            xs,
            skew ->
                fee.fee()
                    .fee(price, skew, size.negate(), Decimal.SCALE)
                    .dividedBy(notional, RoundingMode.CEILING)));
  }

  private static List<Series> byVolatility(CurveModels models, CurveState state, List<Decimal> xs) {
    TradeFeeModel model = needed("tradeFee", models.tradeFee());
    boolean surges = surge(models).isPresent();
    List<FeeResolution> fees =
        xs.stream()
            .map(
                x ->
                    FeeResolution.at(
                        model,
                        models.surcharge(),
                        surges ? state.volatilityAnnual() : x,
                        surges ? x : Decimal.ZERO))
            .toList();
    List<Point> reducing = new ArrayList<>(xs.size());
    List<Point> adding = new ArrayList<>(xs.size());
    for (int i = 0; i < xs.size(); i++) {
      reducing.add(new Point(xs.get(i), fees.get(i).fee().reducingRate()));
      adding.add(new Point(xs.get(i), fees.get(i).fee().addingRate()));
    }
    List<Series> series = new ArrayList<>();
    series.add(new Series("REDUCES_SKEW", FRACTION, reducing));
    series.add(new Series("ADDS_SKEW", FRACTION, adding));
    var latency = models.latencyPremium();
    if (latency != null && !surges) {
      series.add(line("LATENCY_PREMIUM", FRACTION, xs, latency::rate));
    }
    return series;
  }

  private static List<Series> bySize(CurveModels models, CurveState state, List<Decimal> xs) {
    FeeResolution fee = fee(models, state);
    Decimal skew = CurveState.orZero(state.skewSize());
    return List.of(
        line(
            "FEE",
            "settlement units",
            xs,
            size ->
                size.isZero()
                    ? Decimal.ZERO
                    : fee.fee().fee(state.priceOrOne(), skew, size, Decimal.SCALE)));
  }

  private static List<Series> byVolume(CurveModels models, List<Decimal> xs) {
    var discount = needed("discount", models.discount());
    return List.of(
        line(
            "CHARGED",
            "fraction of the trade fee",
            xs,
            volume -> Decimal.ONE.minus(discount.discount(volume))));
  }

  private static List<Series> borrow(CurveModels models, CurveState state, List<Decimal> xs) {
    String yearly = "fraction per year";
    return switch (needed("borrow", models.borrow())) {
      case TwoCurveRate two ->
          List.of(
              line("BORROW", yearly, xs, two::annualRate),
              line("SUPPLY", yearly, xs, two::supplyRate));
      case RateCurve curve -> List.of(line("BORROW", yearly, xs, curve::annualRate));
      case DriftingRate drifting -> {
        Decimal memory = state.memory() == null ? drifting.start() : state.memory();
        long seconds = state.secondsOrNone();
        yield List.of(
            line("BORROW", yearly, xs, used -> drifting.annualRate(memory, used, seconds)),
            line(
                "INTEREST",
                "fraction of the debt over the seconds",
                xs,
                used -> drifting.accrue(memory, used, seconds).interest()),
            line(
                "MEMORY",
                "unit of the model",
                xs,
                used -> drifting.accrue(memory, used, seconds).state()));
      }
    };
  }
}
