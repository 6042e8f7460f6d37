package io.counterpool.models.volatility.forecast;

import io.counterpool.models.volatility.forecast.FittedLogHar.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Log-linear heterogeneous autoregression with leverage, jumps and the hours of the week: {@code
 * forecast = seasons ahead × exp(b · x)}, x being the row of {@link LogHarDesign}, one regression
 * for each horizon.
 *
 * <p>The target is the realised variance ahead over the sum of {@link Seasons} of those bars. With
 * the loss {@link Loss#SQUARED_LOG} b is least squares on its logarithm, with {@link Loss#QLIKE} it
 * has the least mean {@link VarianceLoss#qlike}. Either way the constant is such that the mean of
 * target ÷ forecast over the past is 1. A ridge of {@value #RIDGE} of each column's square keeps
 * near-copies apart. Source: Corsi and Renò 2012, "Discrete-time volatility forecasting with
 * persistent leverage effect"; Andersen, Bollerslev and Diebold 2007; the constant after Duan 1983.
 */
public record LogHarForecaster(Loss loss) implements VolatilityForecaster {

  public static final String NAME = "log-har";

  /** What a fit makes least. */
  public enum Loss {
    SQUARED_LOG,
    QLIKE
  }

  static final double RIDGE = 1e-6;

  private static final int COLUMNS = LogHarDesign.COLUMNS;

  @Override
  public String name() {
    return switch (loss) {
      case SQUARED_LOG -> NAME;
      case QLIKE -> NAME + "-qlike";
    };
  }

  @Override
  public FittedLogHar fit(BarReturns past, List<Integer> horizons) {
    Seasons seasons = Seasons.of(past);
    LogHarDesign design = new LogHarDesign(past, seasons, Collections.max(horizons));
    double[][] rows = new double[past.size()][];
    double[] x = new double[COLUMNS];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = design.fill(i, x) ? x.clone() : new double[0];
    }
    Map<Integer, Weights> weights = new TreeMap<>();
    for (int horizon : horizons) {
      weights.put(horizon, weights(past, design, rows, horizon));
    }
    return new FittedLogHar(seasons, weights);
  }

  private Weights weights(BarReturns past, LogHarDesign design, double[][] all, int horizon) {
    List<double[]> rows = new ArrayList<>();
    double[] targets = new double[all.length];
    LeastSquares squares = new LeastSquares(COLUMNS);
    double least = Double.POSITIVE_INFINITY;
    double most = 0;
    for (int i = 0; i + horizon < all.length; i++) {
      double target = past.realisedAfter(i, horizon) / design.seasonsAfter(i, horizon);
      if (all[i].length > 0 && !Double.isNaN(target)) {
        squares.add(all[i], StrictMath.log(target));
        targets[rows.size()] = target;
        rows.add(all[i]);
        least = Math.min(least, target);
        most = Math.max(most, target);
      }
    }
    HarForecaster.requireRows(rows.size(), COLUMNS);
    double[][] lower = squares.decomposed(RIDGE);
    double[] b = squares.solve(RIDGE);
    if (loss == Loss.QLIKE) {
      b = QlikeDescent.from(b, rows, targets, lower);
    }
    b[0] += StrictMath.log(QlikeDescent.meanRatio(b, rows, targets));
    return new Weights(Arrays.stream(b).boxed().toList(), least, most);
  }
}
