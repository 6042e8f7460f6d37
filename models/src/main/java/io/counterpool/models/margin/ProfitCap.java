package io.counterpool.models.margin;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A bound on what the winners of one side may take from the pool that backs them.
 *
 * <p>{@code capped = min(profit of the side, pool × maxFraction)}; a loss of the side is not
 * capped. Every winner gets {@code its profit × capped ÷ profit of the side}, losses stay whole.
 * Above the bound, winners may be deleveraged. A venue uses one fraction for payouts, others for
 * the price of shares and for deleveraging. Whoever closes first is scaled by the ratio of that
 * moment; the ratio changes with each close. Source: GMX v2, MarketUtils and AdlUtils.
 *
 * @param maxFraction of the pool, ≥ 0
 */
public record ProfitCap(Decimal maxFraction) {

  /** Fraction digits of payouts and ratios. */
  private static final int SCALE = 30;

  public ProfitCap {
    Bounds.notNegative("maxFraction", maxFraction);
  }

  /**
   * Profit of a side as far as it counts.
   *
   * @param sideProfit of all positions of the side together, settlement units
   * @param sidePool value of what backs the side, settlement units, ≥ 0
   */
  public BigDecimal capped(BigDecimal sideProfit, BigDecimal sidePool) {
    return sideProfit.min(bound(sidePool));
  }

  /**
   * Profit that one position is paid.
   *
   * @param profit of the position, settlement units
   * @return a gain rounded down at thirty digits; a loss as it is
   */
  public BigDecimal payable(BigDecimal profit, BigDecimal sideProfit, BigDecimal sidePool) {
    BigDecimal counted = capped(sideProfit, sidePool);
    return profit.signum() <= 0 || counted.compareTo(sideProfit) == 0
        ? profit
        : profit.multiply(counted).divide(sideProfit, SCALE, RoundingMode.DOWN);
  }

  /**
   * What the providers own: {@code gross − capped profit}.
   *
   * @param gross value of everything in the pool, settlement units
   */
  public BigDecimal providersValue(BigDecimal gross, BigDecimal sideProfit, BigDecimal sidePool) {
    return gross.subtract(capped(sideProfit, sidePool));
  }

  /** Whether the side's profit is above the bound, so that winners may be deleveraged. */
  public boolean isExceeded(BigDecimal sideProfit, BigDecimal sidePool) {
    return sideProfit.signum() > 0 && sideProfit.compareTo(bound(sidePool)) > 0;
  }

  /**
   * {@code sideProfit ÷ sidePool}, rounded towards 0 at thirty digits.
   *
   * @param sidePool above 0
   */
  public static BigDecimal ratio(BigDecimal sideProfit, BigDecimal sidePool) {
    return sideProfit.divide(Bounds.positive("sidePool", sidePool), SCALE, RoundingMode.DOWN);
  }

  private BigDecimal bound(BigDecimal sidePool) {
    return Bounds.notNegative("sidePool", sidePool).multiply(maxFraction.toBigDecimal());
  }
}
