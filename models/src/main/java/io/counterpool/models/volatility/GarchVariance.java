package io.counterpool.models.volatility;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;
import io.counterpool.models.RealBounds;

/**
 * GARCH(1,1) for intervals of any length.
 *
 * <p>Over one step {@code variance' = ω + α × return² + β × variance} (Bollerslev 1986). An
 * interval of n = seconds ÷ stepSeconds steps counts as n steps that share its squared return
 * evenly, which in closed form is {@code β^n × variance + (1 − β^n) ÷ (1 − β) × (ω + α × return² ÷
 * n)}. So the estimate keeps its speed in time, not in updates, and with ω = 0, α = 1 − λ, β = λ
 * this is {@link EwmaVariance}.
 *
 * @param omega variance that each step adds, ≥ 0
 * @param alpha weight of the squared return, ≥ 0
 * @param beta weight of the variance before, ≥ 0; alpha + beta ≤ 1
 * @param stepSeconds length of the step the variance is stated for, above 0
 */
public record GarchVariance(Decimal omega, Decimal alpha, Decimal beta, long stepSeconds)
    implements VolatilityModel {

  public static final String TAG = "garch";

  private static final double YEAR_SECONDS = 31_536_000;

  public GarchVariance {
    Bounds.notNegative("omega", omega);
    Bounds.notNegative("alpha", alpha);
    Bounds.notNegative("beta", beta);
    Bounds.fraction("alpha + beta", alpha.plus(beta));
    if (stepSeconds <= 0) {
      throw new OutOfRangeException("stepSeconds must be above 0, was " + stepSeconds);
    }
  }

  /** The same parameters as doubles, for filters and forecasts of regular returns. */
  public Garch regular() {
    return new Garch(omega.toDouble(), alpha.toDouble(), beta.toDouble());
  }

  @Override
  public double next(double variance, double logReturn, double seconds) {
    RealBounds.notNegative("variance", variance);
    RealBounds.finite("return", logReturn);
    RealBounds.positive("seconds", seconds);
    double steps = seconds / stepSeconds;
    double kept = beta.toDouble();
    double shock = omega.toDouble() + alpha.toDouble() * (logReturn * logReturn / steps);
    if (steps == 1) {
      return RealBounds.finite("next variance", shock + kept * variance);
    }
    double power = StrictMath.pow(kept, steps);
    double weight = kept == 1 ? steps : (1 - power) / (1 - kept);
    return RealBounds.finite("next variance", power * variance + weight * shock);
  }

  @Override
  public double annual(double variance) {
    return StrictMath.sqrt(
        RealBounds.notNegative("variance", variance) * (YEAR_SECONDS / stepSeconds));
  }
}
