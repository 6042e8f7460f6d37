package io.counterpool.models.bench;

import io.counterpool.models.volatility.Garch;
import java.util.SplittableRandom;
import net.finmath.timeseries.models.parametric.GARCH;

/** A simulated GARCH(1,1) history: as prices, as finmath keeps it, and as their log returns. */
final class GarchHistory {

  static final int RETURNS = 10_000;
  static final double OMEGA = 2e-6;
  static final double ALPHA = 0.08;
  static final double BETA = 0.9;
  static final Garch GARCH = new Garch(OMEGA, ALPHA, BETA);

  final double[] prices = new double[RETURNS + 1];
  final double[] returns = new double[RETURNS];
  final GARCH finmath;

  GarchHistory() {
    var random = new SplittableRandom(4);
    double variance = GARCH.longRunVariance();
    prices[0] = 64_000;
    for (int t = 0; t < RETURNS; t++) {
      double next = Math.sqrt(variance) * random.nextGaussian();
      prices[t + 1] = prices[t] * Math.exp(next);
      returns[t] = Math.log(prices[t + 1] / prices[t]);
      variance = GARCH.next(variance, next);
    }
    finmath = new GARCH(prices);
  }
}
