package io.counterpool.models.surface;

import io.counterpool.models.Decimal;
import io.counterpool.models.options.SviSmile;
import java.math.RoundingMode;

/**
 * Raw SVI in doubles: {@code w(k) = a + b (ρ (k − m) + √((k − m)² + σ²))} and what follows from its
 * derivatives. The working form of {@link SviSmile}.
 */
record Hyperbola(double a, double b, double rho, double m, double sigma) {

  private static final double USUAL_WIDEST = 4;
  private static final int DIGITS = 12;
  private static final Decimal LARGEST_VARIANCE = Decimal.of(144);

  static Hyperbola of(SviSmile smile) {
    return new Hyperbola(
        smile.a().toDouble(),
        smile.b().toDouble(),
        smile.rho().toDouble(),
        smile.m().toDouble(),
        smile.sigma().toDouble());
  }

  double w(double k) {
    double x = k - m;
    return a + b * (rho * x + Math.sqrt(x * x + sigma * sigma));
  }

  /** a + bσ√(1 − ρ²). */
  double least() {
    return a + b * sigma * Math.sqrt(Math.max(1 - rho * rho, 0));
  }

  /** b (1 + |ρ|). */
  double wing() {
    return b * (1 + Math.abs(rho));
  }

  /**
   * The factor of the density of the price at expiry that must not be negative: {@code g = (1 − k
   * w′ ÷ 2w)² − w′²/4 (1/w + 1/4) + w″/2}. Source: J. Gatheral and A. Jacquier, "Arbitrage-free SVI
   * volatility surfaces", Quantitative Finance 14, 2014, (2.1).
   */
  double density(double k) {
    double x = k - m;
    double root = Math.sqrt(x * x + sigma * sigma);
    double w = a + b * (rho * x + root);
    if (!(w > 0)) {
      return Double.NEGATIVE_INFINITY;
    }
    double first = root > 0 ? b * (rho + x / root) : b * rho;
    double second = root > 0 ? b * sigma * sigma / (root * root * root) : 0;
    double tilt = 1 - k * first / (2 * w);
    return tilt * tilt - first * first / 4 * (1 / w + 0.25) + second / 2;
  }

  /** The log moneyness up to which {@link SviSmile} follows the hyperbola. */
  double reach(double widest) {
    return widest * Math.sqrt(Math.max(a + b * sigma, 0));
  }

  /** Deviations within which the smile is read: four, or as many as {@code farthest} needs. */
  double widest(double farthest) {
    double deviation = Math.sqrt(Math.max(a + b * sigma, 0));
    return deviation > 0
        ? Math.max(USUAL_WIDEST, Math.ceil(100 * farthest / deviation) / 100)
        : USUAL_WIDEST;
  }

  /** Rounded to twelve digits, the level never down, the slope never up. */
  SviSmile smile(double farthest) {
    return new SviSmile(
        Decimal.of(a, DIGITS, RoundingMode.CEILING),
        Decimal.of(b, DIGITS, RoundingMode.FLOOR),
        Decimal.of(rho, DIGITS, RoundingMode.HALF_EVEN),
        Decimal.of(m, DIGITS, RoundingMode.HALF_EVEN),
        Decimal.of(sigma, DIGITS, RoundingMode.HALF_EVEN),
        Decimal.of(widest(farthest), 2, RoundingMode.HALF_EVEN),
        LARGEST_VARIANCE);
  }
}
