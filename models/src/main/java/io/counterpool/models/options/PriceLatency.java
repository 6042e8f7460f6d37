package io.counterpool.models.options;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;

/**
 * What a price that is late by t = seconds ÷ 31,536,000 costs who quotes on it, for a price that
 * diffuses and jumps: variance v² t + λt (μ² + σ²). All figures grow with √t: use a high quantile
 * of the measured latency, not its mean. Sources: the normal and R. Merton's jump variance (1976);
 * half-spread after the expected loss to a trader who sees the true price.
 *
 * @param seconds latency, ≥ 0
 * @param jumpsPerYear λ, ≥ 0
 * @param jumpMean μ of the log jump
 * @param jumpDeviation σ of the log jump, ≥ 0
 */
public record PriceLatency(
    Decimal seconds, Decimal jumpsPerYear, Decimal jumpMean, Decimal jumpDeviation) {

  private static final double ROOT_TWO_OVER_PI = 0.7978845608028654;

  public PriceLatency {
    Bounds.notNegative("seconds", seconds);
    Bounds.notNegative("jumpsPerYear", jumpsPerYear);
    Bounds.notNegative("jumpDeviation", jumpDeviation);
  }

  /** Standard deviation of the log price over the latency, without jumps. */
  public double deviation(double volatility) {
    return Finite.notNegative("volatility", volatility) * Math.sqrt(years());
  }

  /** The same with jumps. */
  public double deviationWithJumps(double volatility) {
    double diffusion = deviation(volatility);
    return Math.sqrt(diffusion * diffusion + jumpVariance());
  }

  /** Fraction of notional that covers {@code deviations} of the diffusion. */
  public double buffer(double volatility, double deviations) {
    return Finite.notNegative("deviations", deviations) * deviation(volatility);
  }

  /**
   * Volatility that prices an option on the late price: √((v² (T + t) + λt (μ² + σ²))/T).
   *
   * @param years T to expiry, above 0
   */
  public double effectiveVolatility(double volatility, double years) {
    Finite.notNegative("volatility", volatility);
    Finite.positive("years", years);
    double variance = volatility * volatility * (years + years()) + jumpVariance();
    return Finite.number("effective volatility", Math.sqrt(variance / years));
  }

  /** Standard deviation of a premium over the latency: |delta| S v √t. */
  public double premiumDeviation(double spot, double delta, double volatility) {
    return Math.abs(Finite.number("delta", delta))
        * Finite.notNegative("spot", spot)
        * deviation(volatility);
  }

  /**
   * Half-spread that an informed trader's gain is: half of E|move| on delta, and the gamma term:
   * |delta| S v √t √(2/π)/2 + |gamma| S² v² t/2.
   */
  public double adverseHalfSpread(double spot, double delta, double gamma, double volatility) {
    double deviation = deviation(volatility);
    double onDelta = premiumDeviation(spot, delta, volatility) * ROOT_TWO_OVER_PI / 2;
    double onGamma =
        Math.abs(Finite.number("gamma", gamma)) * spot * spot * deviation * deviation / 2;
    return Finite.number("half-spread", onDelta + onGamma);
  }

  private double years() {
    return YearFraction.ofSeconds(seconds.toDouble());
  }

  private double jumpVariance() {
    double mean = jumpMean.toDouble();
    double deviation = jumpDeviation.toDouble();
    return jumpsPerYear.toDouble() * years() * (mean * mean + deviation * deviation);
  }
}
