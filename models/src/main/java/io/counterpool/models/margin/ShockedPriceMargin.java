package io.counterpool.models.margin;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;
import io.counterpool.models.margin.ShortOption.Collateral;
import io.counterpool.models.options.Black76;
import io.counterpool.models.options.YearFraction;
import java.math.RoundingMode;

/**
 * Collateral from the Black-Scholes value at a shocked spot price and volatility. Source: Lyra v1.
 *
 * <p>With {@code S′ = S × shock}: a call in the underlying holds {@code min(max(call × amount ÷ S′,
 * leastUnderlying), amount)}, a call in the strike currency {@code max(call × amount, leastCash)},
 * a put {@code min(max(put × amount, leastCash), amount × K)}. The shocked volatility falls from
 * near to far, in a straight line between their two times. The value is a double, rounded up once.
 *
 * @param leastUnderlying ≥ 0
 * @param leastCash ≥ 0
 * @param nearVolatility up to nearSeconds, ≥ 0
 * @param nearSeconds ≥ 0, below farSeconds
 * @param farVolatility from farSeconds on, ≥ 0
 * @param farSeconds above nearSeconds
 * @param callSpotShock multiplier, above 0
 * @param putSpotShock multiplier, ≥ 0
 * @param rate continuous, per year
 */
public record ShockedPriceMargin(
    Decimal leastUnderlying,
    Decimal leastCash,
    Decimal nearVolatility,
    long nearSeconds,
    Decimal farVolatility,
    long farSeconds,
    Decimal callSpotShock,
    Decimal putSpotShock,
    Decimal rate)
    implements ShortOptionMargin {

  public static final String TAG = "shocked-price";

  public ShockedPriceMargin {
    Bounds.notNegative("leastUnderlying", leastUnderlying);
    Bounds.notNegative("leastCash", leastCash);
    Bounds.notNegative("nearVolatility", nearVolatility);
    Bounds.notNegativeSeconds(nearSeconds);
    Bounds.notNegative("farVolatility", farVolatility);
    if (farSeconds <= nearSeconds) {
      throw new OutOfRangeException(
          "farSeconds must be above nearSeconds " + nearSeconds + ", was " + farSeconds);
    }
    Bounds.positive("callSpotShock", callSpotShock);
    Bounds.notNegative("putSpotShock", putSpotShock);
  }

  /** The volatility that a time to expiry is valued at. */
  public Decimal volatility(long secondsToExpiry) {
    Bounds.notNegativeSeconds(secondsToExpiry);
    if (secondsToExpiry <= nearSeconds) {
      return nearVolatility;
    }
    if (secondsToExpiry >= farSeconds) {
      return farVolatility;
    }
    return nearVolatility.plus(
        farVolatility
            .minus(nearVolatility)
            .timesOver(
                Decimal.of(secondsToExpiry - nearSeconds),
                Decimal.of(farSeconds - nearSeconds),
                Decimal.SCALE,
                RoundingMode.CEILING));
  }

  @Override
  public Decimal required(ShortOption option) {
    Decimal amount = option.amount();
    boolean inUnderlying = option.collateral() == Collateral.UNDERLYING;
    if (!option.isCall() && inUnderlying) {
      throw new OutOfRangeException("a put holds " + Collateral.STRIKE_CURRENCY);
    }
    if (amount.isZero()) {
      return Decimal.ZERO;
    }
    Decimal shock = option.isCall() ? callSpotShock : putSpotShock;
    double spot = option.spot().toDouble() * shock.toDouble();
    double value = value(option, spot) * amount.toDouble();
    if (inUnderlying) {
      Bounds.positive("spot", option.spot());
      return up(value / spot).max(leastUnderlying).min(amount);
    }
    Decimal cash = up(value).max(leastCash);
    return option.isCall() ? cash : cash.min(amount.times(option.strike(), RoundingMode.UP));
  }

  /** Black-Scholes: the forward S e^(rτ), discounted. */
  private double value(ShortOption option, double spot) {
    double years = YearFraction.ofSeconds((double) option.secondsToExpiry());
    double growth = StrictMath.exp(rate.toDouble() * years);
    return Black76.price(
        option.type(),
        spot * growth,
        option.strike().toDouble(),
        volatility(option.secondsToExpiry()).toDouble(),
        years,
        1 / growth);
  }

  private static Decimal up(double value) {
    return Decimal.of(value, Decimal.SCALE, RoundingMode.UP);
  }
}
