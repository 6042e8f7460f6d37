package io.counterpool.models.margin;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;

/**
 * Long-dated value that may not be realised: with {@code r = max(rate, 0)}, a positive value of an
 * expiry counts {@code longFactor × e^(−τ (r × longRateScale + longRateAdd))}, a negative one
 * {@code min(1 ÷ D, shortFactor × e^(τ (r × shortRateScale + shortRateAdd)))} times.
 *
 * @param longFactor ≥ 0
 * @param longRateScale any
 * @param longRateAdd per year
 * @param shortFactor ≥ 0
 * @param shortRateScale any
 * @param shortRateAdd per year
 */
public record StaticDiscount(
    Decimal longFactor,
    Decimal longRateScale,
    Decimal longRateAdd,
    Decimal shortFactor,
    Decimal shortRateScale,
    Decimal shortRateAdd) {

  public StaticDiscount {
    Bounds.notNegative("longFactor", longFactor);
    Bounds.notNegative("shortFactor", shortFactor);
  }

  double of(double value, ExpiryPositions expiry) {
    double rate = Math.max(0, expiry.rate());
    double years = expiry.years();
    if (value >= 0) {
      return value
          * longFactor.toDouble()
          * StrictMath.exp(-years * (rate * longRateScale.toDouble() + longRateAdd.toDouble()));
    }
    double charge =
        shortFactor.toDouble()
            * StrictMath.exp(years * (rate * shortRateScale.toDouble() + shortRateAdd.toDouble()));
    return value * Math.min(1 / expiry.discount(), charge);
  }
}
