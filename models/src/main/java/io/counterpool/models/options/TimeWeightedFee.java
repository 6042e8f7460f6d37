package io.counterpool.models.options;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;
import java.math.RoundingMode;

/**
 * A rate that grows with the time to expiry: {@code coefficient} up to point A, {@code coefficient
 * × (1 + (t − A) ÷ (B − A))} beyond, so twice as much at B. Rates and fees are rounded up. Source:
 * Lyra v1, OptionMarketPricer.
 *
 * @param coefficient fraction of the base, ≥ 0
 * @param pointASeconds ≥ 0
 * @param pointBSeconds at least pointASeconds; if it is the same, no longer expiry has a rate
 */
public record TimeWeightedFee(
    FeeBase base, Decimal coefficient, long pointASeconds, long pointBSeconds)
    implements OptionFee {

  public static final String TAG = "time-weighted";

  public TimeWeightedFee {
    Bounds.notNegative("coefficient", coefficient);
    Bounds.notNegativeSeconds(pointASeconds);
    if (pointBSeconds < pointASeconds) {
      throw new OutOfRangeException(
          "pointBSeconds must be at least pointASeconds "
              + pointASeconds
              + ", was "
              + pointBSeconds);
    }
  }

  /**
   * Fraction of the base, rounded up.
   *
   * @param secondsToExpiry ≥ 0
   * @throws OutOfRangeException beyond point A if point B is the same
   */
  public Decimal rate(long secondsToExpiry) {
    Bounds.notNegativeSeconds(secondsToExpiry);
    if (secondsToExpiry <= pointASeconds) {
      return coefficient;
    }
    if (pointBSeconds == pointASeconds) {
      throw new OutOfRangeException(
          "secondsToExpiry must be at most points A and B "
              + pointASeconds
              + ", was "
              + secondsToExpiry);
    }
    Decimal beyond = Decimal.of(secondsToExpiry - pointASeconds);
    Decimal span = Decimal.of(pointBSeconds - pointASeconds);
    return coefficient.plus(coefficient.timesOver(beyond, span, Decimal.SCALE, RoundingMode.UP));
  }

  @Override
  public Decimal fee(OptionTrade trade, int scale) {
    Decimal of = base == FeeBase.PREMIUM ? trade.premium() : trade.notional();
    return rate(trade.secondsToExpiry()).times(of, scale, RoundingMode.UP);
  }
}
