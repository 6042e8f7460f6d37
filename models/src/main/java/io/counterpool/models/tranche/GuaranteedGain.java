package io.counterpool.models.tranche;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Gain promised to a senior for a fixed number of days, sized by what the juniors can bear.
 *
 * <p>The pool's daily rate d is paid in the part {@code min((loanable − g) ÷ (total + principal),
 * mostShare)}, so a large bond in a thin pool earns little. Solved in two passes: g₀ is the gain at
 * g = 0, the promised gain that at g = g₀. Gain is {@code principal × rate × days}, or {@code
 * principal × ((1 + rate)^days − 1)} by square and multiply. Every quotient and product is rounded
 * down at eighteen digits, so the promise is. Source: BarnBridge SMART Yield (models 1 and 2).
 *
 * @param compounding whether the daily rate compounds
 * @param mostShare most of the daily rate that is ever paid, ≥ 0; {@link #NO_CAP} for none
 */
public record GuaranteedGain(boolean compounding, Decimal mostShare) {

  /** Above every share that a pool of money can reach. */
  public static final Decimal NO_CAP = Decimal.of(Long.MAX_VALUE);

  private static final int MOST_DAYS = 65_535;

  /**
   * A pool that sells bonds.
   *
   * @param total all it holds, settlement units, ≥ 0
   * @param loanable what the juniors can still promise, settlement units, ≥ 0
   * @param dailyRate what it earns, fraction per day, ≥ 0
   */
  public record Pool(Decimal total, Decimal loanable, Decimal dailyRate) {

    public Pool {
      Bounds.notNegative("total", total);
      Bounds.notNegative("loanable", loanable);
      Bounds.notNegative("dailyRate", dailyRate);
    }
  }

  public GuaranteedGain {
    Bounds.notNegative("mostShare", mostShare);
  }

  /**
   * The gain of a bond, settlement units, rounded down.
   *
   * @param principal settlement units, ≥ 0
   * @param days 0 to 65,535
   * @throws OutOfRangeException if the pool could not promise even the first estimate
   */
  public Decimal gain(Pool pool, Decimal principal, int days) {
    Bounds.notNegative("principal", principal);
    Bounds.within("days", days, 0, MOST_DAYS);
    Decimal estimate = growth(principal, rate(pool, principal, Decimal.ZERO), days);
    return growth(principal, rate(pool, principal, estimate), days);
  }

  /** The daily rate of the smallest bond: the most that is paid now; 0 for an empty pool. */
  public Decimal greatestDailyRate(Pool pool) {
    return rate(pool, Decimal.ZERO, Decimal.ZERO);
  }

  private Decimal rate(Pool pool, Decimal principal, Decimal gain) {
    if (gain.isGreaterThan(pool.loanable())) {
      throw new OutOfRangeException(
          "gain must be at most loanable " + pool.loanable() + ", was " + gain);
    }
    BigDecimal after = pool.total().toBigDecimal().add(principal.toBigDecimal());
    if (after.signum() == 0) {
      return Decimal.ZERO;
    }
    BigDecimal share =
        pool.loanable()
            .minus(gain)
            .toBigDecimal()
            .divide(after, Decimal.SCALE, RoundingMode.DOWN)
            .min(mostShare.toBigDecimal());
    return pool.dailyRate().times(Decimal.of(share), RoundingMode.DOWN);
  }

  private Decimal growth(Decimal principal, Decimal rate, int days) {
    if (!compounding) {
      return principal.times(rate.times(days), RoundingMode.DOWN);
    }
    Decimal value = principal;
    Decimal step = rate;
    for (int left = days; left > 0; left /= 2) {
      if (left % 2 == 1) {
        value = value.plus(value.times(step, RoundingMode.DOWN));
      }
      if (left > 1) {
        // (1 + r)² − 1 = 2r + r²
        step = step.times(2).plus(step.times(step, RoundingMode.DOWN));
      }
    }
    return value.minus(principal);
  }
}
