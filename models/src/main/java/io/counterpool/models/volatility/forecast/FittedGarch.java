package io.counterpool.models.volatility.forecast;

import io.counterpool.models.RealBounds;
import io.counterpool.models.volatility.Garch;

/**
 * What {@link GarchForecaster} learned. The filter starts at the long-run variance before the first
 * bar; over a missing return the variance moves as expected, {@code ω + (α + β) v}.
 *
 * @param mean of the returns of a bar
 * @param omega variance that each bar adds, ≥ 0
 * @param alpha weight of the squared residual, ≥ 0
 * @param beta weight of the variance before, ≥ 0; alpha + beta below 1
 */
public record FittedGarch(double mean, double omega, double alpha, double beta)
    implements FittedVolatility {

  public FittedGarch {
    RealBounds.finite("mean", mean);
    new Garch(omega, alpha, beta).longRunVariance();
  }

  @Override
  public double[] forecast(BarReturns bars, int horizon, int from, int until) {
    Garch garch = new Garch(omega, alpha, beta);
    // Σ f(k) of f(1) = v, f(k + 1) = ω + (α + β) f(k) is linear in v: slope × v + constant.
    double slope = Garch.cumulative(new Garch(0, alpha, beta).forecast(1, horizon));
    double constant = Garch.cumulative(garch.forecast(0, horizon));
    double[] out = new double[until - from];
    double variance = garch.longRunVariance();
    for (int i = 0; i < until; i++) {
      double one = bars.at(i);
      variance =
          Double.isNaN(one)
              ? omega + garch.persistence() * variance
              : garch.next(variance, one - mean);
      if (i >= from) {
        double forecast = slope * variance + constant;
        out[i - from] = forecast > 0 ? forecast : Double.NaN;
      }
    }
    return out;
  }
}
