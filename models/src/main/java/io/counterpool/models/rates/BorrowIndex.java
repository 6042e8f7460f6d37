package io.counterpool.models.rates;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Running sum of the borrowing charge: settlement units owed by one unit of absolute size since the
 * start. A position owes {@code |size| × change of the index}, whatever the number of updates.
 */
public final class BorrowIndex {

  /** 365 days. */
  public static final long YEAR_SECONDS = 31_536_000;

  private static final BigDecimal YEAR = BigDecimal.valueOf(YEAR_SECONDS);

  private BorrowIndex() {}

  /**
   * {@code index + rateAnnual × price × seconds ÷ year}, simple interest on the notional.
   *
   * @param rateAnnual fraction per year, ≥ 0
   * @param price settlement units for one base unit, above 0
   * @param seconds 0 or more
   * @return rounded up at eighteen digits
   */
  public static Decimal accrue(Decimal index, Decimal rateAnnual, Decimal price, long seconds) {
    Bounds.notNegative("rateAnnual", rateAnnual);
    Bounds.notNegativeSeconds(seconds);
    return accrue(index, rateAnnual.toBigDecimal().multiply(BigDecimal.valueOf(seconds)), price);
  }

  /**
   * The same for rates that changed within the interval.
   *
   * @param rateSeconds Σ annual rate × seconds, ≥ 0
   * @param price settlement units for one base unit, above 0
   * @return rounded up at eighteen digits
   */
  public static Decimal accrue(Decimal index, BigDecimal rateSeconds, Decimal price) {
    Bounds.notNegative("rateSeconds", rateSeconds);
    Bounds.positive("price", price);
    return index.plus(
        Decimal.of(
            rateSeconds
                .multiply(price.toBigDecimal())
                .divide(YEAR, Decimal.SCALE, RoundingMode.CEILING)));
  }
}
