package io.counterpool.models.tail;

import io.counterpool.models.OutOfRangeException;
import io.counterpool.models.RealBounds;

/**
 * Peaks over a threshold: {@code VaR = u + (β ÷ ξ) × [((n ÷ Nu) × (1 − p))^(−ξ) − 1]} and {@code ES
 * = (VaR + β − ξ u) ÷ (1 − ξ)}. Source: McNeil, Frey and Embrechts, Quantitative Risk Management,
 * §5.2.3. Below the threshold, where (n ÷ Nu) × (1 − p) is above 1, the figures extrapolate.
 *
 * @param threshold u, in the unit of the losses
 * @param observations n, above 0
 * @param exceedances Nu, 1 to n
 * @param excesses distribution of what lies above the threshold
 */
public record ParetoTail(
    double threshold, long observations, long exceedances, GeneralisedPareto excesses)
    implements TailModel {

  public ParetoTail {
    RealBounds.finite("threshold", threshold);
    if (exceedances < 1 || exceedances > observations) {
      throw new OutOfRangeException(
          "exceedances must be from 1 to observations " + observations + ", was " + exceedances);
    }
  }

  /** The loss that is exceeded with probability 1 − confidence. */
  public double valueAtRisk(double confidence) {
    RealBounds.between("confidence", confidence, 0, 1);
    return threshold + excesses.excess((double) observations / exceedances * (1 - confidence));
  }

  /**
   * {@inheritDoc}
   *
   * @throws OutOfRangeException if the shape is 1 or more: the mean of such a tail is infinite
   */
  @Override
  public TailRisk at(double confidence) {
    double shape = excesses.shape();
    double valueAtRisk = valueAtRisk(confidence);
    if (shape >= 1) {
      throw new OutOfRangeException("no expected shortfall: shape must be below 1, was " + shape);
    }
    return new TailRisk(
        valueAtRisk, (valueAtRisk + excesses.scale() - shape * threshold) / (1 - shape));
  }
}
