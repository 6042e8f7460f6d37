package io.counterpool.models.options;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;

/**
 * The right to buy at the lowest or sell at the highest price of the option's life: {@code S_T −
 * min} or {@code max − S_T}, never below 0. In terms of {@link Extreme}: {@code S c − M p +
 * below(M)} for a call with the lowest price M so far, {@code M p − S c + above(M)} for a put with
 * the highest. A spot beyond the stated extreme is the extreme.
 *
 * @param extremeSoFar settlement units, ≥ 0: the lowest (call) or highest (put) price so far
 */
public record FloatingLookbackOption(OptionType type, Decimal extremeSoFar)
    implements OptionPricer {

  public static final String TAG = "floating-lookback";

  public FloatingLookbackOption {
    Bounds.notNegative("extremeSoFar", extremeSoFar);
  }

  @Override
  public double formula(OptionMarket market, double years) {
    double asset = market.spot() * market.yieldDiscount(years);
    double p = market.discount(years);
    double value =
        switch (type) {
          case CALL -> {
            double m = Math.min(extremeSoFar.toDouble(), market.spot());
            yield asset - m * p + Extreme.below(market, years, m);
          }
          case PUT -> {
            double m = Math.max(extremeSoFar.toDouble(), market.spot());
            yield m * p - asset + Extreme.above(market, years, m);
          }
        };
    return Math.max(value, 0);
  }
}
