package io.counterpool.models.amm;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How far the peg should move towards the index and what the pool may spend on it.
 *
 * <p>The full move puts the curve's price at the index, within the fees kept for it. Where these do
 * not pay the full move and the price is further than half the widest spread from the index, the
 * price is brought to that distance and the budget is what this costs: a price that far off would
 * cost the pool more. Source: Drift v2, repeg.
 *
 * @param optimalPeg settlement units for one virtual quote unit, above 0
 * @param budget settlement units, ≥ 0
 */
public record RepegTarget(Decimal optimalPeg, Decimal budget) {

  public RepegTarget {
    Bounds.positive("optimalPeg", optimalPeg);
    Bounds.notNegative("budget", budget);
  }

  /**
   * The target.
   *
   * @param now reserves and peg
   * @param baseReserve virtual base units, above 0
   * @param feePool fees kept that may be spent, settlement units, ≥ 0
   * @param maxSpread widest spread the venue quotes, fraction of the index, ≥ 0
   * @param index settlement units for one base unit, above 0
   */
  public static RepegTarget of(
      Repeg now, Decimal baseReserve, Decimal feePool, Decimal maxSpread, Decimal index) {
    Bounds.notNegative("feePool", feePool);
    Bounds.notNegative("maxSpread", maxSpread);
    Decimal full = pegFor(now, baseReserve, index);
    if (feePool.compareTo(now.to(full).cost()) >= 0) {
      return new RepegTarget(full, feePool);
    }
    Decimal half =
        Decimal.of(
            index
                .toBigDecimal()
                .multiply(maxSpread.toBigDecimal())
                .divide(BigDecimal.TWO, now.scale(), RoundingMode.DOWN));
    Decimal gap = price(now, baseReserve).minus(index);
    if (gap.abs().compareTo(half) <= 0) {
      return new RepegTarget(full, feePool);
    }
    Decimal goal = gap.isNegative() ? index.minus(half) : index.plus(half);
    Decimal peg = pegFor(now, baseReserve, goal);
    return new RepegTarget(peg, now.to(peg).cost().max(Decimal.ZERO));
  }

  /** Price of the curve, {@code peg × quoteReserve ÷ baseReserve}, rounded down. */
  public static Decimal price(Repeg now, Decimal baseReserve) {
    Bounds.positive("baseReserve", baseReserve);
    return now.peg().timesOver(now.quoteReserve(), baseReserve, now.scale(), RoundingMode.DOWN);
  }

  /** The peg that puts the price at {@code target}, rounded down, at least one unit. */
  public static Decimal pegFor(Repeg now, Decimal baseReserve, Decimal target) {
    Bounds.positive("baseReserve", baseReserve);
    Bounds.positive("target", target);
    return target
        .timesOver(baseReserve, now.quoteReserve(), now.scale(), RoundingMode.DOWN)
        .max(Decimal.ofUnits(1, now.scale()));
  }
}
