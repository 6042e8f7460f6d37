package io.counterpool.models.volatility.forecast;

import java.util.List;

/**
 * Coefficients b with the least {@code Σ y exp(−b·x) + b·x}, which is the QLIKE of the forecast
 * exp(b·x) but for a constant, and the likelihood of a gamma regression with logarithmic link.
 * Fisher scoring: the expected curvature is Σ x xᵀ, decomposed once. A step that does not help is
 * halved. Source: McCullagh and Nelder, Generalized Linear Models, §2.5 and ch. 8.
 */
final class QlikeDescent {

  private static final int MOST_STEPS = 30;
  private static final double CLOSE = 1e-9;

  private QlikeDescent() {}

  /**
   * Climbs down.
   *
   * @param rows x of each row
   * @param targets y of each row, above 0; more than there are rows do not count
   * @param lower of {@link LeastSquares#decomposed} over the same rows
   */
  static double[] from(double[] start, List<double[]> rows, double[] targets, double[][] lower) {
    double[] best = start.clone();
    best[0] += StrictMath.log(meanRatio(best, rows, targets));
    double[] slope = new double[start.length];
    double value = value(best, rows, targets, slope);
    double size = 1;
    for (int step = 0; step < MOST_STEPS && size > CLOSE; step++) {
      double[] move = LeastSquares.solve(lower, slope);
      double[] next = best.clone();
      for (int j = 0; j < next.length; j++) {
        next[j] += size * move[j];
      }
      double[] nextSlope = new double[slope.length];
      double nextValue = value(next, rows, targets, nextSlope);
      if (nextValue < value) {
        boolean close = value - nextValue < CLOSE * rows.size();
        best = next;
        value = nextValue;
        slope = nextSlope;
        if (close) {
          break;
        }
      } else {
        size /= 2;
      }
    }
    return best;
  }

  /** The sum; fills in minus its slope. */
  private static double value(double[] b, List<double[]> rows, double[] targets, double[] slope) {
    double sum = 0;
    for (int i = 0; i < rows.size(); i++) {
      double[] x = rows.get(i);
      double line = LeastSquares.dot(x, b);
      double ratio = targets[i] * StrictMath.exp(-line);
      sum += ratio + line;
      for (int j = 0; j < slope.length; j++) {
        slope[j] += x[j] * (ratio - 1);
      }
    }
    return Double.isNaN(sum) ? Double.POSITIVE_INFINITY : sum;
  }

  /** Mean of y ÷ exp(b·x). */
  static double meanRatio(double[] b, List<double[]> rows, double[] targets) {
    double sum = 0;
    for (int i = 0; i < rows.size(); i++) {
      sum += targets[i] * StrictMath.exp(-LeastSquares.dot(rows.get(i), b));
    }
    return sum / rows.size();
  }
}
