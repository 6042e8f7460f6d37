package io.counterpool.models.options;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;

/**
 * What the fee of one option trade depends on.
 *
 * @param amount options traded, ≥ 0
 * @param premium value of the trade, settlement units, ≥ 0
 * @param notional amount × spot, settlement units, ≥ 0
 * @param secondsToExpiry ≥ 0
 * @param volatility the option was traded at, per year, ≥ 0
 * @param vega of one option, ≥ 0
 * @param skew of the strike after the trade, ≥ 0
 * @param volatilityVariance how far the quoted volatility stands from its average, ≥ 0
 * @param vegaBefore net standard vega of the pool before the trade
 * @param vegaAfter net standard vega of the pool after the trade
 * @param poolValue settlement units
 */
public record OptionTrade(
    Decimal amount,
    Decimal premium,
    Decimal notional,
    long secondsToExpiry,
    Decimal volatility,
    Decimal vega,
    Decimal skew,
    Decimal volatilityVariance,
    Decimal vegaBefore,
    Decimal vegaAfter,
    Decimal poolValue) {

  public OptionTrade {
    Bounds.notNegative("amount", amount);
    Bounds.notNegative("premium", premium);
    Bounds.notNegative("notional", notional);
    Bounds.notNegativeSeconds(secondsToExpiry);
    Bounds.notNegative("volatility", volatility);
    Bounds.notNegative("vega", vega);
    Bounds.notNegative("skew", skew);
    Bounds.notNegative("volatilityVariance", volatilityVariance);
  }
}
