package io.counterpool.models.tranche;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A late loan loses value in a straight line, from the end of its grace to nothing.
 *
 * <p>{@code perDay = balance × apr ÷ 365 + principalOwed}; {@code daysLate = (interestOwed +
 * principalOwed) ÷ perDay + seconds after the term's end ÷ 86,400}; {@code part = min(1, max(0,
 * daysLate − graceDays) ÷ mostDaysLate)}, 0 if nothing falls due; {@code writedown = part ×
 * balance}. Every step is rounded down at eighteen digits. Source: Goldfinch, Accountant.
 *
 * @param graceDays ≥ 0
 * @param mostDaysLate days beyond the grace after which nothing is left, above 0
 */
public record LinearWritedown(Decimal graceDays, Decimal mostDaysLate) {

  private static final BigDecimal YEAR_DAYS = BigDecimal.valueOf(365);
  private static final BigDecimal DAY_SECONDS = BigDecimal.valueOf(86_400);

  /**
   * A loan that may be late; amounts ≥ 0.
   *
   * @param balance outstanding principal, settlement units
   * @param apr fraction per year, ≥ 0
   * @param secondsAfterTermEnd 0 while the term runs
   */
  public record Loan(
      Decimal balance,
      Decimal apr,
      Decimal interestOwed,
      Decimal principalOwed,
      long secondsAfterTermEnd) {

    public Loan {
      Bounds.notNegative("balance", balance);
      Bounds.notNegative("apr", apr);
      Bounds.notNegative("interestOwed", interestOwed);
      Bounds.notNegative("principalOwed", principalOwed);
      Bounds.notNegativeSeconds(secondsAfterTermEnd);
    }
  }

  /**
   * What a loan has lost.
   *
   * @param part of the balance, 0 to 1
   * @param amount settlement units
   */
  public record Writedown(Decimal part, Decimal amount) {

    /** The part in whole percent, rounded down. */
    public int wholePercent() {
      return part.times(100).toBigDecimal().intValue();
    }
  }

  public LinearWritedown {
    Bounds.notNegative("graceDays", graceDays);
    Bounds.positive("mostDaysLate", mostDaysLate);
  }

  public Writedown of(Loan loan) {
    Decimal part = part(loan);
    return new Writedown(part, loan.balance().times(part, RoundingMode.DOWN));
  }

  private Decimal part(Loan loan) {
    BigDecimal yearly = loan.balance().toBigDecimal().multiply(loan.apr().toBigDecimal());
    BigDecimal principalOwed = loan.principalOwed().toBigDecimal();
    BigDecimal perDay = down(yearly, YEAR_DAYS).add(principalOwed);
    if (perDay.signum() == 0) {
      return Decimal.ZERO;
    }
    BigDecimal owed = loan.interestOwed().toBigDecimal().add(principalOwed);
    BigDecimal late =
        down(owed, perDay)
            .add(down(BigDecimal.valueOf(loan.secondsAfterTermEnd()), DAY_SECONDS))
            .subtract(graceDays.toBigDecimal());
    if (late.signum() <= 0) {
      return Decimal.ZERO;
    }
    return Decimal.of(down(late, mostDaysLate.toBigDecimal()).min(BigDecimal.ONE));
  }

  private static BigDecimal down(BigDecimal dividend, BigDecimal divisor) {
    return dividend.divide(divisor, Decimal.SCALE, RoundingMode.DOWN);
  }
}
