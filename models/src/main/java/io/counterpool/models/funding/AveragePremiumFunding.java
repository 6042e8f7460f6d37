package io.counterpool.models.funding;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A rate from the premium of the mark over the index, averaged over time, pulled towards a default
 * rate while it is near it, and bounded: what most venues charge.
 *
 * <p>{@code rate = clamp(p + clamp(defaultRate − p, ±damping), ±maxRate)} for one period, p being
 * the mean premium {@code (mark − index) ÷ index}. A premium within {@code damping} of the default
 * charges the default; further away the rate follows it at that distance. Both sides are charged
 * the same, the pool takes the difference. Source: the published funding formula of Binance's and
 * OKX's perpetual contracts (there: damping 0.05 % and a default of 0.01 % in eight hours).
 *
 * @param periodSeconds of the mean and of the rates, 60 to 31,536,000
 * @param defaultRate paid by longs near no premium, fraction per period; negative: by shorts
 * @param damping how far the rate is pulled towards the default, fraction per period, ≥ 0
 * @param maxRate bound of the rate, fraction per period, ≥ 0
 */
public record AveragePremiumFunding(
    int periodSeconds, Decimal defaultRate, Decimal damping, Decimal maxRate)
    implements PoolFunding {

  public static final String TAG = "average-premium";

  private static final int YEAR_SECONDS = 31_536_000;

  public AveragePremiumFunding {
    Bounds.within("periodSeconds", periodSeconds, 60, YEAR_SECONDS);
    Bounds.notNegative("damping", damping);
    Bounds.notNegative("maxRate", maxRate);
  }

  /**
   * Rate of one period, exact.
   *
   * @param premium mean, fraction of the index
   * @return fraction per period that longs pay
   */
  public Decimal rate(Decimal premium) {
    Decimal pull = clamped(defaultRate.minus(premium), damping);
    return clamped(premium.plus(pull), maxRate);
  }

  @Override
  public SideCharges charges(PoolBook book, long seconds) {
    Bounds.notNegativeSeconds(seconds);
    Decimal premium =
        book.mark().minus(book.index()).dividedBy(book.index(), RoundingMode.HALF_EVEN);
    Decimal charge =
        Decimal.of(
            rate(premium)
                .toBigDecimal()
                .multiply(book.index().toBigDecimal())
                .multiply(BigDecimal.valueOf(seconds))
                .divide(BigDecimal.valueOf(periodSeconds), Decimal.SCALE, RoundingMode.DOWN));
    return new SideCharges(
        charge, charge, charge.times(book.tradersNet(), Decimal.SCALE, RoundingMode.FLOOR));
  }

  @Override
  public boolean followsPremium() {
    return true;
  }

  @Override
  public boolean looksAtCapital() {
    return false;
  }

  @Override
  public Decimal largestStep(Decimal price, long seconds) {
    return RateRamp.largestStep(RateRamp.perDay(maxRate, periodSeconds), price, seconds);
  }

  private static Decimal clamped(Decimal value, Decimal bound) {
    return value.max(bound.negate()).min(bound);
  }
}
