package io.counterpool.models.options;

import io.counterpool.models.OutOfRangeException;
import io.counterpool.models.RealBounds;

/**
 * Value and sensitivities of one option to the market it is priced in, all of them finite.
 *
 * @param value settlement units
 * @param delta per unit of spot
 * @param gamma change of delta per unit of spot
 * @param vega per 1.00 of volatility
 * @param theta per year as time passes, spot held fixed
 * @param rho per 1.00 of rate, dividend yield held fixed
 * @param dividendRho per 1.00 of dividend yield, rate held fixed
 * @param vanna change of delta per 1.00 of volatility
 * @param vomma change of vega per 1.00 of volatility
 */
public record OptionGreeks(
    double value,
    double delta,
    double gamma,
    double vega,
    double theta,
    double rho,
    double dividendRho,
    double vanna,
    double vomma) {

  private static final int DAYS_PER_YEAR = 365;

  /**
   * What was computed.
   *
   * @throws OutOfRangeException if doubles cannot hold one of them
   */
  public OptionGreeks {
    RealBounds.finite("value", value);
    RealBounds.finite("delta", delta);
    RealBounds.finite("gamma", gamma);
    RealBounds.finite("vega", vega);
    RealBounds.finite("theta", theta);
    RealBounds.finite("rho", rho);
    RealBounds.finite("dividendRho", dividendRho);
    RealBounds.finite("vanna", vanna);
    RealBounds.finite("vomma", vomma);
  }

  /** Theta of one day of 365. */
  public double thetaPerDay() {
    return theta / DAYS_PER_YEAR;
  }

  /** Relative change of value per relative change of spot; the value must not be 0. */
  public double elasticity(double spot) {
    if (value == 0) {
      throw new OutOfRangeException("elasticity needs a value other than 0");
    }
    return RealBounds.finite("elasticity", delta * spot / value);
  }
}
