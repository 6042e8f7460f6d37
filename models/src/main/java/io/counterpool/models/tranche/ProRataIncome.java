package io.counterpool.models.tranche;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import io.counterpool.models.tranche.InterestSplit.Interest;
import java.math.BigDecimal;

/**
 * Gains by capital after a fee of the senior to the junior, losses by the junior first and final.
 * The pool's gain is divided as interest that was paid in full, see {@link InterestSplit}; a senior
 * without a junior pays no fee for one.
 *
 * @param juniorFee part of the senior's gain, 0 to 1
 * @param reserveFee part of the whole gain, 0 to 1; both together at most 1
 */
public record ProRataIncome(Decimal juniorFee, Decimal reserveFee) implements TrancheModel {

  public static final String TAG = "pro-rata-income";

  public ProRataIncome {
    new InterestSplit(juniorFee, reserveFee);
  }

  @Override
  public TrancheSplit split(TrancheValues before, Decimal poolValue, long seconds, int scale) {
    Bounds.notNegativeSeconds(seconds);
    Decimal value = poolValue.max(Decimal.ZERO);
    BigDecimal change = value.toBigDecimal().subtract(before.total());
    if (change.signum() < 0) {
      Decimal senior = before.senior().min(value);
      boolean defaulted = change.negate().compareTo(before.junior().toBigDecimal()) >= 0;
      return new TrancheSplit(
          TrancheValues.of(senior, value.minus(senior)), Decimal.ZERO, defaulted);
    }
    Decimal gain = Decimal.of(change);
    Interest parts = new InterestSplit(juniorFee, reserveFee).interest(before, gain, gain, scale);
    boolean alone = before.junior().isZero() && before.senior().isPositive();
    Decimal toSenior = alone ? gain.minus(parts.reserve()) : parts.senior();
    Decimal toJunior = alone ? Decimal.ZERO : parts.junior();
    return new TrancheSplit(
        TrancheValues.of(before.senior().plus(toSenior), before.junior().plus(toJunior)),
        parts.reserve(),
        false);
  }
}
