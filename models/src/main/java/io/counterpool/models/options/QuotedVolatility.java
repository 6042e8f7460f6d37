package io.counterpool.models.options;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import java.math.RoundingMode;

/**
 * What an option pool quotes: the volatility of an expiry times the skew of a strike.
 *
 * @param base per year, ≥ 0
 * @param skew factor of one strike, ≥ 0
 */
public record QuotedVolatility(Decimal base, Decimal skew) {

  public QuotedVolatility {
    Bounds.notNegative("base", base);
    Bounds.notNegative("skew", skew);
  }

  /** base × skew, rounded up: an option is sold at it. */
  public Decimal volatility() {
    return base.times(skew, RoundingMode.UP);
  }
}
