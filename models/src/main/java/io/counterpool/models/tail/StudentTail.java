package io.counterpool.models.tail;

import io.counterpool.models.RealBounds;

/**
 * Student t returns, scaled to a standard deviation: with {@code s = sd × √((ν − 2) ÷ ν)} and
 * {@code t = t⁻¹(p; ν)}, {@code VaR = s × t − mean} and {@code ES = s × f(t) ÷ (1 − p) × (ν + t²) ÷
 * (ν − 1) − mean}.
 *
 * @param mean mean return
 * @param standardDeviation of the returns, ≥ 0
 * @param degreesOfFreedom ν, above 2: below, there is no standard deviation
 */
public record StudentTail(double mean, double standardDeviation, double degreesOfFreedom)
    implements TailModel {

  public StudentTail {
    RealBounds.finite("mean", mean);
    RealBounds.notNegative("standardDeviation", standardDeviation);
    RealBounds.between("degreesOfFreedom", degreesOfFreedom, 2, 1e9);
  }

  @Override
  public TailRisk at(double confidence) {
    RealBounds.between("confidence", confidence, 0, 1);
    double nu = degreesOfFreedom;
    double scale = standardDeviation * StrictMath.sqrt((nu - 2) / nu);
    double t = StudentT.quantile(confidence, nu);
    double beyond = StudentT.density(t, nu) / (1 - confidence) * ((nu + t * t) / (nu - 1));
    return new TailRisk(scale * t - mean, scale * beyond - mean);
  }
}
