package io.counterpool.models.tranche;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * One period of a deal with a senior class, a mezzanine class and equity, guarded by coverage
 * tests.
 *
 * <p>Interest cash pays the senior fee, then senior interest. If {@code assets ÷ senior} is below
 * {@code seniorTrigger}, what is left redeems the senior until the test is cured. Then mezzanine
 * interest; what cannot be paid is added to the mezzanine balance. If {@code assets ÷ (senior +
 * mezzanine)} is below {@code mezzanineTrigger}, what is left redeems senior, then mezzanine, until
 * that is cured. The rest is equity's. Principal cash redeems senior, then mezzanine; the rest is
 * equity's. Assets are the performing pool and the principal cash of the period.
 *
 * <p>Interest due is rounded down and a cure up at eighteen digits; every unit of cash is handed
 * out. A class without balance passes its test. Senior interest that cannot be paid is lost to the
 * period and in the answer as {@code seniorInterestShort}. Source: cash-flow CDO convention.
 *
 * @param seniorTrigger least assets for one unit of senior, ≥ 0; 0 never fails
 * @param mezzanineTrigger least assets for one unit of senior and mezzanine, ≥ 0; 0 never fails
 */
public record CoverageWaterfall(Decimal seniorTrigger, Decimal mezzanineTrigger) {

  /**
   * A period; amounts in settlement units, ≥ 0.
   *
   * @param pool performing balance after losses and collections
   * @param senior outstanding senior balance
   * @param mezzanine outstanding mezzanine balance
   * @param interestCash interest that came in
   * @param principalCash principal that came in
   * @param seniorFee due before all else
   * @param seniorRate fraction of the balance for the period, ≥ 0
   * @param mezzanineRate fraction of the balance for the period, ≥ 0
   */
  public record Period(
      Decimal pool,
      Decimal senior,
      Decimal mezzanine,
      Decimal interestCash,
      Decimal principalCash,
      Decimal seniorFee,
      Decimal seniorRate,
      Decimal mezzanineRate) {

    public Period {
      Bounds.notNegative("pool", pool);
      Bounds.notNegative("senior", senior);
      Bounds.notNegative("mezzanine", mezzanine);
      Bounds.notNegative("interestCash", interestCash);
      Bounds.notNegative("principalCash", principalCash);
      Bounds.notNegative("seniorFee", seniorFee);
      Bounds.notNegative("seniorRate", seniorRate);
      Bounds.notNegative("mezzanineRate", mezzanineRate);
    }
  }

  /**
   * Where the cash went, and the balances after.
   *
   * @param interestUsedToRedeem interest cash that cured a test
   * @param seniorPrincipal principal cash paid to the senior
   * @param mezzaninePrincipal principal cash paid to the mezzanine
   */
  public record Distribution(
      Decimal feePaid,
      Decimal seniorInterest,
      Decimal seniorInterestShort,
      Decimal mezzanineInterest,
      Decimal mezzanineDeferred,
      Decimal interestUsedToRedeem,
      Decimal seniorPrincipal,
      Decimal mezzaninePrincipal,
      Decimal equity,
      Decimal seniorBalance,
      Decimal mezzanineBalance) {}

  public CoverageWaterfall {
    Bounds.notNegative("seniorTrigger", seniorTrigger);
    Bounds.notNegative("mezzanineTrigger", mezzanineTrigger);
  }

  public Distribution distribute(Period period) {
    Decimal assets = period.pool().plus(period.principalCash());
    Decimal left = period.interestCash();

    Decimal fee = period.seniorFee().min(left);
    left = left.minus(fee);
    Decimal seniorDue = period.senior().times(period.seniorRate(), RoundingMode.DOWN);
    Decimal seniorInterest = seniorDue.min(left);
    left = left.minus(seniorInterest);

    Decimal seniorCure = cure(assets, period.senior(), seniorTrigger).min(left);
    Decimal senior = period.senior().minus(seniorCure);
    left = left.minus(seniorCure);

    Decimal mezzanineDue = period.mezzanine().times(period.mezzanineRate(), RoundingMode.DOWN);
    Decimal mezzanineInterest = mezzanineDue.min(left);
    Decimal deferred = mezzanineDue.minus(mezzanineInterest);
    Decimal mezzanine = period.mezzanine().plus(deferred);
    left = left.minus(mezzanineInterest);

    Decimal bothCure = cure(assets, senior.plus(mezzanine), mezzanineTrigger).min(left);
    Decimal seniorPart = bothCure.min(senior);
    senior = senior.minus(seniorPart);
    mezzanine = mezzanine.minus(bothCure.minus(seniorPart));
    left = left.minus(bothCure);

    Decimal seniorPrincipal = senior.min(period.principalCash());
    Decimal principalLeft = period.principalCash().minus(seniorPrincipal);
    Decimal mezzaninePrincipal = mezzanine.min(principalLeft);
    return new Distribution(
        fee,
        seniorInterest,
        seniorDue.minus(seniorInterest),
        mezzanineInterest,
        deferred,
        seniorCure.plus(bothCure),
        seniorPrincipal,
        mezzaninePrincipal,
        left.plus(principalLeft.minus(mezzaninePrincipal)),
        senior.minus(seniorPrincipal),
        mezzanine.minus(mezzaninePrincipal));
  }

  /** What must be redeemed for the rest to be covered: {@code outstanding − assets ÷ trigger}. */
  private static Decimal cure(Decimal assets, Decimal outstanding, Decimal trigger) {
    BigDecimal needed = trigger.toBigDecimal().multiply(outstanding.toBigDecimal());
    if (assets.toBigDecimal().compareTo(needed) >= 0) {
      return Decimal.ZERO;
    }
    return outstanding.minus(assets.dividedBy(trigger, RoundingMode.DOWN));
  }
}
