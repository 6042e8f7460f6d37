package io.counterpool.models.tranche;

import io.counterpool.models.Bounds;
import io.counterpool.models.OutOfRangeException;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A senior claim on a pool of loans and cash, part of it bearing interest, and the prices of both
 * tranches' shares. The senior is valued first, so the junior takes every rounding and loss.
 *
 * <p>Products are rounded down, quotients half up. Amounts carry {@code amountScale} digits;
 * prices, ratios and rates 27. Source: Tinlake, Assessor.
 *
 * @param amountScale fraction digits of amounts and supplies, 0 to 27
 * @param dustUnits smallest units of supply that count as none, ≥ 0
 */
public record SeniorValuation(int amountScale, int dustUnits) {

  /** Fraction digits of prices, ratios and rates. */
  public static final int PRICE_SCALE = 27;

  /** Growth beyond this is a wrong rate, not a loan. */
  private static final BigDecimal MOST_GROWTH = BigDecimal.TEN.pow(20);

  /**
   * The senior asset in its two parts.
   *
   * @param debt bears interest
   * @param balance idle cash, bears none
   * @param ratio senior part of all assets, 0 to 1
   */
  public record SeniorAsset(BigDecimal debt, BigDecimal balance, BigDecimal ratio) {}

  /**
   * What a pool holds.
   *
   * @param loans value of the loans, ≥ 0
   * @param cash ≥ 0
   */
  public record Holdings(BigDecimal loans, BigDecimal cash) {

    public Holdings {
      Bounds.notNegative("loans", loans);
      Bounds.notNegative("cash", cash);
    }

    BigDecimal total() {
      return loans.add(cash);
    }
  }

  public SeniorValuation {
    Bounds.within("amountScale", amountScale, 0, PRICE_SCALE);
    Bounds.within("dustUnits", dustUnits, 0, Integer.MAX_VALUE);
  }

  /**
   * Divides the senior asset as the pool is divided: {@code ratio = min(1, senior ÷ (loans +
   * cash))}, 0 for an empty pool; {@code debt = min(loans × ratio, senior)}; the rest is balance.
   *
   * @param senior what the senior is owed, ≥ 0
   */
  public SeniorAsset rebalance(BigDecimal senior, Holdings pool) {
    Bounds.notNegative("senior", senior);
    BigDecimal total = pool.total();
    BigDecimal ratio =
        total.signum() == 0
            ? BigDecimal.ZERO
            : senior.divide(total, PRICE_SCALE, RoundingMode.HALF_UP).min(BigDecimal.ONE);
    BigDecimal debt =
        pool.loans().multiply(ratio).setScale(amountScale, RoundingMode.DOWN).min(senior);
    return new SeniorAsset(debt, senior.subtract(debt), ratio);
  }

  /**
   * Debt after interest: {@code debt × rate^seconds}, the power by square and multiply, each
   * product half up at 27 digits, the result down.
   *
   * @param ratePerSecond growth factor of one second, above 0 (1 is no interest)
   * @throws OutOfRangeException if the growth is beyond 10^20
   */
  public BigDecimal accrue(BigDecimal debt, BigDecimal ratePerSecond, long seconds) {
    Bounds.notNegative("debt", debt);
    Bounds.positive("ratePerSecond", ratePerSecond);
    Bounds.notNegativeSeconds(seconds);
    BigDecimal growth = BigDecimal.ONE;
    BigDecimal step = ratePerSecond;
    for (long left = seconds; left > 0; left /= 2) {
      if (left % 2 == 1) {
        growth = grown(growth, step);
      }
      if (left > 1) {
        step = grown(step, step);
      }
    }
    return debt.multiply(growth).setScale(amountScale, RoundingMode.DOWN);
  }

  private static BigDecimal grown(BigDecimal growth, BigDecimal step) {
    BigDecimal product = growth.multiply(step).setScale(PRICE_SCALE, RoundingMode.HALF_UP);
    return Bounds.atMost("growth", product, "the greatest growth", MOST_GROWTH);
  }

  /**
   * Price of a senior share: {@code min(loans + cash, senior) ÷ supply}; 1 while the pool is empty
   * or the supply is dust.
   */
  public BigDecimal seniorPrice(BigDecimal senior, Holdings pool, BigDecimal supply) {
    Bounds.notNegative("senior", senior);
    return price(senior.min(pool.total()), pool, supply);
  }

  /**
   * Price of a junior share: {@code (loans + cash − senior + stake) ÷ supply}, 0 if the senior is
   * owed more than there is; 1 while the pool is empty or the supply is dust.
   *
   * @param stake junior capital that secures a credit line elsewhere, ≥ 0
   */
  public BigDecimal juniorPrice(
      BigDecimal senior, Holdings pool, BigDecimal supply, BigDecimal stake) {
    Bounds.notNegative("senior", senior);
    Bounds.notNegative("stake", stake);
    BigDecimal left = pool.total().subtract(senior);
    return price(left.signum() < 0 ? BigDecimal.ZERO : left.add(stake), pool, supply);
  }

  private BigDecimal price(BigDecimal value, Holdings pool, BigDecimal supply) {
    Bounds.notNegative("supply", supply);
    BigDecimal dust = BigDecimal.valueOf(dustUnits, amountScale);
    if (pool.total().signum() == 0 || supply.compareTo(dust) <= 0) {
      return BigDecimal.ONE;
    }
    if (supply.signum() == 0) {
      throw new OutOfRangeException("supply must be above 0, was 0");
    }
    return value.divide(supply, PRICE_SCALE, RoundingMode.HALF_UP);
  }
}
