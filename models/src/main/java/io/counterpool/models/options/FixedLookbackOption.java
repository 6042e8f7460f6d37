package io.counterpool.models.options;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;

/**
 * Pays what the highest price of its life is above the strike (call), or the lowest below it (put).
 * In terms of {@link Extreme}, with the extreme M so far: {@code p max(M − K, 0) + above(max(K,
 * M))} and {@code p max(K − M, 0) + below(min(K, M))}. A spot beyond the stated extreme is the
 * extreme.
 *
 * @param strike settlement units, ≥ 0
 * @param extremeSoFar settlement units, ≥ 0: the highest (call) or lowest (put) price so far
 */
public record FixedLookbackOption(OptionType type, Decimal strike, Decimal extremeSoFar)
    implements OptionPricer {

  public static final String TAG = "fixed-lookback";

  public FixedLookbackOption {
    Bounds.notNegative("strike", strike);
    Bounds.notNegative("extremeSoFar", extremeSoFar);
  }

  @Override
  public double formula(OptionMarket market, double years) {
    double k = strike.toDouble();
    double p = market.discount(years);
    return switch (type) {
      case CALL -> {
        double m = Math.max(extremeSoFar.toDouble(), market.spot());
        yield p * Math.max(m - k, 0) + Extreme.above(market, years, Math.max(k, m));
      }
      case PUT -> {
        double m = Math.min(extremeSoFar.toDouble(), market.spot());
        yield p * Math.max(k - m, 0) + Extreme.below(market, years, Math.min(k, m));
      }
    };
  }
}
