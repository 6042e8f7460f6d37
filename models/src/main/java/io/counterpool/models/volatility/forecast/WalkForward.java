package io.counterpool.models.volatility.forecast;

import io.counterpool.models.OutOfRangeException;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Forecasts out of sample: at each refit every forecaster learns from all bars up to then, and what
 * it learned forecasts until the next refit. It is given nothing later, so no row of its training
 * has a target that ends after the refit.
 */
public final class WalkForward {

  /**
   * Mean losses over the origins at which every forecaster had a forecast and a target came true.
   *
   * @param origins how many
   * @param qlike mean {@link VarianceLoss#qlike}; NaN without origins
   * @param squaredError mean {@link VarianceLoss#squaredError}; NaN without origins
   */
  public record Score(int origins, double qlike, double squaredError) {}

  private final BarReturns bars;
  private final List<VolatilityForecaster> forecasters;
  private final List<Integer> horizons;
  private final double[][][] forecasts;

  private WalkForward(
      BarReturns bars, List<VolatilityForecaster> forecasters, List<Integer> horizons) {
    this.bars = bars;
    this.forecasters = List.copyOf(forecasters);
    this.horizons = List.copyOf(horizons);
    forecasts = new double[forecasters.size()][horizons.size()][bars.size()];
    for (double[][] ofOne : forecasts) {
      for (double[] row : ofOne) {
        Arrays.fill(row, Double.NaN);
      }
    }
  }

  /**
   * Runs.
   *
   * @param horizons bars ahead
   * @param refits bars, ascending: the last one that is known at each refit
   * @param until one after the last origin, after the last refit
   */
  public static WalkForward run(
      BarReturns bars,
      List<VolatilityForecaster> forecasters,
      List<Integer> horizons,
      List<Integer> refits,
      int until) {
    WalkForward run = new WalkForward(bars, forecasters, horizons);
    for (int r = 0; r < refits.size(); r++) {
      int from = refits.get(r);
      int next = r + 1 < refits.size() ? refits.get(r + 1) : until;
      if (from >= next || next > bars.size()) {
        throw new OutOfRangeException("refits must ascend to " + until + ", was " + refits);
      }
      run.month(from, next);
    }
    return run;
  }

  private void month(int from, int until) {
    BarReturns past = bars.first(from + 1);
    BarReturns known = bars.first(until);
    for (int f = 0; f < forecasters.size(); f++) {
      FittedVolatility fitted = forecasters.get(f).fit(past, horizons);
      for (int h = 0; h < horizons.size(); h++) {
        double[] made = fitted.forecast(known, horizons.get(h), from, until);
        System.arraycopy(made, 0, forecasts[f][h], from, made.length);
      }
    }
  }

  /** The bars that end with each month from {@code first}, whose refit is its first instant. */
  public static List<Integer> monthly(BarReturns bars, YearMonth first, YearMonth after) {
    return first
        .atDay(1)
        .datesUntil(after.atDay(1), java.time.Period.ofMonths(1))
        .map(day -> bars.firstEndingAt(day.atStartOfDay().toEpochSecond(ZoneOffset.UTC)))
        .toList();
  }

  /** The forecast at a bar; NaN where there is none. */
  public double forecast(String forecaster, int horizon, int origin) {
    return forecasts[row(forecaster)][horizons.indexOf(horizon)][origin];
  }

  /** The score of one forecaster over the origins that {@code counts} admits. */
  public Score score(String forecaster, int horizon, IntPredicate counts) {
    int h = horizons.indexOf(horizon);
    int f = row(forecaster);
    double qlike = 0;
    double squares = 0;
    int origins = 0;
    for (int i = 0; i < bars.size(); i++) {
      if (!counts.test(i) || !everyoneSaw(h, i)) {
        continue;
      }
      double realised = bars.realisedAfter(i, horizon);
      if (!Double.isNaN(realised)) {
        qlike += VarianceLoss.qlike(realised, forecasts[f][h][i]);
        squares += VarianceLoss.squaredError(realised, forecasts[f][h][i]);
        origins++;
      }
    }
    return origins == 0
        ? new Score(0, Double.NaN, Double.NaN)
        : new Score(origins, qlike / origins, squares / origins);
  }

  private boolean everyoneSaw(int h, int i) {
    for (double[][] ofOne : forecasts) {
      if (Double.isNaN(ofOne[h][i])) {
        return false;
      }
    }
    return true;
  }

  private int row(String forecaster) {
    for (int f = 0; f < forecasters.size(); f++) {
      if (forecasters.get(f).name().equals(forecaster)) {
        return f;
      }
    }
    throw new OutOfRangeException("no forecaster " + forecaster);
  }
}
