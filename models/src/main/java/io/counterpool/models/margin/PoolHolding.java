package io.counterpool.models.margin;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import java.math.BigDecimal;

/**
 * What a pool holds in one market.
 *
 * @param size base units, positive when the pool is long
 * @param index settlement units for one base unit, above 0
 * @param fundingIndex settlement units that one unit of long size has paid since the pool's entry
 * @param slippage fraction by which the price moves for inventory worth the pool's capital, ≥ 0
 * @param maxLeverage notional for one unit of capital, above 0
 */
public record PoolHolding(
    Decimal size, Decimal index, Decimal fundingIndex, Decimal slippage, Decimal maxLeverage) {

  public PoolHolding {
    Bounds.positive("index", index);
    Bounds.notNegative("slippage", slippage);
    Bounds.positive("maxLeverage", maxLeverage);
  }

  /** {@code size × index}, signed, exact. */
  public BigDecimal value() {
    return size.toBigDecimal().multiply(index.toBigDecimal());
  }

  /** {@code slippage × value²}, exact. */
  public BigDecimal square() {
    BigDecimal value = value();
    return value.multiply(value).multiply(slippage.toBigDecimal());
  }

  /** {@code |value| ÷ maxLeverage}: capital that the inventory ties up, to sixty digits, up. */
  public BigDecimal requirement() {
    return value().abs().divide(maxLeverage.toBigDecimal(), PoolMargin.UP);
  }

  /** {@code size × fundingIndex}: what the pool owes, exact. */
  BigDecimal fundingOwed() {
    return size.toBigDecimal().multiply(fundingIndex.toBigDecimal());
  }
}
