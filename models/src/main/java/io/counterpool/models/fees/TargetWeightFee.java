package io.counterpool.models.fees;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Fee on bringing an asset into a pool of several, or taking it out, that draws the asset to its
 * target weight.
 *
 * <p>With d the distance of the asset's value from its target before the move, d' after it:
 *
 * <ul>
 *   <li>no target: the base fee
 *   <li>{@code d' < d}: {@code max(base − tax × d ÷ target, 0)}
 *   <li>otherwise: {@code base + tax × min((d + d') ÷ 2, target) ÷ target}
 * </ul>
 *
 * <p>The mean of the distances and each quotient are rounded down. Splitting a move changes the
 * fee; it is not a {@link TradeFee}. Source: GMX v1, VaultUtils.getFeeBasisPoints.
 *
 * @param base fraction of the moved value, 0 to 1
 * @param tax most that the distance adds or takes off, fraction, 0 to 1
 * @param feeScale fraction digits of the fee, 0 to 18; 4 is whole basis points
 * @param valueScale fraction digits of the values, 0 to 18
 */
public record TargetWeightFee(Decimal base, Decimal tax, int feeScale, int valueScale) {

  public TargetWeightFee {
    Bounds.fraction("base", base);
    Bounds.fraction("tax", tax);
    Bounds.within("feeScale", feeScale, 0, Decimal.SCALE);
    Bounds.within("valueScale", valueScale, 0, Decimal.SCALE);
  }

  /**
   * The fee of one move.
   *
   * @param current value of the asset in the pool, ≥ 0
   * @param target value it should have, ≥ 0; 0: none
   * @param change value brought in (above 0) or taken out; no more than there is comes out
   * @return fraction of the moved value, ≥ 0
   */
  public Decimal fraction(BigDecimal current, BigDecimal target, BigDecimal change) {
    Bounds.notNegative("current", current);
    Bounds.notNegative("target", target);
    if (target.signum() == 0) {
      return base;
    }
    BigDecimal before = current.subtract(target).abs();
    BigDecimal after = current.add(change).max(BigDecimal.ZERO).subtract(target).abs();
    if (after.compareTo(before) < 0) {
      BigDecimal fee = base.toBigDecimal().subtract(share(before, target));
      return Decimal.of(fee.max(BigDecimal.ZERO));
    }
    BigDecimal mean = before.add(after).divide(BigDecimal.TWO, valueScale, RoundingMode.DOWN);
    return base.plus(Decimal.of(share(mean.min(target), target)));
  }

  private BigDecimal share(BigDecimal distance, BigDecimal target) {
    return tax.toBigDecimal().multiply(distance).divide(target, feeScale, RoundingMode.DOWN);
  }
}
