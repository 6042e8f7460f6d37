package io.counterpool.models.tranche;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import java.util.List;

/**
 * A senior claim that grows with a fixed return; the junior has whatever is left.
 *
 * <p>{@code claim × (1 + annualTarget × seconds ÷ 365 days)}, the return rounded down; senior =
 * min(claim, pool value), junior = pool value − senior ({@link Waterfall}). What the senior lost it
 * is still owed, so a recovery makes it whole before the junior has anything.
 *
 * @param annualTarget fraction per year, ≥ 0
 */
public record TargetReturn(Decimal annualTarget) implements TrancheModel {

  public static final String TAG = "target-return";

  public TargetReturn {
    Bounds.notNegative("annualTarget", annualTarget);
  }

  @Override
  public TrancheSplit split(TrancheValues before, Decimal poolValue, long seconds, int scale) {
    Decimal claim = Waterfall.accrueClaim(before.seniorClaim(), annualTarget, seconds, scale);
    List<Decimal> values = Waterfall.values(poolValue, List.of(claim));
    TrancheValues after = new TrancheValues(claim, values.getFirst(), values.getLast());
    boolean wiped = after.junior().isZero() && before.junior().isPositive();
    return new TrancheSplit(after, Decimal.ZERO, wiped);
  }
}
