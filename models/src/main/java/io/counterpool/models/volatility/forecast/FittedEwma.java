package io.counterpool.models.volatility.forecast;

import io.counterpool.models.RealBounds;
import io.counterpool.models.volatility.Garch;
import java.util.Arrays;
import java.util.Map;

/**
 * What {@link EwmaForecaster} learned.
 *
 * @param lambdas by horizon in bars: what the past keeps over one bar, 0 to 1
 */
public record FittedEwma(Map<Integer, Double> lambdas) implements FittedVolatility {

  public FittedEwma {
    lambdas = FittedVolatility.sorted(lambdas);
    lambdas.values().forEach(lambda -> RealBounds.within("lambdas", lambda, 0, 1));
  }

  @Override
  public double[] forecast(BarReturns bars, int horizon, int from, int until) {
    double[] variances = variances(bars, FittedVolatility.of(lambdas, horizon));
    double[] out = Arrays.copyOfRange(variances, from, until);
    for (int i = 0; i < out.length; i++) {
      out[i] = out[i] > 0 ? horizon * out[i] : Double.NaN;
    }
    return out;
  }

  /** Variance per bar after each bar; NaN before the first return. */
  static double[] variances(BarReturns bars, double lambda) {
    double[] out = new double[bars.size()];
    double[] present = bars.present();
    double variance = present.length == 0 ? Double.NaN : Garch.backcast(present);
    boolean begun = false;
    for (int i = 0; i < out.length; i++) {
      double one = bars.at(i);
      if (!Double.isNaN(one)) {
        variance = lambda * variance + (1 - lambda) * (one * one);
        begun = true;
      }
      out[i] = begun ? variance : Double.NaN;
    }
    return out;
  }
}
