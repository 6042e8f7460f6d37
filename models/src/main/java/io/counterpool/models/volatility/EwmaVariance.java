package io.counterpool.models.volatility;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;
import io.counterpool.models.RealBounds;

/**
 * Exponentially weighted variance, for intervals of any length.
 *
 * <p>With n = seconds ÷ stepSeconds: {@code variance' = λ^n × variance + (1 − λ^n) × return² ÷ n},
 * which for n = 1 is the RiskMetrics rule. Source: J.P. Morgan, RiskMetrics Technical Document,
 * 1996, §5.2; the power for irregular intervals keeps the half-life in time, not in updates.
 *
 * @param lambda weight the past keeps over one step, 0 (only the last return) to 1 (never learns)
 * @param stepSeconds length of the step the variance is stated for, above 0
 */
public record EwmaVariance(Decimal lambda, long stepSeconds) implements VolatilityModel {

  public static final String TAG = "ewma";

  private static final double YEAR_SECONDS = 31_536_000;

  public EwmaVariance {
    Bounds.fraction("lambda", lambda);
    if (stepSeconds <= 0) {
      throw new OutOfRangeException("stepSeconds must be above 0, was " + stepSeconds);
    }
  }

  /** Steps of one second: {@code seconds} then counts steps. */
  public EwmaVariance(Decimal lambda) {
    this(lambda, 1);
  }

  @Override
  public double next(double variance, double logReturn, double seconds) {
    if (!(variance >= 0)) {
      throw new OutOfRangeException("variance must not be below 0, was " + variance);
    }
    if (!Double.isFinite(logReturn)) {
      throw new OutOfRangeException("return must be finite, was " + logReturn);
    }
    if (!(seconds > 0)) {
      throw new OutOfRangeException("seconds must be above 0, was " + seconds);
    }
    double steps = seconds / stepSeconds;
    double kept = steps == 1 ? lambda.toDouble() : StrictMath.pow(lambda.toDouble(), steps);
    return RealBounds.finite(
        "next variance", kept * variance + (1 - kept) * (logReturn * logReturn / steps));
  }

  @Override
  public double annual(double variance) {
    return StrictMath.sqrt(variance * (YEAR_SECONDS / stepSeconds));
  }

  /** Steps after which half of the weight is gone: ln ½ ÷ ln λ; infinite where λ is 1. */
  public double halfLifeSteps() {
    return Math.abs(StrictMath.log(0.5) / StrictMath.log(lambda.toDouble()));
  }
}
