package io.counterpool.models.funding;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A rate in proportion to the pool's inventory over its capital: traders pay the pool for holding
 * the other side, and more the less capital it has.
 *
 * <p>{@code rate = base − index × poolSize ÷ capital × rateFactor}, within ± rateLimit; the base
 * counts while anyone is in the market and it does not pay the traders (the pool is not long under
 * a positive base, not short under a negative one). A pool without inventory charges the base; one
 * without capital charges the limit. The rate is rounded away from 0, which favours the pool.
 * Source: MCDEX v3, PerpetualModule.
 *
 * @param baseRate fraction of the notional a period; longs pay a positive one
 * @param rateFactor rate for inventory as large as the capital, fraction a period, ≥ 0
 * @param rateLimit bound of the rate while the pool holds inventory, fraction a period, ≥ 0
 * @param periodSeconds the period of the rates, 1 second to 366 days
 */
public record InventoryFunding(
    Decimal baseRate, Decimal rateFactor, Decimal rateLimit, int periodSeconds)
    implements PoolFunding {

  public static final String TAG = "inventory";

  private static final int LONGEST_PERIOD = 366 * 86_400;

  public InventoryFunding {
    Bounds.notNegative("rateFactor", rateFactor);
    Bounds.notNegative("rateLimit", rateLimit);
    Bounds.within("periodSeconds", periodSeconds, 1, LONGEST_PERIOD);
  }

  /**
   * The rate; longs pay a positive one.
   *
   * @param poolSize base units the pool holds, positive when it is long
   * @param index settlement units for one base unit, above 0
   * @param capital settlement units, ≥ 0; 0 for an empty or unsafe pool
   * @param openInterest size of all longs or of all shorts, base units, ≥ 0
   * @return fraction a period
   */
  public Decimal rate(Decimal poolSize, Decimal index, Decimal capital, Decimal openInterest) {
    Bounds.positive("index", index);
    Bounds.notNegative("capital", capital);
    Bounds.notNegative("openInterest", openInterest);
    boolean counts = !openInterest.isZero() && baseRate.signum() * poolSize.signum() <= 0;
    Decimal base = counts ? baseRate : Decimal.ZERO;
    if (poolSize.isZero()) {
      return base;
    }
    if (capital.isZero()) {
      return poolSize.isPositive() ? rateLimit.negate() : rateLimit;
    }
    BigDecimal pull =
        index
            .toBigDecimal()
            .multiply(poolSize.toBigDecimal())
            .multiply(rateFactor.toBigDecimal())
            .divide(capital.toBigDecimal(), Decimal.SCALE, RoundingMode.UP);
    BigDecimal limit = rateLimit.toBigDecimal();
    return Decimal.of(base.toBigDecimal().subtract(pull).max(limit.negate()).min(limit));
  }

  /**
   * Charge of one base unit: {@code index × rate × seconds ÷ periodSeconds}, rounded towards 0 at
   * eighteen digits.
   *
   * @param seconds 0 or more
   */
  public Decimal charge(Decimal index, Decimal rate, long seconds) {
    Bounds.notNegativeSeconds(seconds);
    return Decimal.of(
        index
            .toBigDecimal()
            .multiply(rate.toBigDecimal())
            .multiply(BigDecimal.valueOf(seconds))
            .divide(BigDecimal.valueOf(periodSeconds), Decimal.SCALE, RoundingMode.DOWN));
  }

  @Override
  public SideCharges charges(PoolBook book, long seconds) {
    Decimal rate =
        rate(
            book.tradersNet().negate(),
            book.index(),
            book.poolCapital(),
            book.longSize().max(book.shortSize()));
    Decimal charge = charge(book.index(), rate, seconds);
    return new SideCharges(
        charge, charge, charge.times(book.tradersNet(), Decimal.SCALE, RoundingMode.FLOOR));
  }

  @Override
  public boolean followsPremium() {
    return false;
  }

  @Override
  public boolean looksAtCapital() {
    return true;
  }

  @Override
  public Decimal largestStep(Decimal price, long seconds) {
    return RateRamp.largestStep(
        RateRamp.perDay(rateLimit.max(baseRate.abs()), periodSeconds), price, seconds);
  }
}
