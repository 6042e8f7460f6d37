package io.counterpool.models.tranche;

import io.counterpool.models.Bounds;
import io.counterpool.models.OutOfRangeException;
import java.math.BigDecimal;

/**
 * The order in which a borrower's payment is used: interest owed, principal owed, interest accrued
 * but not yet due, then the balance; the rest is returned.
 *
 * <p>A lump sum follows that order by itself. A borrower who names interest and principal apart is
 * refused where a step would be skipped. Exact at any number of digits; every unit paid is in the
 * answer. Source: Goldfinch, Accountant.
 */
public final class PaymentWaterfall {

  /**
   * What a borrower owes; all ≥ 0.
   *
   * @param balance outstanding principal, the owed part included
   * @param interestOwed due now
   * @param interestAccrued not yet due
   * @param principalOwed due now, at most {@code balance}
   */
  public record Debt(
      BigDecimal balance,
      BigDecimal interestOwed,
      BigDecimal interestAccrued,
      BigDecimal principalOwed) {

    public Debt {
      Bounds.notNegative("balance", balance);
      Bounds.notNegative("interestOwed", interestOwed);
      Bounds.notNegative("interestAccrued", interestAccrued);
      Bounds.notNegative("principalOwed", principalOwed);
    }
  }

  /** What became of a payment. */
  public sealed interface Outcome {

    /** The parts; they sum to the payment. */
    record Allocated(
        BigDecimal owedInterest,
        BigDecimal owedPrincipal,
        BigDecimal accruedInterest,
        BigDecimal extraBalance,
        BigDecimal remaining)
        implements Outcome {}

    /** A step would be skipped. */
    record Refused(Step unpaid) implements Outcome {}
  }

  /** A step that must be paid before a later one, in the order of the check. */
  public enum Step {
    /** Principal was offered while interest is owed. */
    INTEREST_OWED,
    /** Accrued interest would be paid while principal is owed. */
    PRINCIPAL_OWED,
    /** Balance beyond the owed part would be repaid while accrued interest is unpaid. */
    ACCRUED_INTEREST
  }

  private PaymentWaterfall() {}

  /**
   * Uses one sum in the order of the waterfall.
   *
   * @param payment ≥ 0
   * @throws OutOfRangeException if more principal would be paid as owed than is outstanding
   */
  public static Outcome.Allocated lump(BigDecimal payment, Debt debt) {
    Bounds.notNegative("payment", payment);
    BigDecimal owedInterest = debt.interestOwed().min(payment);
    BigDecimal left = payment.subtract(owedInterest);
    BigDecimal owedPrincipal = debt.principalOwed().min(left);
    left = left.subtract(owedPrincipal);
    BigDecimal accrued = debt.interestAccrued().min(left);
    left = left.subtract(accrued);
    BigDecimal extra = outstanding(debt, owedPrincipal).min(left);
    return new Outcome.Allocated(owedInterest, owedPrincipal, accrued, extra, left.subtract(extra));
  }

  /**
   * Uses interest and principal that the borrower named apart.
   *
   * @param principalPayment ≥ 0
   * @param interestPayment ≥ 0
   * @throws OutOfRangeException if more principal would be paid as owed than is outstanding
   */
  public static Outcome separate(
      BigDecimal principalPayment, BigDecimal interestPayment, Debt debt) {
    Bounds.notNegative("principalPayment", principalPayment);
    Bounds.notNegative("interestPayment", interestPayment);
    BigDecimal owedInterest = debt.interestOwed().min(interestPayment);
    BigDecimal interestLeft = interestPayment.subtract(owedInterest);
    if (owedInterest.compareTo(debt.interestOwed()) < 0 && principalPayment.signum() > 0) {
      return new Outcome.Refused(Step.INTEREST_OWED);
    }
    BigDecimal owedPrincipal = debt.principalOwed().min(principalPayment);
    BigDecimal principalLeft = principalPayment.subtract(owedPrincipal);
    BigDecimal accrued = debt.interestAccrued().min(interestLeft);
    if (owedPrincipal.compareTo(debt.principalOwed()) < 0 && accrued.signum() > 0) {
      return new Outcome.Refused(Step.PRINCIPAL_OWED);
    }
    BigDecimal extra = outstanding(debt, owedPrincipal).min(principalLeft);
    if (accrued.compareTo(debt.interestAccrued()) < 0 && extra.signum() > 0) {
      return new Outcome.Refused(Step.ACCRUED_INTEREST);
    }
    BigDecimal remaining = principalLeft.subtract(extra).add(interestLeft.subtract(accrued));
    return new Outcome.Allocated(owedInterest, owedPrincipal, accrued, extra, remaining);
  }

  private static BigDecimal outstanding(Debt debt, BigDecimal owedPrincipal) {
    Bounds.atMost("principal paid as owed", owedPrincipal, "balance", debt.balance());
    return debt.balance().subtract(owedPrincipal);
  }
}
