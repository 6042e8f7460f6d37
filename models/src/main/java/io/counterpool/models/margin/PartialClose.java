package io.counterpool.models.margin;

import io.counterpool.models.Decimal;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * What is left of the margin when part of one position is closed, and the least part that restores
 * it.
 *
 * <p>Equity moves in a straight line with the closed size and maintenance is convex in what
 * remains, so the surplus rises to one peak and then falls: the least size lies before the peak and
 * is found by halving.
 */
final class PartialClose {

  private final LinearMargin margin;
  private final MarginPosition position;
  private final Decimal whole;
  private final Decimal closePrice;
  private final BigDecimal otherEquity;
  private final Decimal otherMaintenance;

  /** Counted profit of the whole position at its mark and at the closing price. */
  private final BigDecimal profitAtMark;

  private final BigDecimal profitAtClose;

  PartialClose(LinearMargin margin, MarginAccount account, int index, Decimal closePrice) {
    this.margin = margin;
    this.position = account.positions().get(index);
    this.whole = position.state().size().abs();
    this.closePrice = closePrice;
    MarginAccount others = account.without(index);
    this.otherEquity =
        LinearMargin.exactEquity(others).subtract(LinearMargin.owed(position.state()));
    this.otherMaintenance = margin.maintenanceMargin(others.positions());
    this.profitAtMark = LinearMargin.countedProfit(position, position.state().price());
    this.profitAtClose = LinearMargin.countedProfit(position, closePrice);
  }

  Decimal least(Decimal step) {
    if (whole.isZero() || isEnough(Decimal.ZERO)) {
      return Decimal.ZERO;
    }
    BigInteger unit = step.toBigDecimal().unscaledValue();
    // Steps that leave something open, and of those the ones before the peak of the surplus.
    BigInteger high =
        peak()
            .toBigDecimal()
            .unscaledValue()
            .divide(unit)
            .min(whole.toBigDecimal().unscaledValue().subtract(BigInteger.ONE).divide(unit));
    if (high.signum() <= 0 || !isEnough(steps(high, step))) {
      return whole;
    }
    BigInteger low = BigInteger.ZERO;
    while (high.subtract(low).compareTo(BigInteger.ONE) > 0) {
      BigInteger middle = low.add(high).shiftRight(1);
      if (isEnough(steps(middle, step))) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return steps(high, step);
  }

  private static Decimal steps(BigInteger count, Decimal step) {
    return Decimal.of(new BigDecimal(count).multiply(step.toBigDecimal()));
  }

  /** Whether equity reaches maintenance × (1 + buffer) after {@code closed} is gone. */
  private boolean isEnough(Decimal closed) {
    Decimal remaining = whole.minus(closed);
    BigDecimal profit =
        remaining
            .toBigDecimal()
            .multiply(profitAtMark)
            .add(closed.toBigDecimal().multiply(profitAtClose));
    BigDecimal fee =
        closed
            .toBigDecimal()
            .multiply(closePrice.toBigDecimal())
            .multiply(position.terms().closeOutFeeRate().toBigDecimal());
    Decimal equity =
        Decimal.of(
            otherEquity
                .subtract(fee)
                .multiply(whole.toBigDecimal())
                .add(profit)
                .divide(whole.toBigDecimal(), margin.scale(), RoundingMode.FLOOR));
    MarginTerms terms = position.terms();
    Decimal maintenance =
        margin
            .requirement(terms, terms.maintenanceRate(), remaining, position.state().price())
            .plus(otherMaintenance);
    BigDecimal goal =
        maintenance
            .toBigDecimal()
            .multiply(Decimal.ONE.plus(terms.bufferFraction()).toBigDecimal());
    return equity.toBigDecimal().compareTo(goal) >= 0;
  }

  /**
   * The closed size at which one unit more costs as much equity as it frees requirement. With z
   * open and D = initialRate × sizeScale, a unit frees {@code (1 + buffer) × mark × rate × (D + 2z)
   * ÷ D} and costs {@code closePrice × fee + (profitAtMark − profitAtClose) ÷ whole}.
   */
  private Decimal peak() {
    MarginTerms terms = position.terms();
    BigDecimal size = whole.toBigDecimal();
    BigDecimal cost =
        closePrice
            .toBigDecimal()
            .multiply(terms.closeOutFeeRate().toBigDecimal())
            .multiply(size)
            .add(profitAtMark.subtract(profitAtClose));
    BigDecimal freed =
        Decimal.ONE
            .plus(terms.bufferFraction())
            .toBigDecimal()
            .multiply(position.state().price().toBigDecimal())
            .multiply(terms.maintenanceRate().toBigDecimal())
            .multiply(size);
    Decimal scale = terms.sizeScale();
    if (scale == null) {
      return freed.compareTo(cost) > 0 ? whole : Decimal.ZERO;
    }
    BigDecimal open =
        cost.subtract(freed)
            .multiply(terms.initialRate().toBigDecimal())
            .multiply(scale.toBigDecimal())
            .divide(freed.multiply(BigDecimal.TWO), Decimal.SCALE, RoundingMode.HALF_EVEN);
    BigDecimal bounded = size.subtract(open.max(BigDecimal.ZERO)).max(BigDecimal.ZERO);
    return Decimal.of(bounded);
  }
}
