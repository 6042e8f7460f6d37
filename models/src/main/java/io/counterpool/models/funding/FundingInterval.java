package io.counterpool.models.funding;

import io.counterpool.models.AccrualSpan;
import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;
import org.jspecify.annotations.Nullable;

/**
 * What held while an interval ran.
 *
 * @param span its place on the clock
 * @param longSize size of all longs, base units, ≥ 0
 * @param shortSize size of all shorts, base units, unsigned, ≥ 0
 * @param price settlement units for one base unit, above 0
 * @param premium of the market's own price over the index, fraction, at least −1; 0 where nothing
 *     follows it
 * @param poolCapital capital of the pool, settlement units, ≥ 0; 0 where nothing looks at it
 * @param feePool fees the pool may spend on the market, settlement units, ≥ 0
 * @param budgetPerDay the most the pool pays a day, settlement units, ≥ 0; null: no limit beside
 *     the model's own
 */
public record FundingInterval(
    AccrualSpan span,
    Decimal longSize,
    Decimal shortSize,
    Decimal price,
    Decimal premium,
    Decimal poolCapital,
    Decimal feePool,
    @Nullable Decimal budgetPerDay) {

  public FundingInterval {
    Bounds.notNegative("longSize", longSize);
    Bounds.notNegative("shortSize", shortSize);
    Bounds.positive("price", price);
    if (premium.isLessThan(Decimal.ONE.negate())) {
      throw new OutOfRangeException("premium must be at least -1, was " + premium);
    }
    Bounds.notNegative("poolCapital", poolCapital);
    Bounds.notNegative("feePool", feePool);
    if (budgetPerDay != null) {
      Bounds.notNegative("budgetPerDay", budgetPerDay);
    }
  }

  /** Longs minus shorts, base units. */
  public Decimal skewSize() {
    return longSize.minus(shortSize);
  }

  /** Size of the larger side. */
  Decimal largerSize() {
    return longSize.max(shortSize);
  }
}
