package io.counterpool.models.volatility;

import io.counterpool.models.OutOfRangeException;
import io.counterpool.models.RealBounds;

/**
 * Maximum likelihood estimate of {@link Garch} and the mean return.
 *
 * <p>The likelihood is {@link Garch#logLikelihood}; it is climbed by a downhill simplex (Nelder and
 * Mead 1965) in coordinates without bounds: mean ÷ standard deviation, logarithm of the long-run
 * variance in sample variances, logit of α + β, logit of α ÷ (α + β). So the answer does not depend
 * on the unit of the returns. Deterministic; at most {@value #EVALUATIONS} evaluations for each of
 * three starts.
 *
 * @param mean mean return per step
 * @param garch stationary parameters
 * @param logLikelihood at these parameters
 */
public record GarchFit(double mean, Garch garch, double logLikelihood) {

  /** Fewer returns say nothing about four parameters. */
  public static final int LEAST_RETURNS = 20;

  static final int EVALUATIONS = 2_000;

  private static final double[] START_PERSISTENCE = {0.9, 0.97, 0.5};

  /**
   * Fits.
   *
   * @param returns at least 20, ascending time
   * @throws OutOfRangeException if there are fewer, one is no number, or all are equal: a constant
   *     series has no variance to explain
   */
  public static GarchFit of(double[] returns) {
    RealBounds.finite("returns", returns, LEAST_RETURNS);
    double average = 0;
    for (double one : returns) {
      average += one / returns.length;
    }
    double variance = Garch.meanSquare(returns, average);
    double scale = StrictMath.sqrt(variance);
    // Equal values leave the rounding of their mean behind.
    if (!(scale > 1e-12 * Math.abs(average)) || !(variance >= Double.MIN_NORMAL)) {
      throw new OutOfRangeException("returns do not vary: there is nothing to fit");
    }
    RealBounds.finite("variance of returns", variance);
    double[] scaled = new double[returns.length];
    for (int i = 0; i < returns.length; i++) {
      scaled[i] = (returns[i] - average) / scale;
    }
    double[] best = new double[0];
    double bestValue = Double.POSITIVE_INFINITY;
    for (double persistence : START_PERSISTENCE) {
      double[] start = {0, 0, logit(persistence), logit(0.1)};
      double[] end = DownhillSimplex.minimise(x -> cost(scaled, x), start, 0.3, EVALUATIONS);
      double value = cost(scaled, end);
      if (value < bestValue) {
        best = end;
        bestValue = value;
      }
    }
    if (best.length == 0) {
      throw new OutOfRangeException("no parameters have a finite likelihood");
    }
    Garch unit = parameters(best);
    double mean = average + best[0] * scale;
    Garch garch = new Garch(unit.omega() * variance, unit.alpha(), unit.beta());
    return new GarchFit(mean, garch, garch.logLikelihood(returns, mean));
  }

  private static double cost(double[] scaled, double[] x) {
    if (Math.abs(x[0]) > 10 || Math.abs(x[1]) > 30 || Math.abs(x[2]) > 18 || Math.abs(x[3]) > 18) {
      return Double.POSITIVE_INFINITY;
    }
    double value = -new GarchFilter(parameters(x)).logLikelihood(scaled, x[0]);
    return Double.isNaN(value) ? Double.POSITIVE_INFINITY : value;
  }

  private static Garch parameters(double[] x) {
    double persistence = logistic(x[2]);
    double alpha = persistence * logistic(x[3]);
    return new Garch(
        StrictMath.exp(x[1]) * (1 - persistence), alpha, Math.max(0, persistence - alpha));
  }

  private static double logit(double p) {
    return StrictMath.log(p / (1 - p));
  }

  private static double logistic(double x) {
    return 1 / (1 + StrictMath.exp(-x));
  }
}
