package io.counterpool.models.margin;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;

/**
 * How far the smile tilts or its wings rise: with {@code k = ln(K ÷ F)}, {@code k* =
 * max(leastWidth, √τ × widthScale × (widthStatic + widthSlope × √τ))} and {@code cap = a + b √τ},
 * the volatility is multiplied by {@code 1 + min(cap, k × cap ÷ k*)} for k ≥ 0, {@code 1 +
 * max(−cap, k × cap ÷ k*)} below, never by less than 0. A tilt takes k, wings |k|.
 *
 * @param tiltCap a of the tilt
 * @param tiltCapSlope b of the tilt
 * @param wingCap a of the wings
 * @param wingCapSlope b of the wings
 * @param leastWidth smallest k*, ≥ 0
 * @param widthScale ≥ 0
 * @param widthStatic volatility of the width
 * @param widthSlope change of it with √τ
 */
public record SkewShock(
    Decimal tiltCap,
    Decimal tiltCapSlope,
    Decimal wingCap,
    Decimal wingCapSlope,
    Decimal leastWidth,
    Decimal widthScale,
    Decimal widthStatic,
    Decimal widthSlope) {

  public SkewShock {
    Bounds.notNegative("leastWidth", leastWidth);
    Bounds.notNegative("widthScale", widthScale);
  }

  double tilted(double volatility, double moneyness, double years) {
    return volatility * multiplier(moneyness, years, tiltCap, tiltCapSlope);
  }

  double winged(double volatility, double moneyness, double years) {
    return volatility * multiplier(Math.abs(moneyness), years, wingCap, wingCapSlope);
  }

  private double multiplier(double k, double years, Decimal a, Decimal b) {
    double root = StrictMath.sqrt(years);
    double cap = a.toDouble() + b.toDouble() * root;
    if (k == 0 || cap == 0) {
      return 1;
    }
    double width =
        Math.max(
            leastWidth.toDouble(),
            root * widthScale.toDouble() * (widthStatic.toDouble() + widthSlope.toDouble() * root));
    double slope = k * cap / width;
    return Math.max(0, 1 + (k >= 0 ? Math.min(cap, slope) : Math.max(-cap, slope)));
  }
}
