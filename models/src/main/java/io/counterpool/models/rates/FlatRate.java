package io.counterpool.models.rates;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;

/**
 * The same annual rate at every utilisation.
 *
 * @param rate fraction per year, ≥ 0
 */
public record FlatRate(Decimal rate) implements RateCurve {

  public static final String TAG = "flat";

  public FlatRate {
    Bounds.notNegative("rate", rate);
  }

  @Override
  public Decimal annualRate(Decimal utilisation) {
    Bounds.notNegative("utilisation", utilisation);
    return rate;
  }
}
