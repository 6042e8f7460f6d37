package io.counterpool.models.fees;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import java.math.RoundingMode;

/**
 * How much of the impact premiums that traders have paid in may be paid out again, an interval, to
 * those whose trades better the balance.
 *
 * <p>A rebate is never more than what premiums have brought, because that is all the market's
 * impact account holds; this budget also keeps one trade from taking all of it.
 *
 * @param fraction of what the account held when the interval began, 0 to 1
 * @param intervalSeconds length of an interval, 1 to 31,536,000; intervals begin at multiples of it
 *     since the epoch
 */
public record ImpactRebate(Decimal fraction, int intervalSeconds) {

  private static final int YEAR_SECONDS = 31_536_000;

  public ImpactRebate {
    Bounds.fraction("fraction", fraction);
    Bounds.within("intervalSeconds", intervalSeconds, 1, YEAR_SECONDS);
  }

  /**
   * What is paid of a rebate.
   *
   * @param wanted by the pricing model, settlement units, ≥ 0
   * @param heldAtStart premiums held when the interval began, settlement units, ≥ 0
   * @param paid rebates of the interval so far, settlement units, ≥ 0
   * @param scale fraction digits of the settlement asset
   * @return 0 to wanted, the budget rounded down
   */
  public Decimal payable(Decimal wanted, Decimal heldAtStart, Decimal paid, int scale) {
    Bounds.notNegative("wanted", wanted);
    Bounds.notNegative("heldAtStart", heldAtStart);
    Bounds.notNegative("paid", paid);
    Decimal budget = heldAtStart.times(fraction, scale, RoundingMode.DOWN);
    return wanted.min(budget.minus(paid).max(Decimal.ZERO));
  }
}
