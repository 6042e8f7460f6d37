package io.counterpool.models.volatility.forecast;

import io.counterpool.models.RealBounds;

/**
 * Losses of a forecaster as targets come true, the newest counting most: exponentially weighted
 * means whose weights add up to 1 from the first on, {@code m' = m + (x − m) × (1 − k) ÷ (1 − k^n)}
 * with n the targets scored so far and k what the past keeps.
 *
 * @param targets scored so far, ≥ 0
 * @param qlike running mean of {@link VarianceLoss#qlike}, ≥ 0
 * @param squaredError running mean of {@link VarianceLoss#squaredError}, ≥ 0
 */
public record RunningScore(long targets, double qlike, double squaredError) {

  /** Before the first target. */
  public static final RunningScore NONE = new RunningScore(0, 0, 0);

  public RunningScore {
    RealBounds.notNegative("qlike", qlike);
    RealBounds.notNegative("squaredError", squaredError);
  }

  /**
   * After one more target.
   *
   * @param halfLife targets after which half of the weight is gone, above 0
   */
  public RunningScore next(double oneQlike, double oneSquaredError, double halfLife) {
    long count = targets + 1;
    double logKept = StrictMath.log(0.5) / RealBounds.positive("halfLife", halfLife);
    double share = StrictMath.expm1(logKept) / StrictMath.expm1(logKept * count);
    return new RunningScore(
        count,
        qlike + (oneQlike - qlike) * share,
        squaredError + (oneSquaredError - squaredError) * share);
  }
}
