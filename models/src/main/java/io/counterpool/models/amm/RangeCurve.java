package io.counterpool.models.amm;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Value of liquidity concentrated between two prices, in real numbers: {@code first = L × (1/√P −
 * 1/√upper)}, {@code second = L × (√P − √lower)}, with P held inside the range; all in one asset
 * outside it. {@link RangePool} trades on the same curve in whole units. Source: Uniswap v3 white
 * paper.
 *
 * @param lower price of the first asset in the second, ≥ 0
 * @param upper above lower
 * @param liquidity L, the square root of the product of the virtual reserves, ≥ 0
 */
public record RangeCurve(Decimal lower, Decimal upper, Decimal liquidity) {

  private static final MathContext DIGITS = new MathContext(60, RoundingMode.HALF_EVEN);

  public RangeCurve {
    Bounds.notNegative("lower", lower);
    if (lower.compareTo(upper) >= 0) {
      throw new OutOfRangeException("lower must be below upper " + upper + ", was " + lower);
    }
    Bounds.notNegative("liquidity", liquidity);
  }

  /** Reserve of the first asset, sixty digits; price above 0. */
  public BigDecimal first(Decimal price) {
    BigDecimal inside = root(Bounds.positive("price", price).max(lower).min(upper));
    BigDecimal depth =
        BigDecimal.ONE
            .divide(inside, DIGITS)
            .subtract(BigDecimal.ONE.divide(root(upper), DIGITS), DIGITS);
    return depth.multiply(liquidity.toBigDecimal(), DIGITS);
  }

  /** Reserve of the second asset, sixty digits; price above 0. */
  public BigDecimal second(Decimal price) {
    BigDecimal inside = root(Bounds.positive("price", price).max(lower).min(upper));
    return inside.subtract(root(lower), DIGITS).multiply(liquidity.toBigDecimal(), DIGITS);
  }

  /** {@code first × P + second}, in the second asset. */
  public BigDecimal value(Decimal price) {
    return first(price).multiply(price.toBigDecimal(), DIGITS).add(second(price), DIGITS);
  }

  /** Whether trades move the reserves at this price: lower &lt; price &lt; upper. */
  public boolean isActive(Decimal price) {
    return price.isGreaterThan(lower) && price.isLessThan(upper);
  }

  private static BigDecimal root(Decimal value) {
    return value.toBigDecimal().sqrt(DIGITS);
  }
}
