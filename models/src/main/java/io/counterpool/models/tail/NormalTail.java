package io.counterpool.models.tail;

import io.counterpool.models.RealBounds;
import io.counterpool.models.options.Gaussian;

/**
 * Normal returns: with {@code z = N⁻¹(p)}, {@code VaR = z × sd − mean} and {@code ES = sd × n(z) ÷
 * (1 − p) − mean}.
 *
 * @param mean mean return
 * @param standardDeviation of the returns, ≥ 0
 */
public record NormalTail(double mean, double standardDeviation) implements TailModel {

  public NormalTail {
    RealBounds.finite("mean", mean);
    RealBounds.notNegative("standardDeviation", standardDeviation);
  }

  @Override
  public TailRisk at(double confidence) {
    double z = NormalQuantile.of(RealBounds.between("confidence", confidence, 0, 1));
    return new TailRisk(
        z * standardDeviation - mean,
        standardDeviation * (Gaussian.density(z) / (1 - confidence)) - mean);
  }
}
