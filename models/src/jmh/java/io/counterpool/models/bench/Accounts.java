package io.counterpool.models.bench;

import io.counterpool.models.liquidation.CascadeTerms;
import java.util.SplittableRandom;

/**
 * Longs and shorts at the start price {@value #START}, and what a fall of {@value #SHOCK} does.
 *
 * @param size {@code [n]} base units
 * @param entry {@code [n]}
 * @param collateral {@code [n]}
 * @param terms depth in proportion to the accounts that are at risk
 */
@SuppressWarnings("ArrayRecordComponent") // Inputs of a benchmark.
record Accounts(double[] size, double[] entry, double[] collateral, CascadeTerms terms) {

  static final double START = 64_000;
  static final double SHOCK = -0.1;
  static final double MAINTENANCE_RATE = 0.01;

  /**
   * The first {@code risky} accounts of {@code n} have 2 to 50 % of their notional as collateral,
   * the others more than a price of 0 to twice the start would take. They stand in random order.
   */
  static Accounts of(int n, int risky) {
    var random = new SplittableRandom(15);
    double[] size = new double[n];
    double[] entry = new double[n];
    double[] collateral = new double[n];
    for (int i = 0; i < n; i++) {
      boolean isLong = random.nextInt(3) > 0;
      size[i] = (isLong ? 1 : -1) * random.nextDouble(0.01, 2);
      entry[i] = START * random.nextDouble(0.98, 1.02);
      double part = i < risky ? random.nextDouble(0.02, 0.5) : random.nextDouble(2, 4);
      collateral[i] = part * Math.abs(size[i]) * entry[i];
    }
    for (int i = n - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      swap(size, i, j);
      swap(entry, i, j);
      swap(collateral, i, j);
    }
    double depth = 1.2 * START * risky;
    return new Accounts(size, entry, collateral, new CascadeTerms(MAINTENANCE_RATE, 0.005, depth));
  }

  private static void swap(double[] values, int i, int j) {
    double value = values[i];
    values[i] = values[j];
    values[j] = value;
  }
}
