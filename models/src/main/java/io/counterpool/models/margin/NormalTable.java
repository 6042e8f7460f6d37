package io.counterpool.models.margin;

import io.counterpool.models.tail.Normal;

/**
 * The normal distribution from a table, for kernels: nodes of N and n every 1/64 from −9 to 9 (18
 * KB), between them the Taylor series of N to the sixth order, whose remainder is below 10⁻¹⁷.
 * Beyond the ends, where N is within 10⁻¹⁸ of 0 and 1, it is 0 and 1.
 */
final class NormalTable {

  private static final int PER_UNIT = 64;
  private static final int LIMIT = 9;
  private static final int MIDDLE = LIMIT * PER_UNIT;

  /** N and n of node i at 2 i and 2 i + 1. */
  private static final double[] NODES = nodes();

  private NormalTable() {}

  /** N(x); of NaN 0. */
  static double below(double x) {
    if (x >= LIMIT) {
      return 1;
    }
    if (!(x > -LIMIT)) {
      return 0;
    }
    int node = (int) (x * PER_UNIT + (MIDDLE + 0.5));
    double c = (node - MIDDLE) * (1.0 / PER_UNIT);
    double t = x - c;
    // Derivatives of n are n times the Hermite polynomials of −c.
    double h2 = c * c - 1;
    double h3 = c * (h2 - 2);
    double h4 = c * h3 - 3 * h2;
    double h5 = c * h4 - 4 * h3;
    double low = 1 - t * c * (1.0 / 2) + t * t * (h2 * (1.0 / 6));
    double high = h4 * (1.0 / 120) * t - h3 * (1.0 / 24) - t * t * (h5 * (1.0 / 720));
    return NODES[2 * node] + NODES[2 * node + 1] * t * (low + t * t * t * high);
  }

  private static double[] nodes() {
    double[] nodes = new double[2 * (2 * MIDDLE + 1)];
    for (int i = 0; i <= 2 * MIDDLE; i++) {
      double x = (double) (i - MIDDLE) / PER_UNIT;
      nodes[2 * i] = Normal.below(x);
      nodes[2 * i + 1] = Normal.density(x);
    }
    return nodes;
  }
}
