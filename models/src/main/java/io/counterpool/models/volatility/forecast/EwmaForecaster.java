package io.counterpool.models.volatility.forecast;

import io.counterpool.models.OutOfRangeException;
import io.counterpool.models.volatility.Garch;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Exponentially weighted variance: {@code v' = λ v + (1 − λ) r²}, and {@code horizon × v} ahead.
 *
 * <p>For each horizon the λ whose half-life, of a quarter of an hour to a quarter of a year, has
 * the least mean {@link VarianceLoss#qlike} on the past: a golden-section search of {@value #STEPS}
 * steps over its logarithm. Start rule: {@link Garch#backcast} of the first returns. A missing
 * return changes nothing. Source of the recursion: RiskMetrics Technical Document 1996, §5.2.
 */
public record EwmaForecaster() implements VolatilityForecaster {

  public static final String NAME = "ewma";

  static final int STEPS = 14;

  private static final int LEAST_RETURNS = 50;
  private static final double SHORTEST_SECONDS = 900;
  private static final double LONGEST_SECONDS = 7_776_000;
  private static final double GOLDEN = (StrictMath.sqrt(5) - 1) / 2;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public FittedEwma fit(BarReturns past, List<Integer> horizons) {
    int count = past.present().length;
    if (count < LEAST_RETURNS) {
      throw new OutOfRangeException(
          "past must hold at least " + LEAST_RETURNS + " returns, held " + count);
    }
    Map<Integer, Double> lambdas = new TreeMap<>();
    for (int horizon : horizons) {
      lambdas.put(horizon, lambda(past, horizon));
    }
    return new FittedEwma(lambdas);
  }

  private static double lambda(BarReturns past, int horizon) {
    double[] realised = new double[past.size()];
    for (int i = 0; i < realised.length; i++) {
      realised[i] = past.realisedAfter(i, horizon);
    }
    double low = StrictMath.log(SHORTEST_SECONDS / past.barSeconds());
    double high = StrictMath.log(LONGEST_SECONDS / past.barSeconds());
    double left = high - GOLDEN * (high - low);
    double right = low + GOLDEN * (high - low);
    double atLeft = loss(past, horizon, realised, left);
    double atRight = loss(past, horizon, realised, right);
    for (int step = 0; step < STEPS; step++) {
      if (atLeft <= atRight) {
        high = right;
        right = left;
        atRight = atLeft;
        left = high - GOLDEN * (high - low);
        atLeft = loss(past, horizon, realised, left);
      } else {
        low = left;
        left = right;
        atLeft = atRight;
        right = low + GOLDEN * (high - low);
        atRight = loss(past, horizon, realised, right);
      }
    }
    return ofHalfLife((low + high) / 2);
  }

  private static double ofHalfLife(double logBars) {
    return StrictMath.exp(StrictMath.log(0.5) / StrictMath.exp(logBars));
  }

  /** Sum of QLIKE but for what does not depend on λ. */
  private static double loss(BarReturns past, int horizon, double[] realised, double logBars) {
    double[] variances = FittedEwma.variances(past, ofHalfLife(logBars));
    double sum = 0;
    for (int i = 0; i < realised.length; i++) {
      double forecast = horizon * variances[i];
      if (!Double.isNaN(realised[i]) && !Double.isNaN(forecast)) {
        sum += realised[i] / forecast + StrictMath.log(forecast);
      }
    }
    return Double.isNaN(sum) ? Double.POSITIVE_INFINITY : sum;
  }
}
