package io.counterpool.models.liquidation;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;
import java.math.BigDecimal;

/**
 * A fee of the liquidator that grows while a liquidation finds nobody: {@code base} for {@code
 * grace} periods, then {@code min(base + step × elapsed, most)}, elapsed counted from the start. A
 * bound below the base cuts the fee once the grace is over. Exact. Source: Drift v2, liquidation
 * (1,500 slots of about 0.4 s, 10⁻⁶ a slot).
 *
 * @param base fraction of the notional, ≥ 0
 * @param step fraction of the notional a period, ≥ 0
 * @param grace periods, ≥ 0
 * @param most bound of the grown fee, fraction of the notional, ≥ 0
 */
public record FeeRamp(Decimal base, Decimal step, long grace, Decimal most) {

  public FeeRamp {
    Bounds.notNegative("base", base);
    Bounds.notNegative("step", step);
    Bounds.notNegative("most", most);
    notNegative("grace", grace);
  }

  /** The fee after {@code elapsed} periods, ≥ 0, without a fill. */
  public Decimal fee(long elapsed) {
    if (notNegative("elapsed", elapsed) < grace) {
      return base;
    }
    return Decimal.of(
        base.toBigDecimal()
            .add(step.toBigDecimal().multiply(BigDecimal.valueOf(elapsed)))
            .min(most.toBigDecimal()));
  }

  private static long notNegative(String name, long periods) {
    if (periods < 0) {
      throw new OutOfRangeException(name + " must not be below 0, was " + periods);
    }
    return periods;
  }
}
