package io.counterpool.models.options;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;

/**
 * One volatility for every strike.
 *
 * @param volatility per year, ≥ 0
 */
public record FlatSmile(Decimal volatility) implements VolatilitySmile {

  public static final String TAG = "flat-smile";

  public FlatSmile {
    Bounds.notNegative("volatility", volatility);
  }

  @Override
  public double volatility(double forward, double strike, double years) {
    Finite.positive("forward", forward);
    Finite.notNegative("strike", strike);
    Finite.positive("years", years);
    return volatility.toDouble();
  }
}
