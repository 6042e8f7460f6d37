package io.counterpool.models.volatility.forecast;

import io.counterpool.models.OutOfRangeException;
import io.counterpool.models.RealBounds;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What {@link LogHarForecaster} learned.
 *
 * @param weights by horizon in bars
 */
public record FittedLogHar(Seasons seasons, Map<Integer, Weights> weights)
    implements FittedVolatility {

  /** A forecast may leave the targets it was fitted on by this factor, no more. */
  private static final double BEYOND = 4;

  /**
   * The regression of one horizon.
   *
   * @param coefficients of the columns of {@link LogHarDesign}
   * @param least lowest variance per bar it was fitted on, seasons removed, above 0
   * @param most highest of them
   */
  public record Weights(List<Double> coefficients, double least, double most) {

    public Weights {
      coefficients = List.copyOf(coefficients);
      if (coefficients.size() != LogHarDesign.COLUMNS) {
        throw new OutOfRangeException(
            "there must be " + LogHarDesign.COLUMNS + " coefficients, were " + coefficients.size());
      }
      coefficients.forEach(one -> RealBounds.finite("coefficients", one));
      RealBounds.positive("least", least);
      RealBounds.within("most", most, least, Double.MAX_VALUE);
    }
  }

  public FittedLogHar {
    weights = FittedVolatility.sorted(weights);
  }

  @Override
  public double[] forecast(BarReturns bars, int horizon, int from, int until) {
    Weights line = FittedVolatility.of(weights, horizon);
    double[] b = line.coefficients().stream().mapToDouble(one -> one).toArray();
    LogHarDesign design = new LogHarDesign(bars, seasons, horizon);
    double[] x = new double[b.length];
    double[] out = new double[until - from];
    Arrays.fill(out, Double.NaN);
    for (int i = from; i < until; i++) {
      if (design.fill(i, x)) {
        double perBar =
            Math.clamp(
                StrictMath.exp(LeastSquares.dot(x, b)),
                line.least() / BEYOND,
                line.most() * BEYOND);
        out[i - from] = design.seasonsAfter(i, horizon) * perBar;
      }
    }
    return out;
  }
}
