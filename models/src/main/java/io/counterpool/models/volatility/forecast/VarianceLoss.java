package io.counterpool.models.volatility.forecast;

import io.counterpool.models.RealBounds;

/**
 * How wrong a forecast of variance was. Both losses rank forecasts by a noisy proxy as the true
 * variance would. Source: Patton 2011, "Volatility forecast comparison using imperfect volatility
 * proxies", Journal of Econometrics 160.
 */
public final class VarianceLoss {

  private VarianceLoss() {}

  /**
   * {@code rv ÷ h − ln(rv ÷ h) − 1}: 0 for a perfect forecast, without unit, and harder on a
   * forecast that is too low than on one that is too high.
   *
   * @param realised above 0
   * @param forecast above 0
   */
  public static double qlike(double realised, double forecast) {
    double ratio =
        RealBounds.positive("realised", realised) / RealBounds.positive("forecast", forecast);
    return RealBounds.finite("QLIKE", ratio - StrictMath.log(ratio) - 1);
  }

  /** {@code (rv − h)²}, in squared variance. */
  public static double squaredError(double realised, double forecast) {
    double error =
        RealBounds.notNegative("realised", realised) - RealBounds.notNegative("forecast", forecast);
    return RealBounds.finite("squared error", error * error);
  }
}
