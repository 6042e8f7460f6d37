package io.counterpool.models.tail;

import io.counterpool.models.RealBounds;
import io.counterpool.models.options.Gaussian;

/**
 * A likelihood ratio statistic, distributed as chi-square if the hypothesis holds.
 *
 * @param statistic ≥ 0
 * @param degreesOfFreedom 1 or 2
 */
public record LikelihoodRatio(double statistic, int degreesOfFreedom) {

  public LikelihoodRatio {
    RealBounds.notNegative("statistic", statistic);
    RealBounds.within("degreesOfFreedom", degreesOfFreedom, 1, 2);
  }

  /** Probability of a statistic at least as large: {@code 2 N(−√LR)} and {@code exp(−LR ÷ 2)}. */
  public double pValue() {
    return degreesOfFreedom == 1
        ? 2 * Gaussian.below(-StrictMath.sqrt(statistic))
        : StrictMath.exp(-statistic / 2);
  }

  /** Whether the hypothesis is rejected with this confidence, for example 0.95. */
  public boolean rejects(double confidence) {
    return pValue() < 1 - RealBounds.between("confidence", confidence, 0, 1);
  }

  LikelihoodRatio plus(LikelihoodRatio other) {
    return new LikelihoodRatio(
        statistic + other.statistic, degreesOfFreedom + other.degreesOfFreedom);
  }
}
