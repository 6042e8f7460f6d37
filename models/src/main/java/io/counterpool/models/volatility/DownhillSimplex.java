package io.counterpool.models.volatility;

import java.util.function.ToDoubleFunction;

/** Minimum of a function of a few variables without derivatives: Nelder and Mead 1965. */
public final class DownhillSimplex {

  private static final double CLOSE = 1e-13;

  private final ToDoubleFunction<double[]> function;
  private final double[][] points;
  private final double[] values;
  private final int size;

  private DownhillSimplex(ToDoubleFunction<double[]> function, double[] start, double step) {
    this.function = function;
    this.size = start.length;
    points = new double[size + 1][];
    values = new double[size + 1];
    for (int i = 0; i <= size; i++) {
      points[i] = start.clone();
      if (i > 0) {
        points[i][i - 1] += step;
      }
      values[i] = function.applyAsDouble(points[i]);
    }
  }

  /**
   * The lowest point found.
   *
   * @param function infinite where it is not defined, never NaN
   * @param evaluations about how many are allowed
   */
  public static double[] minimise(
      ToDoubleFunction<double[]> function, double[] start, double step, int evaluations) {
    double[] from = start;
    // A second simplex around the first answer leaves a corner in which the first one collapsed.
    for (int round = 0; round < 2; round++) {
      from = new DownhillSimplex(function, from, step).descend(evaluations / 2);
    }
    return from;
  }

  private double[] descend(int evaluations) {
    for (int used = size + 1; used < evaluations; ) {
      sort();
      if (Math.abs(values[size] - values[0]) <= CLOSE * (Math.abs(values[0]) + CLOSE)) {
        break;
      }
      double[] reflected = along(-1);
      double value = function.applyAsDouble(reflected);
      used++;
      if (value < values[0]) {
        double[] expanded = along(-2);
        double further = function.applyAsDouble(expanded);
        used++;
        replace(further < value ? expanded : reflected, Math.min(further, value));
      } else if (value < values[size - 1]) {
        replace(reflected, value);
      } else {
        double[] contracted = value < values[size] ? along(-0.5) : along(0.5);
        double nearer = function.applyAsDouble(contracted);
        used++;
        if (nearer < Math.min(value, values[size])) {
          replace(contracted, nearer);
        } else {
          shrink();
          used += size;
        }
      }
    }
    sort();
    return points[0];
  }

  /** The middle of all points but the worst, and from there {@code factor} towards the worst. */
  private double[] along(double factor) {
    double[] out = new double[size];
    for (int j = 0; j < size; j++) {
      double middle = 0;
      for (int i = 0; i < size; i++) {
        middle += points[i][j] / size;
      }
      out[j] = middle + factor * (points[size][j] - middle);
    }
    return out;
  }

  private void replace(double[] point, double value) {
    points[size] = point;
    values[size] = value;
  }

  private void shrink() {
    for (int i = 1; i <= size; i++) {
      for (int j = 0; j < size; j++) {
        points[i][j] = (points[i][j] + points[0][j]) / 2;
      }
      values[i] = function.applyAsDouble(points[i]);
    }
  }

  private void sort() {
    for (int i = 1; i <= size; i++) {
      double[] point = points[i];
      double value = values[i];
      int j = i - 1;
      for (; j >= 0 && values[j] > value; j--) {
        points[j + 1] = points[j];
        values[j + 1] = values[j];
      }
      points[j + 1] = point;
      values[j + 1] = value;
    }
  }
}
