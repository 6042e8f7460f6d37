package io.counterpool.models.volatility.forecast;

import io.counterpool.models.OutOfRangeException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Heterogeneous autoregression of realised variance, one direct regression for each horizon: mean
 * squared return ahead on those of the last day, week and 30 days, by ordinary least squares.
 * Source: Corsi 2009, "A simple approximate long-memory model of realized volatility".
 */
public record HarForecaster() implements VolatilityForecaster {

  public static final String NAME = "har";

  static final int COLUMNS = 4;

  /** Rows for each coefficient. */
  static final int ROWS_PER_COLUMN = 30;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public FittedHar fit(BarReturns past, List<Integer> horizons) {
    Map<Integer, FittedHar.Line> lines = new TreeMap<>();
    FittedHar.Means means = new FittedHar.Means(past);
    for (int horizon : horizons) {
      lines.put(horizon, line(past, means, horizon));
    }
    return new FittedHar(lines);
  }

  private static FittedHar.Line line(BarReturns past, FittedHar.Means means, int horizon) {
    LeastSquares squares = new LeastSquares(COLUMNS);
    double[] x = new double[COLUMNS];
    double least = Double.POSITIVE_INFINITY;
    double most = 0;
    int rows = 0;
    for (int i = 0; i + horizon < past.size(); i++) {
      double target = past.realisedAfter(i, horizon) / horizon;
      if (!Double.isNaN(target) && means.fill(i, x)) {
        squares.add(x, target);
        least = Math.min(least, target);
        most = Math.max(most, target);
        rows++;
      }
    }
    requireRows(rows, COLUMNS);
    double[] b = squares.solve(0);
    return new FittedHar.Line(b[0], b[1], b[2], b[3], least, most);
  }

  static void requireRows(int rows, int columns) {
    if (rows < ROWS_PER_COLUMN * columns) {
      throw new OutOfRangeException(
          "past must hold at least " + ROWS_PER_COLUMN * columns + " complete rows, held " + rows);
    }
  }
}
