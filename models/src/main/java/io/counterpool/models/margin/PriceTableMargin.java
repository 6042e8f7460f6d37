package io.counterpool.models.margin;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;
import io.counterpool.models.margin.ShortOption.Collateral;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * Collateral from a table of the most an option can be worth, and a shock of the spot price.
 * Source: Opyn Gamma, naked margin.
 *
 * <p>With u of the first bucket that reaches the expiry: a put needs {@code [u × min(K, shock × S)
 * + max(K − shock × S, 0)] × amount} of the strike currency, a call {@code [u × min(1, shock × K ÷
 * S) + max(1 − shock × K ÷ S, 0)] × amount} of the underlying. The requirement steps where an
 * option crosses from one bucket to the next.
 *
 * @param spotShock 0 to 1
 * @param buckets at least one, ascending
 */
public record PriceTableMargin(Decimal spotShock, List<Bucket> buckets)
    implements ShortOptionMargin {

  public static final String TAG = "price-table";

  /**
   * The most an option of this life is worth.
   *
   * @param seconds longest time to expiry, ≥ 0
   * @param fraction of the strike (put) or of one underlying (call), ≥ 0
   */
  public record Bucket(long seconds, Decimal fraction) {

    public Bucket {
      Bounds.notNegativeSeconds(seconds);
      Bounds.notNegative("fraction", fraction);
    }
  }

  public PriceTableMargin {
    Bounds.notNegative("spotShock", spotShock);
    buckets = List.copyOf(buckets);
    if (buckets.isEmpty()) {
      throw new OutOfRangeException("buckets must hold at least one");
    }
    for (int i = 1; i < buckets.size(); i++) {
      if (buckets.get(i).seconds() <= buckets.get(i - 1).seconds()) {
        throw new OutOfRangeException("seconds of buckets must ascend");
      }
    }
  }

  @Override
  public Decimal required(ShortOption option) {
    Collateral asset = option.isCall() ? Collateral.UNDERLYING : Collateral.STRIKE_CURRENCY;
    if (option.collateral() != asset) {
      throw new OutOfRangeException(
          (option.isCall() ? "a call" : "a put")
              + " holds "
              + asset
              + ", not "
              + option.collateral());
    }
    BigDecimal bound = bound(option.secondsToExpiry()).toBigDecimal();
    BigDecimal strike = option.strike().toBigDecimal();
    BigDecimal spot = option.spot().toBigDecimal();
    BigDecimal shock = spotShock.toBigDecimal();
    if (!option.isCall()) {
      BigDecimal shocked = shock.multiply(spot);
      return up(each(bound, strike, shocked).multiply(option.amount().toBigDecimal()));
    }
    Bounds.positive("spot", option.spot());
    BigDecimal money =
        each(bound, spot, shock.multiply(strike)).multiply(option.amount().toBigDecimal());
    return up(money.divide(spot, 2 * Decimal.SCALE, RoundingMode.UP));
  }

  /** u × min(whole, shocked) + max(whole − shocked, 0). */
  private static BigDecimal each(BigDecimal bound, BigDecimal whole, BigDecimal shocked) {
    return bound.multiply(whole.min(shocked)).add(whole.subtract(shocked).max(BigDecimal.ZERO));
  }

  private Decimal bound(long seconds) {
    for (Bucket bucket : buckets) {
      if (bucket.seconds() >= seconds) {
        return bucket.fraction();
      }
    }
    throw new OutOfRangeException(
        "secondsToExpiry must be at most "
            + buckets.getLast().seconds()
            + ", the last bucket, was "
            + seconds);
  }

  private static Decimal up(BigDecimal value) {
    return Decimal.of(value, Decimal.SCALE, RoundingMode.UP);
  }
}
