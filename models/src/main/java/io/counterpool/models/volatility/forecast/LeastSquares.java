package io.counterpool.models.volatility.forecast;

import io.counterpool.models.OutOfRangeException;

/**
 * Linear least squares by the normal equations and Cholesky's decomposition, with a ridge.
 *
 * <p>Solves {@code (Σ x xᵀ + ridge × D) b = Σ x y}, D being the diagonal of the first sum without
 * its first entry: the penalty does not depend on units, and the first column, the constant, is not
 * shrunk. Sums in the order of the rows, so the same rows give the same bits. Source: Golub and Van
 * Loan, Matrix Computations, §5.3.2; Hoerl and Kennard 1970.
 */
final class LeastSquares {

  /** Of a column's own square, what must be left of it beside the columns before. */
  private static final double INDEPENDENT = 1e-13;

  private final int size;
  private final double[][] products;
  private final double[] moments;

  LeastSquares(int size) {
    this.size = size;
    products = new double[size][size];
    moments = new double[size];
  }

  /** Adds one row of {@code [size]}. */
  void add(double[] x, double y) {
    for (int i = 0; i < size; i++) {
      double one = x[i];
      double[] row = products[i];
      for (int j = 0; j <= i; j++) {
        row[j] += one * x[j];
      }
      moments[i] += one * y;
    }
  }

  /**
   * The coefficients.
   *
   * @throws OutOfRangeException as {@link #decomposed}
   */
  double[] solve(double ridge) {
    return solve(decomposed(ridge), moments);
  }

  /**
   * The lower triangle L with L Lᵀ = the penalised sum of products.
   *
   * @throws OutOfRangeException if the columns are not independent, or too few rows were added
   */
  double[][] decomposed(double ridge) {
    double[][] lower = new double[size][size];
    for (int i = 0; i < size; i++) {
      double own = products[i][i] * (i == 0 ? 1 : 1 + ridge);
      for (int j = 0; j <= i; j++) {
        double sum = i == j ? own : products[i][j];
        for (int k = 0; k < j; k++) {
          sum -= lower[i][k] * lower[j][k];
        }
        if (i == j) {
          if (!(sum > INDEPENDENT * own)) {
            throw new OutOfRangeException(
                "columns must be independent and rows enough: column " + i + " is not");
          }
          lower[i][i] = StrictMath.sqrt(sum);
        } else {
          lower[i][j] = sum / lower[j][j];
        }
      }
    }
    return lower;
  }

  /** The solution of L Lᵀ b = right. */
  static double[] solve(double[][] lower, double[] right) {
    int size = right.length;
    double[] out = new double[size];
    for (int i = 0; i < size; i++) {
      double sum = right[i];
      for (int k = 0; k < i; k++) {
        sum -= lower[i][k] * out[k];
      }
      out[i] = sum / lower[i][i];
    }
    for (int i = size - 1; i >= 0; i--) {
      double sum = out[i];
      for (int k = i + 1; k < size; k++) {
        sum -= lower[k][i] * out[k];
      }
      out[i] = sum / lower[i][i];
    }
    return out;
  }

  static double dot(double[] x, double[] b) {
    double sum = 0;
    for (int i = 0; i < b.length; i++) {
      sum += x[i] * b[i];
    }
    return sum;
  }
}
