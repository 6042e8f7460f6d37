package io.counterpool.models.volatility.forecast;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Made-up histories of hourly bars. */
final class Markets {

  static final int HOUR = 3_600;

  /** 2018-01-01, a Monday. */
  static final long MONDAY = 1_514_764_800;

  private Markets() {}

  /** Returns of a GARCH(1,1) process from its long-run variance on. */
  static double[] garch(double omega, double alpha, double beta, int size, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double variance = omega / (1 - alpha - beta);
    double[] returns = new double[size];
    for (int i = 0; i < size; i++) {
      returns[i] = Math.sqrt(variance) * random.nextGaussian();
      variance = omega + alpha * returns[i] * returns[i] + beta * variance;
    }
    return returns;
  }

  /** The same with a day missing here, an hour there, and twice the variance from 14 to 15 UTC. */
  static BarReturns lively(int size, long seed) {
    double[] returns = garch(1e-6, 0.1, 0.88, size, seed);
    for (int i = 0; i < size; i++) {
      if (i % 24 == 14) {
        returns[i] *= Math.sqrt(2);
      }
      if (i % 997 == 500) {
        returns[i] = Double.NaN;
      }
    }
    Arrays.fill(returns, size / 2, size / 2 + 24, Double.NaN);
    // Bar 0 ends an hour after midnight: bar i is the hour i of its day.
    return BarReturns.of(HOUR, MONDAY + HOUR, returns);
  }
}
