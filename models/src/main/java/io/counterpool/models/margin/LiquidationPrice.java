package io.counterpool.models.margin;

import io.counterpool.models.Decimal;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * The price at which one position makes its account liquidatable, while everything else stands
 * still: found by asking the same question that liquidation asks, so that the number shown is the
 * number that triggers.
 *
 * <p>Seen along the price, equity is concave and maintenance straight, so the prices at which
 * equity covers maintenance are one interval; halving between the mark, which lies in it, and a
 * price that does not, ends at its border.
 */
final class LiquidationPrice {

  private final LinearMargin margin;
  private final MarginPosition position;
  private final int priceScale;
  private final BigDecimal otherEquity;
  private final BigDecimal otherMaintenance;

  LiquidationPrice(LinearMargin margin, MarginAccount account, int index, int priceScale) {
    this.margin = margin;
    this.position = account.positions().get(index);
    this.priceScale = priceScale;
    MarginAccount others = account.without(index);
    this.otherEquity =
        LinearMargin.exactEquity(others).subtract(LinearMargin.owed(position.state()));
    this.otherMaintenance = margin.maintenanceMargin(others.positions()).toBigDecimal();
  }

  /**
   * The first multiple of the tick, from the mark towards the loss of the position, at which the
   * account is liquidatable.
   *
   * @return the mark itself, on the tick, if it already is; empty if no price above 0 and below
   *     10^20 does it
   */
  Optional<Decimal> find() {
    int side = position.state().size().signum();
    if (side == 0) {
      return Optional.empty();
    }
    BigInteger healthy =
        ticks(
            position.state().price().toBigDecimal(),
            side > 0 ? RoundingMode.FLOOR : RoundingMode.CEILING);
    if (healthy.signum() == 0) {
      return Optional.empty();
    }
    if (isLiquidatable(healthy)) {
      return price(healthy);
    }
    BigInteger liquidatable = side > 0 ? BigInteger.ONE : bankrupt().max(healthy);
    if (!isLiquidatable(liquidatable)) {
      return Optional.empty();
    }
    while (healthy.subtract(liquidatable).abs().compareTo(BigInteger.ONE) > 0) {
      BigInteger middle = healthy.add(liquidatable).shiftRight(1);
      if (isLiquidatable(middle)) {
        liquidatable = middle;
      } else {
        healthy = middle;
      }
    }
    return price(liquidatable);
  }

  /**
   * A price at which a short has lost everything: its loss there is the rest of the equity, or 0 if
   * that is below 0 already.
   */
  private BigInteger bankrupt() {
    PositionState state = position.state();
    BigDecimal entry = state.entryNotional().toBigDecimal().negate();
    return ticks(
            entry
                .add(otherEquity.max(BigDecimal.ZERO))
                .divide(state.size().toBigDecimal().negate(), priceScale, RoundingMode.CEILING),
            RoundingMode.CEILING)
        .add(BigInteger.ONE);
  }

  private boolean isLiquidatable(BigInteger ticks) {
    if (ticks.signum() <= 0) {
      return false;
    }
    Optional<Decimal> price = price(ticks);
    if (price.isEmpty()) {
      return false;
    }
    BigDecimal equity =
        otherEquity
            .add(LinearMargin.countedProfit(position, price.get()))
            .setScale(margin.scale(), RoundingMode.FLOOR);
    BigDecimal maintenance =
        otherMaintenance.add(
            margin.roundedRequirement(
                position.terms(),
                position.terms().maintenanceRate(),
                position.state().size().abs(),
                price.get()));
    return equity.compareTo(maintenance) < 0;
  }

  private BigInteger ticks(BigDecimal price, RoundingMode rounding) {
    return price.setScale(priceScale, rounding).unscaledValue();
  }

  private Optional<Decimal> price(BigInteger ticks) {
    BigDecimal price = new BigDecimal(ticks, priceScale);
    return price.signum() > 0 && price.precision() - price.scale() <= 20
        ? Optional.of(Decimal.of(price))
        : Optional.empty();
  }
}
