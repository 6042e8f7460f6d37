package io.counterpool.models.options;

import io.counterpool.models.OutOfRangeException;

/**
 * Reaching a barrier H for the first time, for a lognormal price that has not reached it yet: with
 * y = ln(H/S), s = v√T and the barrier's sign e (+1 below, −1 above).
 */
final class FirstPassage {

  private final double y;
  private final double s;
  private final int e;
  private final double volatility;
  private final double years;

  FirstPassage(OptionMarket market, double years, BarrierSide side, double barrier) {
    this.y = OutOfTheMoney.logRatio(barrier, market.spot());
    this.s = market.deviation(years);
    this.e = side.sign();
    this.volatility = market.volatility();
    this.years = years;
  }

  /**
   * Probability of a touch within the time for the drift m of the log price: {@code Φ(e (y − mT)/s)
   * + (H/S)^(2m/v²) Φ(e (y + mT)/s)}.
   */
  double probability(double drift) {
    double moved = drift * years;
    double direct = Gaussian.below(e * (y - moved) / s);
    double reflected =
        Gaussian.weighted(2 * drift / (volatility * volatility) * y, e * (y + moved) / s);
    return Math.min(direct + reflected, 1);
  }

  /**
   * Value of one unit paid at the touch: {@code (H/S)^(μ+λ) Φ(e z) + (H/S)^(μ−λ) Φ(e z − 2eλs)}, μ
   * = (b − v²/2)/v², λ = √(μ² + 2r/v²), z = y/s + λs.
   *
   * @throws OutOfRangeException if a rate far below 0 leaves λ without a real value
   */
  double unitAtTouch(double carry, double rate) {
    double variance = volatility * volatility;
    double mu = carry / variance - 0.5;
    double square = mu * mu + 2 * rate / variance;
    if (square < 0) {
      throw new OutOfRangeException(
          "rate must be at least -(carry - volatility²/2)² / (2 volatility²) "
              + -0.5 * mu * mu * variance
              + " for a payment at the touch, was "
              + rate);
    }
    double lambda = Math.sqrt(square);
    double z = y / s + lambda * s;
    return Gaussian.weighted((mu + lambda) * y, e * z)
        + Gaussian.weighted((mu - lambda) * y, e * (z - 2 * lambda * s));
  }
}
