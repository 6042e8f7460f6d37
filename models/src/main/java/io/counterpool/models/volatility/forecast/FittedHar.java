package io.counterpool.models.volatility.forecast;

import io.counterpool.models.RealBounds;
import java.util.Arrays;
import java.util.Map;

/**
 * What {@link HarForecaster} learned.
 *
 * @param lines by horizon in bars
 */
public record FittedHar(Map<Integer, Line> lines) implements FittedVolatility {

  /**
   * Variance per bar ahead: {@code constant + daily × day + weekly × week + monthly × month}, kept
   * within the targets it was fitted on.
   *
   * @param least lowest of those targets, above 0: a line may go below
   * @param most highest of them
   */
  public record Line(
      double constant, double daily, double weekly, double monthly, double least, double most) {

    public Line {
      RealBounds.finite("constant", constant);
      RealBounds.finite("daily", daily);
      RealBounds.finite("weekly", weekly);
      RealBounds.finite("monthly", monthly);
      RealBounds.positive("least", least);
      RealBounds.within("most", most, least, Double.MAX_VALUE);
    }
  }

  public FittedHar {
    lines = FittedVolatility.sorted(lines);
  }

  @Override
  public double[] forecast(BarReturns bars, int horizon, int from, int until) {
    Line line = FittedVolatility.of(lines, horizon);
    double[] b = {line.constant(), line.daily(), line.weekly(), line.monthly()};
    double[] x = new double[b.length];
    Means means = new Means(bars);
    double[] out = new double[until - from];
    Arrays.fill(out, Double.NaN);
    for (int i = from; i < until; i++) {
      if (means.fill(i, x)) {
        out[i - from] = horizon * Math.clamp(LeastSquares.dot(x, b), line.least(), line.most());
      }
    }
    return out;
  }

  /** The row of each bar: 1 and three mean squares. */
  static final class Means {

    private static final int[] SECONDS = {
      BarReturns.DAY_SECONDS, BarReturns.WEEK_SECONDS, LogHarDesign.MONTH_SECONDS
    };

    private final Windows squares;
    private final int[] lengths;

    Means(BarReturns bars) {
      squares = Windows.of(bars.size(), i -> bars.at(i) * bars.at(i));
      lengths = Arrays.stream(SECONDS).map(bars::bars).toArray();
    }

    /** Whether the windows of bar {@code i} are there. */
    boolean fill(int i, double[] x) {
      x[0] = 1;
      for (int k = 0; k < lengths.length; k++) {
        x[k + 1] = squares.mean(i, lengths[k]);
        if (Double.isNaN(x[k + 1])) {
          return false;
        }
      }
      return true;
    }
  }
}
